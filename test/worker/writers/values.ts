import fc from 'fast-check';

/** What hurts a file format: its own signs, white space, marks, escapes, what is no character at all. */
// prettier-ignore
const hostilePieces = [
  '"', '""', ',', ';', '\t', '\r', '\n', '\r\n', ' ', "'", '=', '+', '-', '@', '＝', '\ufeff', '&', '<', '>', ']]>',
  '&amp;', '_x0041_', '_x005F_', '_x0041', '_x000d_', '_', '\u0000', '\u0001', '\u000b', '\u001f', '\u007f', '\u0085',
  '\u2028', '\ufffe', '\uffff', '\ud83d', '\ude00', '😀', 'é', '漢字', 'नमस्ते', 'שלום', '0', '00123', '1.5', '2024-01-15',
];

/** Any text, well-formed or not. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...hostilePieces), { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units)),
);

// prettier-ignore
const notableNumbers = [
  0, -0, 1, -1, 9, 10, 99, 100, 999_999_999, 1e9, 2 ** 31 - 1, 2 ** 31, -(2 ** 31), 1e14, 999_999_999_999_999,
  2 ** 53 + 2, 1e15 + 0.5, 1e21, 1e-7, 0.07, 0.1 + 0.2, 1.005, 9_999_999.99, 10_000_000.01, 1e308, 5e-324, Number.MAX_VALUE,
];

/** Any finite number a cell may hold as one. */
export const finiteNumber: fc.Arbitrary<number> = fc.oneof(
  fc.constantFrom(...notableNumbers),
  fc.integer(),
  fc.integer({ min: 0, max: 99_999_999 }).map((hundredths) => hundredths / 100),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
