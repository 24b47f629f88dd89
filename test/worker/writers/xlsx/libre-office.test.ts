import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { displayTexts } from '../../../../main/worker/writers/index.ts';
import { readCsv } from '../csv/read-csv.ts';
import { excelOptions, writeFile, type Sheet } from '../files.ts';
import { goldenExcel, writeWorkbook } from '../golden.ts';
import { testWith } from '../tools.ts';
import { convert, csvAsShown } from './convert.ts';

const flatXml = 'fods';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analytics-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the preview shows, as LibreOffice writes it. */
function shown({ columns, rows }: Sheet, options: ReturnType<typeof excelOptions>): string[][] {
  const display = displayTexts(options);
  return [
    columns.map(({ name }) => name),
    ...rows.map((row) =>
      columns.map((column, index) => {
        const value = row[index] ?? null;
        // General has its own way with very large and very small numbers; half a character is nothing in UTF-8.
        if (typeof value === 'number' && column.type === 'number') return `number ${value + 0}`;
        return display(value, column).replace(/[\ud800-\udfff]+/g, (units) =>
          units.isWellFormed() ? units : '',
        );
      }),
    ),
  ];
}

const withNumbers = (records: string[][], { columns }: Sheet): string[][] =>
  records.map((record, row) =>
    record.map((text, index) =>
      row > 0 && text !== '' && columns[index]?.type === 'number' ? `number ${Number(text)}` : text,
    ),
  );

testWith(['soffice', 'python3'], 'LibreOffice shows every cell as the preview does', async () => {
  const workbooks = new Map<string, Buffer>();
  const styled = goldenExcel.filter(({ name, options }) => name !== 'plain' && !options.charts);
  for (const golden of styled) workbooks.set(golden.name, (await writeWorkbook(golden)).bytes);
  const files = [...(await convert(workbooks, csvAsShown, folder))];
  for (const { name, options, sheets, parts = sheets } of styled) {
    const found = files.filter(([file]) => file.startsWith(`${name}-`));
    expect(found).toHaveLength(parts.length + (options.about ? 1 : 0));
    for (const sheet of parts) {
      const expected = shown(sheet, excelOptions(options));
      const texts = found.map(([, bytes]) => withNumbers(readCsv(bytes), sheet));
      expect(texts).toContainEqual(expected);
    }
  }
});

testWith(['soffice'], 'LibreOffice finds no formula, and dates, numbers and booleans as such', async () => {
  const [golden] = goldenExcel;
  const workbook = (await writeFile(excelOptions(golden?.options), golden?.sheets ?? [])).bytes;
  const [xml = Buffer.alloc(0)] = (await convert(new Map([['golden', workbook]]), flatXml, folder)).values();
  const count = (pattern: RegExp): number => xml.toString().match(pattern)?.length ?? 0;
  // LibreOffice keeps a boolean as one of these two.
  expect(count(/table:formula="(?!of:=(?:TRUE|FALSE)\(\)")/g)).toBe(0);
  expect(count(/office:value-type="boolean"/g)).toBe(6);
  expect(count(/office:value-type="date"/g)).toBe(11);
  expect(count(/office:date-value="2008-02-29"/g)).toBe(1);
});
