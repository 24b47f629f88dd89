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

/** exceljs decodes `&amp;amp;` twice, so it only shows that the workbook can be read at all. */
async function namesIn(bytes: Buffer): Promise<string[]> {
  await readWorkbook(bytes);
  const workbook = (await readPackage(bytes)).get('xl/workbook.xml') ?? '';
  return Array.from(workbook.matchAll(/<sheet name="([^"]*)"/g), ([, name = '']) => unescaped(name));
}

test('any names make a workbook that can be read', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 8 }), async (wanted) => {
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
    }),
    { numRuns: 60 },
  );
});
