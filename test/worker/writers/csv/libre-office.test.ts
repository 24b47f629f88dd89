import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, onTestFinished } from 'vitest';
import type { Row } from '../../../../main/worker/rows.ts';
import type { CsvOptions } from '../../../../preload/contract/export.ts';
import { columns, csvOptions, writeFile } from '../files.ts';
import { testWith } from '../tools.ts';
import { convert } from '../xlsx/convert.ts';
import { readWorkbook } from '../xlsx/read-workbook.ts';

/** LibreOffice's codes (documentation, "Filter Options for the CSV Filter"). */
const separators = { comma: 44, semicolon: 59, tab: 9 } as const;
const charsets = { 'utf-8-sig': 'UTF-8', 'utf-8': 'UTF-8', 'utf-16le': '65535' } as const;
const asText = '1/2/2/2';

async function open(bytes: Buffer, options: CsvOptions, columnFormats: string): Promise<exceljs.Worksheet> {
  const folder = mkdtempSync(join(tmpdir(), 'analytics-export-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const filter = `CSV:${separators[options.delimiter]},34,${charsets[options.encoding]},1,${columnFormats}`;
  const files = await convert(new Map([['table', bytes]]), 'xlsx', folder, { extension: 'csv', filter });
  const [sheet] = (await readWorkbook(files.get('table.xlsx') ?? Buffer.alloc(0))).worksheets;
  if (!sheet) throw new Error('LibreOffice made no sheet');
  return sheet;
}

// prettier-ignore
const texts = [
  'plain', '', 'a,b;c\td', 'say "hi"', '""', 'two\nlines', '\nfirst line empty', 'ends with a line\n', 'né', '漢字', '😀👩‍🎓',
  'שלום עולם', 'محمد, علي', ' space around ', "'quoted", '007', '1e5', '12345678901234567890', '2024-01-15', '=1+1', '-5', 'TRUE',
];

describe.each<Partial<CsvOptions>>([
  { delimiter: 'comma' },
  { delimiter: 'semicolon' },
  { delimiter: 'tab', encoding: 'utf-8' },
  { delimiter: 'tab', encoding: 'utf-16le' },
  { delimiter: 'semicolon', quoting: 'all' },
])('%j', (chosen) => {
  testWith(['soffice'], 'LibreOffice reads back every text', async () => {
    const options = csvOptions({ formulaGuard: false, ...chosen });
    const rows: Row[] = texts.map((text, index) => [text, texts[texts.length - 1 - index] ?? null]);
    const { bytes } = await writeFile(options, [{ columns: columns('text', 'text'), rows }]);
    const sheet = await open(bytes, options, asText);
    rows.forEach((row, index) => {
      const cells = [1, 2].map((column) => sheet.getCell(index + 2, column).text);
      expect(cells).toEqual(row);
    });
    expect(sheet.rowCount).toBe(rows.length + 1);
  });
});

// prettier-ignore
const hostile = [
  '=1+1', '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(A1:A2)', '\t=1+1', '\r=1+1', '\n=1+1',
  '＝1+1', '－1+1', '=', '=A1', '+A1', '-A1', '=1+1\n', '"=1+1"', '=SUM(1;2)',
];

testWith(['soffice'], 'LibreOffice finds no formula in a guarded file', async () => {
  const formulas = async (formulaGuard: boolean): Promise<number> => {
    const options = csvOptions({ formulaGuard });
    const rows = hostile.map((text) => [text]);
    const { bytes } = await writeFile(options, [{ columns: columns('text'), rows }]);
    const sheet = await open(bytes, options, '');
    let count = 0;
    sheet.eachRow((row) => {
      row.eachCell((cell) => {
        if (cell.type === exceljs.ValueType.Formula) count++;
      });
    });
    return count;
  };
  expect(await formulas(false)).toBeGreaterThan(4);
  expect(await formulas(true)).toBe(0);
});

testWith(['soffice'], 'LibreOffice shows guarded digits as the text they are', async () => {
  const digits = ['00230165', '007', '1234567890123456', '12345678901234567890', '+0049', '-01'];
  const options = csvOptions({ digitGuard: true });
  const rows = [...digits, '="007"'].map((text) => [text, 'end']);
  const sheet = await open(
    (await writeFile(options, [{ columns: columns('text', 'text'), rows }])).bytes,
    options,
    '',
  );
  const shown = digits.map((text) => ({ formula: `"${text}"`, result: text }));
  expect(rows.map((_, index) => sheet.getCell(index + 2, 1).value)).toEqual([...shown, `'="007"`]);
});
