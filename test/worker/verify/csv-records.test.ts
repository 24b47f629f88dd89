import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CsvRecords } from '../../../main/worker/verify/csv-records.ts';

const count = (bytes: Buffer, chunk = bytes.length): number => {
  const records = new CsvRecords();
  for (let start = 0; start < bytes.length; start += chunk) records.add(bytes.subarray(start, start + chunk));
  return records.count;
};

const encodings = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with a byte-order mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
};

describe.each(Object.entries(encodings))('in %s', (_, encode) => {
  test.each<[string, number]>([
    ['', 0],
    ['a', 1],
    ['a\r\n', 1],
    ['a\n', 1],
    ['a\r\nb', 2],
    ['a,b\r\nc,d\r\n', 2],
    ['\r\n\r\n', 2],
    ['"a\r\nb","\n"\r\nc\r\n', 2],
    ['"a ""b"" c\n"\r\n"""\n"""\r\n', 2],
    ['"""\n",""\n', 1],
    ['"never ended\n\n', 1],
    ['Ċ,Ģ\r\n∢,\u0a22\r\n', 2],
  ])('%j has %i records', (text, records) => {
    expect(count(encode(text))).toBe(records);
  });

  test('as many as were written are found, however the bytes are cut', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', '\n', '\r\n', ',', 'ü', 'Ċ', 'Ģ') });
    const rows = fc.array(fc.array(field, { minLength: 2, maxLength: 2 }));
    fc.assert(
      fc.property(rows, fc.integer({ min: 2, max: 20 }), (written, half) => {
        const text = stringify(written, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
        expect(count(encode(text), half * 2)).toBe(written.length);
      }),
    );
  });
});
