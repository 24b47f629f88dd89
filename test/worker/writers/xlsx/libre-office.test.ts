import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { displayTexts } from '../../../../main/worker/writers/index.ts';
import { readCsvFiles } from '../csv/read-csv.ts';
import { excelOptions, type Sheet } from '../files.ts';
import { tests } from '../golden-table.ts';
import { goldenExcel, writeWorkbook, type GoldenWorkbook } from '../golden.ts';
import { testWith } from '../tools.ts';
import { aboutRecords } from './about-records.ts';
import { chartRows } from './charts/chart-rows.ts';
import { convert, csvAsShown } from './convert.ts';

const flatXml = 'fods';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analytics-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(workbooks: readonly GoldenWorkbook[]): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const golden of workbooks) files.set(golden.name, (await writeWorkbook(golden)).bytes);
  return files;
}

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
  const shownWorkbooks = goldenExcel.filter(({ name }) => name !== 'plain');
  const converted = [...(await convert(await written(shownWorkbooks), csvAsShown, folder))];
  const records = readCsvFiles(converted.map(([, bytes]) => bytes));
  const files = new Map(converted.map(([name], index) => [name, records[index] ?? []]));

  for (const { name, options, sheets, parts = sheets } of shownWorkbooks) {
    const found = [...files].filter(([file]) => file.startsWith(`${name}-`));
    expect(found).toHaveLength(parts.length + (options.about ? 1 : 0) + (options.charts ? 1 : 0));
    for (const sheet of parts) {
      const texts = found.map(([, read]) => withNumbers(read, sheet));
      expect(texts).toContainEqual(shown(sheet, excelOptions(options)));
    }
  }
  for (const [name, about] of Object.entries(aboutRecords))
    expect(files.get(`${name}-About.csv`)).toEqual(about);
  const charts = chartRows(tests, (value, kind) => (kind === 'count' ? value : value.toFixed(2)));
  expect(files.get('charts-Charts (2).csv')).toEqual(
    charts.map(([label = '', value = '']) => [label, String(value)]),
  );
});

testWith(
  ['soffice'],
  'LibreOffice finds no formula, dates, numbers and booleans as such, and charts',
  async () => {
    const workbooks = goldenExcel.filter(({ name }) => ['dates-iso', 'charts'].includes(name));
    const files = await convert(await written(workbooks), flatXml, folder);
    const count = (name: string, pattern: RegExp): number =>
      files.get(`${name}.${flatXml}`)?.toString().match(pattern)?.length ?? 0;
    // LibreOffice keeps a boolean as one of these two.
    expect(count('dates-iso', /table:formula="(?!of:=(?:TRUE|FALSE)\(\)")/g)).toBe(0);
    expect(count('dates-iso', /office:value-type="boolean"/g)).toBe(6);
    expect(count('dates-iso', /office:value-type="date"/g)).toBe(11);
    expect(count('dates-iso', /office:date-value="2008-02-29"/g)).toBe(1);
    expect(count('charts', /<chart:chart [^>]*chart:class="chart:bar"/g)).toBe(2);
    expect(count('charts', /<chart:chart [^>]*chart:class="chart:line"/g)).toBe(1);
  },
);
