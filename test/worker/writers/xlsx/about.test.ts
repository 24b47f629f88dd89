import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readCsv } from '../csv/read-csv.ts';
import { columns, excelOptions, someFacts, writeFile } from '../files.ts';
import { measurementFacts } from '../golden-table.ts';
import { goldenExcel, writeWorkbook, type GoldenWorkbook } from '../golden.ts';
import { testWith } from '../tools.ts';
import { convert, csvAsShown } from './convert.ts';
import { readWorkbook } from './read-workbook.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analytics-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

const golden = (name: string): GoldenWorkbook =>
  goldenExcel.find((workbook) => workbook.name === name) as GoldenWorkbook;

const application = [
  ['R&D <Analytics> 2024/25', ''],
  ['', ''],
  ['Exported', '2024-09-30 14:05:09 +02:00'],
  ['Application', 'Analytics Export 0.1.0'],
  ['Source', 'Sample school'],
  ['Data as of', '2024-09-29 23:59:01 +02:00'],
];

const expected: Record<string, string[][]> = {
  about: [
    ...application,
    ['Altered cells', '1'],
    ['', ''],
    ['Analytics 2024_25', ''],
    ['Rows', '9'],
    ...(measurementFacts.sheets[0] ?? []).flatMap(({ what, values }) =>
      values.map((value, index) => [index === 0 ? what : '', String(value)]),
    ),
  ],
  split: [
    ...application,
    ['Altered cells', '1'],
    ['', ''],
    ['Analytics 2024_25', ''],
    ['Rows', '9'],
    ['', '4 in ‘Analytics 2024_25’'],
    ['', '4 in ‘Analytics 2024_25 (2)’'],
    ['', '1 in ‘Analytics 2024_25 (3)’'],
    ['', ''],
    ['analytics 2024_25 (4)', ''],
    ['Rows', '2'],
  ],
};

test.each(Object.entries(expected))('the About sheet of %s is the last one', async (name, records) => {
  const sheet = (await readWorkbook((await writeWorkbook(golden(name))).bytes)).worksheets.at(-1);
  const read = records.map((_, index) => [1, 2].map((column) => sheet?.getCell(index + 1, column).text));
  expect(sheet?.name).toBe('About');
  expect(read).toEqual(records);
  expect(sheet?.rowCount).toBe(records.length);
});

testWith(['soffice', 'python3'], 'LibreOffice shows the same', async () => {
  const workbooks = new Map<string, Buffer>();
  for (const name of Object.keys(expected)) workbooks.set(name, (await writeWorkbook(golden(name))).bytes);
  const files = await convert(workbooks, csvAsShown, folder);
  for (const [name, records] of Object.entries(expected)) {
    const about = files.get(`${name}-About.csv`) ?? Buffer.alloc(0);
    expect(readCsv(about)).toEqual(records);
  }
});

test('its name gives way to a sheet that has it, and texts are cut to what a cell holds', async () => {
  const facts = { ...someFacts, sheets: [[{ what: 'SQL query', values: ['x'.repeat(40_000)] }]] };
  const sheets = [{ name: 'About', columns: columns('text'), rows: [['x']] }];
  const { bytes, alteredCells } = await writeFile(excelOptions({ about: true }), sheets, { facts });
  const [rows, about] = (await readWorkbook(bytes)).worksheets;
  expect([rows?.name, about?.name]).toEqual(['About', 'About (2)']);
  expect(about?.getCell('B11').text).toBe('x'.repeat(32_767));
  expect(alteredCells).toBe(0);
});
