import { describe, expect, test } from 'vitest';
import { day, oneOf, parseOptions, required, wholeNumber } from '../../main/cli/options.ts';
import { toldError } from '../fixtures/told-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';

const options = {
  name: { type: 'string' },
  sort: { type: 'string' },
  where: { type: 'string', multiple: true },
  quiet: { type: 'boolean', default: false },
} as const;

const parse = (...words: string[]): object => ({ ...parseOptions(words, options) });

/** What comes after "cannot be understood". */
function problem(attempt: () => unknown): string {
  try {
    attempt();
  } catch (error) {
    const { code, message } = toldError(failureReport(error));
    expect(code).toBe('REQUEST_INVALID');
    return message.replace('The request cannot be understood: ', '');
  }
  throw new Error('it was not refused');
}

describe('options are taken', () => {
  test.for([
    [[], { quiet: false }],
    [['--name', 'a', '--quiet'], { name: 'a', quiet: true }],
    [['--name=a b'], { name: 'a b', quiet: false }],
    [['--where', 'a', '--where', 'b'], { where: ['a', 'b'], quiet: false }],
    [['--sort', '-date'], { sort: '-date', quiet: false }],
    [['--name', '-', '--sort', '-a,b'], { name: '-', sort: '-a,b', quiet: false }],
    [['--where', '-a = 1'], { where: ['-a = 1'], quiet: false }],
  ] as const)('%j', ([words, expected]) => {
    expect(parse(...words)).toEqual(expected);
  });
});

test.for([
  [['--nothing'], `Unknown option '--nothing'. See analytics-export --help`],
  [['-x'], `Unknown option '-x'. See analytics-export --help`],
  [['--quiet', '-x'], `Unknown option '-x'. See analytics-export --help`],
  [['word'], `Unexpected argument 'word'. See analytics-export --help`],
  [['--name'], `Option '--name <value>' argument missing. See analytics-export --help`],
  [['--name', '--quiet'], `Option '--name' argument is ambiguous. See analytics-export --help`],
  [['--quiet=yes'], `Option '--quiet' does not take an argument. See analytics-export --help`],
  [['--name', ''], '--name is empty'],
] as const)('%j is refused', ([words, expected]) => {
  expect(problem(() => parse(...words))).toBe(expected);
});

test('a required option is there or missed by its name', () => {
  expect(required('a', 'out')).toBe('a');
  expect(problem(() => required(undefined, 'out'))).toBe('--out is missing');
});

describe('a whole number', () => {
  test('is taken', () => {
    expect(wholeNumber('1', 'limit', 1)).toBe(1);
    expect(wholeNumber('007', 'limit', 1)).toBe(7);
  });

  test.for(['0', '-5', '1.5', '1e3', '٣', 'many', ' 1', '99999999999999999999'])('is not "%s"', (value) => {
    expect(problem(() => wholeNumber(value, 'limit', 1))).toBe(
      `--limit needs a whole number of at least 1, not '${value}'`,
    );
  });
});

test('one of several words, and no other', () => {
  expect(oneOf('tab', 'delimiter', ['comma', 'tab'])).toBe('tab');
  expect(problem(() => oneOf('Tab', 'delimiter', ['comma', 'tab']))).toBe(
    `--delimiter is one of comma, tab, not 'Tab'`,
  );
});

describe('a day', () => {
  test('is taken', () => {
    expect(day('2024-02-29', 'from')).toBe('2024-02-29');
  });

  test.for(['2023-02-29', '31.01.2024', '2024-1-1', '2024-01-01T00:00:00Z', 'today'])(
    'is not "%s"',
    (value) => {
      expect(problem(() => day(value, 'from'))).toBe(`--from needs a date like 2024-01-31, not '${value}'`);
    },
  );
});
