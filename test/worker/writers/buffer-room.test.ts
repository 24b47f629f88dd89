import { describe, expect, test } from 'vitest';
import type { ColumnType } from '../../../preload/contract/dataset.ts';
import { batchOf, type Row } from '../../../main/worker/rows.ts';
import { append, type ByteBuffer } from '../../../main/worker/writers/byte-buffer.ts';
import { CsvEncoder } from '../../../main/worker/writers/csv/csv-encoder.ts';
import { SharedStrings } from '../../../main/worker/writers/xlsx/shared-strings.ts';
import { SheetEncoder } from '../../../main/worker/writers/xlsx/sheet-encoder.ts';
import { cursorOf } from '../../../main/worker/writers/json-cells.ts';
import { columns, csvOptions, excelOptions } from './files.ts';

/** Writes into a buffer of each size, and expects what comes out of one with plenty of room. */
function expectSameWhereverTheBufferEnds(write: (target: ByteBuffer) => void): void {
  const written = (capacity: number): string => {
    const target: ByteBuffer = { bytes: Buffer.alloc(capacity), length: 0 };
    write(target);
    return target.bytes.toString('latin1', 0, target.length);
  };
  const expected = written(1 << 18);
  expect(expected.length).toBeGreaterThan(10);
  for (let capacity = 0; capacity <= expected.length + 10; capacity++)
    if (written(capacity) !== expected) expect.fail(`what is written into ${capacity} bytes differs`);
}

const longest = -2.2250738585072014e-308;
const rows: Record<string, Row> = {
  numbers: [longest, 1, 12.5, longest, longest],
  'short texts': ['x'.repeat(40), 'x'.repeat(40), '', 'é', 'x'.repeat(39)],
  'texts that grow': [
    '"'.repeat(50),
    '漢'.repeat(70),
    '\u0001'.repeat(70),
    '&'.repeat(70),
    '\ud83d'.repeat(70),
  ],
  'texts with space around': [' x '.repeat(30), '\n'.repeat(30), '\r'.repeat(70), ' ', '=1+1'],
  nothing: [null, null, null, null, null],
  'one text at the end': [null, null, null, null, 'x'],
  dates: ['2024-01-15T10:00:01Z', '2024-01-15', '1899-12-31T10:00:00Z', '2024-02-30', longest],
  booleans: [1, 0, Infinity, 'x'.repeat(65), 1],
  'words and numbers': [true, false, 12_345_678_901_234_567_000, null, 'x'],
};
const typesOf: Record<string, ColumnType> = { dates: 'datetime', booleans: 'boolean' };

describe.each(Object.entries(rows))('%s', (name, row) => {
  const type = typesOf[name] ?? 'any';
  const typed = columns(type, type, type, type, type);
  const named = typed.map((column, index) => ({ ...column, name: String(row[index]) }));

  test('in CSV', () => {
    const encoder = new CsvEncoder(named, csvOptions({ dateFormat: 'full' }));
    expectSameWhereverTheBufferEnds((target) => {
      encoder.encodeHeader(target);
      const cursor = cursorOf(batchOf([row, row]));
      encoder.encode(cursor, target);
      expect(cursor.rowsLeft).toBe(0);
    });
    const single = new CsvEncoder(named.slice(0, 1), csvOptions());
    const records = Array.from({ length: 5 }, () => row.slice(0, 1));
    expectSameWhereverTheBufferEnds((target) => {
      single.encode(cursorOf(batchOf(records)), target);
    });
  });

  test('in a sheet', () => {
    expectSameWhereverTheBufferEnds((target) => {
      const encoder = new SheetEncoder(named, excelOptions({ dateFormat: 'full' }), new SharedStrings(50));
      encoder.encodeHeader(target);
      // The row's number at its longest.
      encoder.rows = 1_048_000;
      const cursor = cursorOf(batchOf([row, row]));
      encoder.encode(cursor, target);
      expect(cursor.rowsLeft).toBe(0);
      append(target, 'é'.repeat(20));
    });
  });
});

test('a text that is appended', () => {
  expectSameWhereverTheBufferEnds((target) => {
    append(target, 'plain');
    append(target, '漢'.repeat(20));
  });
});
