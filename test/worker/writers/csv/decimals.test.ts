import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '../../../../main/worker/rows.ts';
import { createWriter, displayTexts } from '../../../../main/worker/writers/index.ts';
import type { CsvOptions } from '../../../../preload/contract/options.ts';
import { column, columns, csvOptions, csvText, someFacts, writeFile } from '../files.ts';
import { MemorySink } from '../memory-sink.ts';
import { finiteNumber } from '../values.ts';

const noHeader = { headers: false } as const;

// prettier-ignore
const rounded: [Value, string][] = [
  [72.9778571428571, '72.98'], [87.5, '87.50'], [100, '100.00'], [0, '0.00'], [-3.14159, '-3.14'], [1.005, '1.01'], [2.675, '2.68'],
  [0.995, '1.00'], [9.995, '10.00'], [99.999, '100.00'], [-99.995, '-100.00'], [0.1 + 0.2, '0.30'], [1e-7, '0.00'], [-0.001, '0.00'],
  [-0.005, '-0.01'], [1 / 3, '0.33'], [100 / 7, '14.29'], [123456789.98765433, '123456789.99'], [999_999_999_999_999, '999999999999999.00'],
  [1e15, '1000000000000000'], [1e21, '1e+21'], [Infinity, 'Infinity'], ['absent', 'absent'], ['12345678901234567890', '12345678901234567890'],
  ['1.239', '1.239'], [null, ''],
];

test.each<Partial<CsvOptions>>([
  {},
  { decimalSeparator: 'comma', delimiter: 'semicolon' },
  { quoting: 'all' },
  { decimalSeparator: 'comma', quoting: 'all' },
])('have the two places that their column has, rounded as people do: %j', async (options) => {
  const texts = rounded.map(([value, text]) => [
    typeof value === 'number' && options.decimalSeparator === 'comma' ? text.replace('.', ',') : text,
    'end',
  ]);
  // An empty text has quotes that a null has not.
  texts.pop();
  const rows = rounded.slice(0, -1).map(([value]) => [value, 'end']);
  const file = await csvText(columns('decimal', 'text'), rows, { ...noHeader, ...options });
  expect(file).toBe(await csvText(columns('text', 'text'), texts, { ...noHeader, ...options }));
});

test.each([
  [0, '88', '-0', '1'],
  [1, '87.6', '-0.3', '1.0'],
  [3, '87.550', '-0.250', '1.005'],
] as const)('have %i places where their column says so', async (places, ...expected) => {
  const file = await csvText([{ ...column('a', 'decimal'), places }], [[87.55], [-0.25], [1.005]], noHeader);
  expect(file).toBe(`${expected.join('\r\n')}\r\n`.replace('-0\r', '0\r'));
});

test('nothing is altered by that', async () => {
  const { alteredCells } = await writeFile(csvOptions(), [{ columns: columns('decimal'), rows: [[1 / 3]] }]);
  expect(alteredCells).toBe(0);
});

test('every digit is there in other columns, and where that is wanted', async () => {
  const rows = [[72.9778571428571, 72.9778571428571]];
  const types = columns('decimal', 'number');
  expect(await csvText(types, rows, noHeader)).toBe('72.98,72.9778571428571\r\n');
  expect(await csvText(types, rows, { ...noHeader, roundDecimals: false })).toBe(
    '72.9778571428571,72.9778571428571\r\n',
  );
});

/** Any number, many of them in the middle between two hundredths or as close as a double can be. */
const decimal = fc.oneof(
  finiteNumber,
  fc.integer({ min: -20_000_000, max: 20_000_000 }).map((thousandths) => thousandths / 1_000),
  fc
    .tuple(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.double({ min: -1e-12, max: 1e-12, noNaN: true }),
    )
    .map(([thousandths, difference]) => thousandths / 1_000 + difference),
);

test('what is rounded as SQLite spells it is rounded as the number it is', async () => {
  const database = new Database(':memory:');
  const lineOf = database.prepare<[number], string>('SELECT json_array(?)').pluck();
  const display = displayTexts(csvOptions());
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(decimal, { minLength: 1, maxLength: 50 }), async (values) => {
        const sink = new MemorySink();
        const writer = createWriter(sink, csvOptions({ ...noHeader, encoding: 'utf-8' }), someFacts);
        await writer.beginSheet('a', columns('decimal'));
        const lines = values.map((value) => lineOf.get(value)).join('\n');
        await writer.write({ bytes: Buffer.from(lines), rows: values.length, replacedCells: 0 });
        await writer.close();
        const shown = values.map((value) => `${display(value, column('a', 'decimal'))}\r\n`);
        expect(sink.bytes.toString()).toBe(shown.join(''));
      }),
      // SQLite spells it …59.59, as many digits as tell it from others make it …59.6.
      { examples: [[[-232055399938359.6]], [[8589934592123.015]]] },
    );
  } finally {
    database.close();
  }
});
