import fc from 'fast-check';

const number = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  fc.tuple(fc.integer(), fc.stringMatching(/^\d{1,20}$/)).map(([whole, fraction]) => `${whole}.${fraction}`),
  fc.constantFrom(
    '-0',
    '0',
    '0.0',
    '-0.0',
    '0.000001',
    '0.0000001',
    '1e5',
    '1E+2',
    '1e400',
    '-1e400',
    '00',
    '01',
    '1.',
    '.5',
    '+1',
    '9007199254740993',
    '123456789012345.67',
  ),
);
const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((value) => JSON.stringify(value)),
  fc.string({ unit: 'grapheme' }).map((value) => JSON.stringify(value)),
  // In whatever spelling: every character as an escape, or as it need not be.
  fc
    .string()
    .map(
      (value) =>
        `"${Array.from(value, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0').slice(-4)}`).join('')}"`,
    ),
  fc.constantFrom(
    '"\\/"',
    '"\\u0000"',
    '"\\ud83d\\ude00"',
    '"\\ud83d"',
    '"\\u00e9\\n"',
    '"\\x"',
    '"a',
    '"\\u00g0"',
    '"\u0001"',
    '"\\u0022\\u005c"',
    '"\u2028"',
  ),
);
/** A value in whatever spelling, and what is none. */
export const value = fc.oneof(
  number,
  text,
  fc.constantFrom('null', 'true', 'false', 'nul', '{}', '[]', '', 'NaN', 'True'),
);
export const gap = fc.constantFrom('', '', '', ' ', '\t', '\r', '  ');
