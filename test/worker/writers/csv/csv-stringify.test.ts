import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Row } from '../../../../main/worker/rows.ts';
import { delimiters, type CsvOptions, type Delimiter } from '../../../../preload/contract/options.ts';
import { columns, csvOptions, writeFile } from '../files.ts';
import { finiteNumber, hostileText } from '../values.ts';

const characters: Record<Delimiter, string> = { comma: ',', semicolon: ';', tab: '\t' };
const names = ['a', 'b', 'c', 'd'];
/** Null, which csv-stringify would quote like the empty text. */
const nothing = {};

/**
 * What csv-stringify writes, with two corrections after RFC 4180: a lone CR or LF is quoted (2.6), which it
 * leaves bare beside CRLF records, and where texts are quoted only when needed a record of one empty field is `""`,
 * or many readers would skip it. Where all are, a null alone is the empty line that the grammar has for it.
 */
function expected(rows: readonly Row[], width: number, options: CsvOptions): Buffer {
  const isAll = options.quoting === 'all';
  const records = rows.map((row) => row.map((cell) => (cell === null && isAll ? nothing : cell)));
  const text = stringify(records, {
    delimiter: characters[options.delimiter],
    record_delimiter: '\r\n',
    bom: options.encoding === 'utf-8-sig',
    header: options.headers,
    columns: names.slice(0, width),
    quoted_match: /[\r\n]/,
    quoted_empty: width === 1,
    ...(isAll && {
      quoted: true,
      quoted_empty: true,
      cast: { object: () => ({ value: '', quoted: false, quoted_empty: false }) },
    }),
  });
  return Buffer.from(text);
}

const value = fc.oneof(fc.constant(null), finiteNumber, hostileText);
const table = fc.integer({ min: 1, max: names.length }).chain((width) =>
  fc.record({
    width: fc.constant(width),
    rows: fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
  }),
);

describe('every table is written as csv-stringify would', () => {
  for (const delimiter of delimiters) {
    for (const [headers, quoting] of [
      [true, 'minimal'],
      [false, 'minimal'],
      [true, 'all'],
    ] as const) {
      test(`${delimiter}, quoting ${quoting}, ${headers ? 'with' : 'without'} a header`, async () => {
        await fc.assert(
          fc.asyncProperty(table, async ({ width, rows }) => {
            const options = csvOptions({ delimiter, headers, quoting, formulaGuard: false });
            const types = Array.from({ length: width }, () => 'text' as const);
            const { bytes } = await writeFile(options, [{ columns: columns(...types), rows }]);
            expect(bytes.equals(expected(rows, width, options))).toBe(true);
          }),
          { numRuns: 60 },
        );
      });
    }
  }

  test('texts far beyond the buffers, and rows that fill chunk after chunk', async () => {
    const options = csvOptions({ formulaGuard: false });
    const rows: Row[] = [
      ['x'.repeat(3_000_000), 'short', '"'.repeat(2_000_000)],
      ['漢'.repeat(1_000_000), null, `"\r\n${'é'.repeat(700_000)}`],
      ...Array.from({ length: 60_000 }, (_, index): Row => [index, 'né, "quoted"', index / 100]),
      ['\ud83d'.repeat(400_000), 1, ''],
    ];
    const { bytes } = await writeFile(options, [{ columns: columns('text', 'text', 'text'), rows }]);
    expect(bytes.equals(expected(rows, 3, options))).toBe(true);
  });
});

test('csv-stringify itself would leave a lone line feed bare', () => {
  expect(stringify([['a\nb', 'c']], { record_delimiter: '\r\n' })).toBe('a\nb,c\r\n');
});

test('2,000 columns with long names', async () => {
  const many = Array.from({ length: 2_000 }, (_, index) => `${index} ${'name, '.repeat(42)}`);
  const row: Row = many.map((_, index) => (index % 2 === 0 ? index : 'x'.repeat(300)));
  const rows = Array.from({ length: 20 }, () => row);
  const { bytes } = await writeFile(csvOptions(), [
    { columns: many.map((name) => ({ key: name, name, type: 'text' })), rows },
  ]);
  const text = stringify([many, ...rows] as unknown[][], { bom: true, record_delimiter: '\r\n' });
  expect(bytes.toString()).toBe(text);
});
