import { expect, test } from 'vitest';
import { columns, excelOptions, writeFile, type Sheet } from '../files.ts';
import { readWorkbook } from './read-workbook.ts';

const numbered = (name: string, rows: number): Sheet => ({
  name,
  columns: columns('integer'),
  rows: Array.from({ length: rows }, (_, index) => [index + 1]),
});

/** The sheets of a workbook in order: the name and the numbers below the header. */
async function split(rowLimit: number, ...sheets: Sheet[]): Promise<[string, number[]][]> {
  const { bytes } = await writeFile(excelOptions({ onOverflow: 'split' }), sheets, { rowLimit });
  return (await readWorkbook(bytes)).worksheets.map((sheet) => {
    expect(sheet.getCell('A1').value).toBe('a');
    const numbers = Array.from(
      { length: sheet.rowCount - 1 },
      (_, index) => sheet.getCell(index + 2, 1).value,
    );
    return [sheet.name, numbers as number[]];
  });
}

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

test.each([
  [0, [[]]],
  [699, [range(1, 699)]],
  [700, [range(1, 700)]],
  [701, [range(1, 700), [701]]],
  [2_100, [range(1, 700), range(701, 1_400), range(1_401, 2_100)]],
])('%i rows continue where a sheet is full, the header repeated', async (rows, expected) => {
  const sheets = await split(700, numbered('Rows', rows));
  expect(sheets.map(([, numbers]) => numbers)).toEqual(expected);
  expect(sheets.map(([name]) => name)).toEqual(
    expected.map((_, index) => (index === 0 ? 'Rows' : `Rows (${index + 1})`)),
  );
});

test('a batch may fill many sheets, each under a name of its own that fits', async () => {
  const long = 'x'.repeat(40);
  const sheets = await split(3, numbered(long, 10), numbered('Rows', 4), numbered('Rows (2)', 1));
  expect(sheets.map(([name, numbers]) => [name, numbers.length])).toEqual([
    ['x'.repeat(31), 3],
    [`${'x'.repeat(27)} (2)`, 3],
    [`${'x'.repeat(27)} (3)`, 3],
    [`${'x'.repeat(27)} (4)`, 1],
    ['Rows', 3],
    ['Rows (2)', 1],
    ['Rows (2) (2)', 1],
  ]);
});

test('charts show the rows of all sheets that a split made', async () => {
  const sheet = {
    name: 'Rows',
    columns: columns('text', 'decimal'),
    rows: Array.from({ length: 30 }, (_, index) => [index % 2 ? 'b' : 'a', index]),
  };
  const workbooks = await Promise.all(
    [7, 1_000].map(async (rowLimit) => {
      const options = excelOptions({ onOverflow: 'split', charts: true });
      const workbook = await readWorkbook((await writeFile(options, [sheet], { rowLimit })).bytes);
      return workbook.worksheets;
    }),
  );
  const names = workbooks.map((sheets) => sheets.map(({ name }) => name));
  expect(names).toEqual([
    ['Rows', 'Rows (2)', 'Rows (3)', 'Rows (4)', 'Rows (5)', 'Charts'],
    ['Rows', 'Charts'],
  ]);
  const [split, whole] = workbooks.map((sheets) => sheets.at(-1)?.getSheetValues());
  expect(split).toEqual(whole);
});
