import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetName } from '../../../../main/worker/writers/xlsx/sheet-name.ts';
import { columns, excelOptions, writeFile } from '../files.ts';
import { hostileText } from '../values.ts';
import { readPackage } from './read-package.ts';
import { unescaped } from './read-texts.ts';
import { readWorkbook } from './read-workbook.ts';

test.each([
  ['Analytics', 'Analytics'],
  ['', 'Sheet'],
  [' \t\n', '__'],
  ["'", 'Sheet'],
  ["'it's'", "it's"],
  ["' 'quoted' '", 'quoted'],
  ['a[b]c:d*e?f/g\\h', 'a_b_c_d_e_f_g_h'],
  ['2024/25', '2024_25'],
  ['history', 'history (2)'],
  [' HISTORY ', 'HISTORY (2)'],
  [`History${' '.repeat(30)}x`, 'History (2)'],
  ['x'.repeat(40), 'x'.repeat(31)],
  [`${'x'.repeat(30)}' more`, 'x'.repeat(30)],
  [`${'x'.repeat(29)} '' more`, 'x'.repeat(29)],
  [`${'x'.repeat(30)}😀`, 'x'.repeat(30)],
  ['_x0041_', '-x0041_'],
  ['a\u0000\uffff\ud83d', 'a__\ufffd'],
  ['Ergebnisse & <Noten>', 'Ergebnisse & <Noten>'],
])('%j becomes %j', (wanted, name) => {
  expect(sheetName(wanted, [])).toBe(name);
});

test('copies are numbered, whatever the case and the length', () => {
  const taken: string[] = [];
  for (const wanted of ['A', 'a', 'A (2)', 'x'.repeat(31), 'X'.repeat(40), 'x'.repeat(31)])
    taken.push(sheetName(wanted, taken));
  expect(taken).toEqual([
    'A',
    'a (2)',
    'A (2) (2)',
    'x'.repeat(31),
    `${'X'.repeat(27)} (2)`,
    `${'x'.repeat(27)} (3)`,
  ]);
});

/** What names a workbook has, after an independent reader has taken it too: exceljs, which decodes `&amp;amp;` twice. */
async function namesIn(bytes: Buffer): Promise<string[]> {
  const workbook = (await readPackage(bytes)).get('xl/workbook.xml') ?? '';
  const names = Array.from(workbook.matchAll(/<sheet name="([^"]*)"/g), ([, name = '']) => unescaped(name));
  // exceljs keeps what is on a sheet under its name in a plain object, and writes into what that inherits.
  if (!names.some((name) => name in Object.prototype)) await readWorkbook(bytes);
  return names;
}

/** Makes a workbook of sheets that are wanted to be called so, and reads it back. */
async function expectReadable(wanted: readonly string[]): Promise<void> {
  const names: string[] = [];
  for (const name of wanted) names.push(sheetName(name, names));
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
  for (const name of names) {
    expect(name).not.toMatch(/[[\]:*?/\\]|^'|'$|^\s|\s$|^history$|^$/i);
    expect(name.length).toBeLessThanOrEqual(31);
  }
  const sheets = wanted.map((name) => ({ name, columns: columns('text'), rows: [] }));
  const { bytes } = await writeFile(excelOptions(), sheets);
  expect(await namesIn(bytes)).toEqual(names);
}

test('names that every object inherits are names like others', async () => {
  await expectReadable(Object.getOwnPropertyNames(Object.prototype));
});

test('any names make a workbook that can be read', async () => {
  await fc.assert(fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 8 }), expectReadable), {
    numRuns: 60,
  });
});
