import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Row } from '../../../../main/worker/rows.ts';
import { delimiters, type CsvOptions } from '../../../../preload/contract/options.ts';
import { columns, csvOptions, writeFile } from '../files.ts';
import { testWith } from '../tools.ts';
import { hostileText } from '../values.ts';
import { readCsvFiles } from './read-csv.ts';

describe.each([
  ...delimiters.map((delimiter) => ({ delimiter, encoding: 'utf-8-sig' as const })),
  { delimiter: 'tab', encoding: 'utf-16le' } as const,
])('$delimiter, $encoding', ({ delimiter, encoding }) => {
  // A reader that shares no line with the writer or csv-stringify.
  testWith(['python3'], "Python's csv module reads back every text", async () => {
    const rows: Row[] = fc.sample(fc.tuple(hostileText, hostileText, hostileText), 3_000);
    rows.push(['x'.repeat(2_000_000), '', '"'.repeat(70_000)]);
    const { bytes } = await writeFile(csvOptions({ delimiter, encoding, formulaGuard: false }), [
      { columns: columns('text', 'any', 'datetime'), rows },
    ]);
    const expected = [['a', 'b', 'c'], ...rows.map((row) => row.map((text) => String(text).toWellFormed()))];
    const [read] = readCsvFiles(
      [bytes],
      { comma: ',', semicolon: ';', tab: '\t' }[delimiter],
      // Which takes the byte-order mark for what it is.
      { 'utf-8-sig': 'utf-8-sig', 'utf-16le': 'utf-16' }[encoding],
    );
    expect(read).toEqual(expected);
  });
});

testWith(
  ['python3'],
  "Python's csv module tells null from the empty text, and guarded digits are constants to it",
  async () => {
    const read = async (
      texts: readonly (string | null)[],
      options: Partial<CsvOptions>,
    ): Promise<string[][]> => {
      const sheet = { columns: columns('text'), rows: texts.map((text) => [text]) };
      const { bytes } = await writeFile(csvOptions({ headers: false, ...options }), [sheet]);
      return readCsvFiles([bytes])[0] ?? [];
    };
    expect(await read([null, '', 'x'], { quoting: 'all' })).toEqual([[], [''], ['x']]);
    expect(await read(['007', '="007"', '7'], { digitGuard: true })).toEqual([
      ['="007"'],
      [`'="007"`],
      ['7'],
    ]);
  },
);
