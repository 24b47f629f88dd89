import { mkdtemp, rm, writeFile as writeToDisk } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RuntimeProblem } from '../../../electron-runtime/problem.ts';
import { goldenExcel, writeWorkbook } from '../golden.ts';
import { officeVersions, openXmlValidator, runsHere, validate } from './open-xml-sdk.ts';

const fetchTime = 300_000;

let folder: string;
let validator: string | undefined;
let problem = 'the validator runs on linux-x64 only';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analytics-export-'));
  if (!runsHere) return;
  try {
    validator = await openXmlValidator();
  } catch (error) {
    if (!(error instanceof RuntimeProblem)) throw error;
    problem = error.message;
  }
}, fetchTime);
afterAll(() => rm(folder, { recursive: true }));

test.for(goldenExcel)('the Open XML SDK finds no error in $name', async (golden, context) => {
  if (validator === undefined) return context.skip(problem);
  const path = join(folder, `${golden.name}.xlsx`);
  await writeToDisk(path, (await writeWorkbook(golden)).bytes);
  for (const office of officeVersions) expect(await validate(validator, path, office)).toEqual([]);
});

test('it would find one', async (context) => {
  if (validator === undefined) return context.skip(problem);
  const path = join(folder, 'broken.xlsx');
  await writeToDisk(path, 'no workbook');
  expect(await validate(validator, path, 'Microsoft365')).toHaveLength(1);
});
