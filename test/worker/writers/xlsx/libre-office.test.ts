import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile as writeToDisk } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect } from 'vitest';
import { displayTexts } from '../../../../main/worker/writers/index.ts';
import { readCsv } from '../csv/read-csv.ts';
import { excelOptions, writeFile, type Sheet } from '../files.ts';
import { goldenExcel } from '../golden.ts';
import { testWith } from '../tools.ts';

/** All sheets, UTF-8, cells as they are shown (LibreOffice, "Filter Options for CSV Export"). */
const csvAsShown = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1';
const flatXml = 'fods';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'analytics-export-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Opens workbooks and writes them in another format; the texts of the files by their names. */
async function convert(workbooks: Map<string, Buffer>, format: string): Promise<Map<string, Buffer>> {
  const output = await mkdtemp(join(folder, 'output-'));
  const paths: string[] = [];
  for (const [name, bytes] of workbooks) {
    const path = join(folder, `${name}.xlsx`);
    await writeToDisk(path, bytes);
    paths.push(path);
  }
  const profile = pathToFileURL(join(folder, 'profile')).href;
  await promisify(execFile)('soffice', [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--convert-to',
    format,
    '--outdir',
    output,
    ...paths,
  ]);
  const files = new Map<string, Buffer>();
  for (const name of await readdir(output)) files.set(name, await readFile(join(output, name)));
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
  const workbooks = new Map<string, Buffer>();
  const styled = goldenExcel.filter(({ name }) => name !== 'plain');
  for (const { name, options, sheets } of styled)
    workbooks.set(name, (await writeFile(excelOptions(options), sheets)).bytes);
  const files = [...(await convert(workbooks, csvAsShown))];
  for (const { name, options, sheets } of styled) {
    const found = files.filter(([file]) => file.startsWith(`${name}-`));
    expect(found).toHaveLength(sheets.length);
    for (const sheet of sheets) {
      const expected = shown(sheet, excelOptions(options));
      const texts = found.map(([, bytes]) => withNumbers(readCsv(bytes), sheet));
      expect(texts).toContainEqual(expected);
    }
  }
});

testWith(['soffice'], 'LibreOffice finds no formula, and dates, numbers and booleans as such', async () => {
  const [golden] = goldenExcel;
  const workbook = (await writeFile(excelOptions(golden?.options), golden?.sheets ?? [])).bytes;
  const [xml = Buffer.alloc(0)] = (await convert(new Map([['golden', workbook]]), flatXml)).values();
  const count = (pattern: RegExp): number => xml.toString().match(pattern)?.length ?? 0;
  // LibreOffice keeps a boolean as one of these two.
  expect(count(/table:formula="(?!of:=(?:TRUE|FALSE)\(\)")/g)).toBe(0);
  expect(count(/office:value-type="boolean"/g)).toBe(6);
  expect(count(/office:value-type="date"/g)).toBe(11);
  expect(count(/office:date-value="2008-02-29"/g)).toBe(1);
});
