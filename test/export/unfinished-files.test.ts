import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { UnfinishedFiles } from '../../main/export/unfinished-files.ts';
import { test } from '../fixtures/folder.ts';

test('a running process keeps its temporary files', async ({ folder }) => {
  const temporary = join(folder, '.a.csv.partial');
  writeFileSync(temporary, 'half');
  const unfinished = new UnfinishedFiles(folder);
  await unfinished.add('task', temporary);
  await new UnfinishedFiles(folder).sweep();
  expect(existsSync(temporary)).toBe(true);
});

/** No process has this number: Linux, macOS and Windows stop far below. */
const noProcess = 2 ** 30;

async function remember(folder: string, temporary: string): Promise<UnfinishedFiles> {
  const unfinished = new UnfinishedFiles(folder);
  await unfinished.add('task', temporary);
  writeFileSync(join(folder, 'unfinished', 'task.json'), JSON.stringify({ pid: noProcess, temporary }));
  return unfinished;
}

test('a file that is remembered but not there is forgotten', async ({ folder }) => {
  const unfinished = await remember(folder, join(folder, 'gone', '.a.csv.partial'));
  await unfinished.sweep();
  expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
});

test('what cannot be removed now stays remembered, and stops nothing', async ({ folder }) => {
  const temporary = join(folder, 'a folder');
  mkdirSync(temporary);
  const unfinished = await remember(folder, temporary);
  await unfinished.sweep();
  expect(readdirSync(join(folder, 'unfinished'))).toEqual(['task.json']);
});
