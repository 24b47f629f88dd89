import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, onTestFinished } from 'vitest';
import type { Row } from '../../../../main/worker/rows.ts';
import type { CsvOptions } from '../../../../preload/contract/options.ts';
import { columns, csvOptions, writeFile } from '../files.ts';
import { testWith } from '../tools.ts';
import { convert } from '../xlsx/convert.ts';
import { readWorkbook } from '../xlsx/read-workbook.ts';

/** LibreOffice's codes (documentation, "Filter Options for the CSV Filter"). */
const separators = { comma: 44, semicolon: 59, tab: 9 } as const;
const charsets = { 'utf-8-sig': 'UTF-8', 'utf-8': 'UTF-8', 'utf-16le': '65535' } as const;
const asText = '1/2/2/2';

/** The sheets that LibreOffice makes of files, which it reads as the options say and takes for what it thinks. */
async function open(
  files: readonly Buffer[],
  options: CsvOptions,
  columnFormats: string,
): Promise<exceljs.Worksheet[]> {
  const folder = mkdtempSync(join(tmpdir(), 'analytics-export-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const filter = `CSV:${separators[options.delimiter]},34,${charsets[options.encoding]},1,${columnFormats}`;
  const tables = new Map(files.map((bytes, index) => [`table-${index}`, bytes]));
  const converted = await convert(tables, 'xlsx', folder, { extension: 'csv', filter });
  const sheets: exceljs.Worksheet[] = [];
  for (const name of tables.keys()) {
    const [sheet] = (await readWorkbook(converted.get(`${name}.xlsx`) ?? Buffer.alloc(0))).worksheets;
    if (!sheet) throw new Error('LibreOffice made no sheet');
    sheets.push(sheet);
  }
  return sheets;
}

// prettier-ignore
const texts = [
  'plain', '', 'a,b;c\td', 'say "hi"', '""', 'two\nlines', '\nfirst line empty', 'ends with a line\n', 'né', '漢字', '😀👩‍🎓',
  'שלום עולם', 'محمد, علي', ' space around ', "'quoted", '007', '1e5', '12345678901234567890', '2024-01-15', '=1+1', '-5', 'TRUE',
];

// What LibreOffice opens in one go is read in one way: only what is written may differ.
describe.each<Partial<CsvOptions>[]>([
  [{ delimiter: 'comma' }],
  [{ delimiter: 'semicolon' }, { delimiter: 'semicolon', quoting: 'all' }],
  [{ delimiter: 'tab', encoding: 'utf-8' }],
  [{ delimiter: 'tab', encoding: 'utf-16le' }],
])('%j', (...chosen) => {
  testWith(['soffice'], 'LibreOffice reads back every text', async () => {
    const rows: Row[] = texts.map((text, index) => [text, texts[texts.length - 1 - index] ?? null]);
    const options = chosen.map((choice) => csvOptions({ formulaGuard: false, ...choice }));
    const files = options.map((option) => writeFile(option, [{ columns: columns('text', 'text'), rows }]));
    const bytes = (await Promise.all(files)).map((file) => file.bytes);
    for (const sheet of await open(bytes, options[0] as CsvOptions, asText)) {
      rows.forEach((row, index) => {
        const cells = [1, 2].map((column) => sheet.getCell(index + 2, column).text);
        expect(cells).toEqual(row);
      });
      expect(sheet.rowCount).toBe(rows.length + 1);
    }
  });
});

// prettier-ignore
const hostile = [
  '=1+1', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(A1:A2)', '\t=1+1', '\r=1+1', '\n=1+1',
  '＝1+1', '－1+1', '=', '=A1', '+A1', '-A1', '=1+1\n', '"=1+1"', '=SUM(1;2)',
];

testWith(
  ['soffice'],
  'LibreOffice finds no formula in a guarded file but the digits that are guarded',
  async () => {
    const write = async (options: Partial<CsvOptions>, rows: Row[]): Promise<Buffer> => {
      const types = (rows[0] ?? []).map(() => 'text' as const);
      return (await writeFile(csvOptions(options), [{ columns: columns(...types), rows }])).bytes;
    };
    const texts = hostile.map((text) => [text]);
    const digits = ['00230165', '007', '1234567890123456', '12345678901234567890', '+0049', '-01'];
    const guardedRows = [...digits, '="007"'].map((text) => [text, 'end']);
    const [bare, guarded, ofDigits] = await open(
      [
        await write({ formulaGuard: false }, texts),
        await write({ formulaGuard: true }, texts),
        await write({ digitGuard: true }, guardedRows),
      ],
      csvOptions(),
      '',
    );
    const formulas = (sheet?: exceljs.Worksheet): number => {
      let count = 0;
      sheet?.eachRow((row) => {
        row.eachCell((cell) => {
          if (cell.type === exceljs.ValueType.Formula) count++;
        });
      });
      return count;
    };
    expect(formulas(bare)).toBeGreaterThan(4);
    expect(formulas(guarded)).toBe(0);
    const shown = digits.map((text) => ({ formula: `"${text}"`, result: text }));
    const read = guardedRows.map((_, index) => ofDigits?.getCell(index + 2, 1).value);
    expect(read).toEqual([...shown, `'="007"`]);
  },
);
