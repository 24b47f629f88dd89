import { expect, test } from 'vitest';
import { columns, excelOptions, someFacts, writeFile } from '../files.ts';
import { goldenExcel, writeWorkbook, type GoldenWorkbook } from '../golden.ts';
import { aboutRecords } from './about-records.ts';
import { readWorkbook } from './read-workbook.ts';

const golden = (name: string): GoldenWorkbook =>
  goldenExcel.find((workbook) => workbook.name === name) as GoldenWorkbook;

test.each(Object.entries(aboutRecords))('the About sheet of %s is the last one', async (name, records) => {
  const sheet = (await readWorkbook((await writeWorkbook(golden(name))).bytes)).worksheets.at(-1);
  const read = records.map((_, index) => [1, 2].map((column) => sheet?.getCell(index + 1, column).text));
  expect(sheet?.name).toBe('About');
  expect(read).toEqual(records);
  expect(sheet?.rowCount).toBe(records.length);
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
