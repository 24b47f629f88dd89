import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Filter } from '../../../preload/contract/query.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { test as withFolder } from '../../fixtures/folder.ts';
import { failureOf, read, rowsOf } from './read.ts';

interface Thing {
  word: string | null;
  amount: number | null;
  whole: number | bigint | null;
  ok: number | null;
  day: string | null;
  moment: string | null;
  loose: string | number | null;
}
type Column = keyof Thing;

const nothing: Thing = {
  word: null,
  amount: null,
  whole: null,
  ok: null,
  day: null,
  moment: null,
  loose: null,
};

/** What the table holds; a thing's number is its place here, counted from 1. */
const things: readonly Thing[] = [
  {
    word: 'apple',
    amount: 1.5,
    whole: 1,
    ok: 1,
    day: '2024-01-14',
    moment: '2024-01-14T23:59:59Z',
    loose: 5,
  },
  {
    word: 'Apple pie',
    amount: -2,
    whole: 2,
    ok: 0,
    day: '2024-01-15',
    moment: '2024-01-15T00:00:00Z',
    loose: '5',
  },
  {
    word: '100%',
    amount: 0,
    whole: -3,
    ok: 1,
    day: '2024-01-15',
    moment: '2024-01-15T10:30:00Z',
    loose: 12.5,
  },
  {
    word: 'a_b',
    amount: 1e3,
    whole: 0,
    ok: 0,
    day: '2024-01-16',
    moment: '2024-01-15T10:30:59Z',
    loose: 'word',
  },
  {
    word: 'c\\d',
    amount: 99.99,
    whole: 9_007_199_254_740_992n,
    ok: null,
    day: null,
    moment: '2024-01-15T23:59:59Z',
    loose: '12.5',
  },
  {
    word: "it's",
    amount: 100,
    whole: 9_007_199_254_740_993n,
    ok: 1,
    day: '9999-12-31',
    moment: '2024-01-16T00:00:00Z',
    loose: -1,
  },
  {
    word: '',
    amount: 2.5,
    whole: 7,
    ok: 0,
    day: '2024-02-29',
    moment: '9999-12-31 23:59:59',
    loose: '',
  },
  { ...nothing, word: 'ärger' },
  { ...nothing, word: '007' },
  nothing,
];

const literal = (value: Thing[Column]): string =>
  value === null ? 'NULL' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

const test = withFolder.extend('file', ({ folder }) =>
  createDatabase(
    join(folder, 'things.db'),
    `CREATE TABLE things (id INTEGER PRIMARY KEY, word TEXT, amount REAL, whole INTEGER, ok BOOLEAN, day DATE,
       moment DATETIME, loose);
     INSERT INTO things (word, amount, whole, ok, day, moment, loose)
     VALUES ${things.map((thing) => `(${Object.values(thing).map(literal).join(', ')})`).join(', ')};`,
  ),
);

const found = async (file: string, ...filters: Filter[]): Promise<unknown[]> =>
  (await rowsOf(file, { dataset: 'table:things', columns: [{ key: 'id' }], filters })).flat();

/** The numbers of the things whose value there passes; what is NULL never does. */
const passing = <C extends Column>(column: C, passes: (value: NonNullable<Thing[C]>) => boolean): number[] =>
  things.flatMap((thing, index) => {
    const value = thing[column];
    return value !== null && passes(value) ? [index + 1] : [];
  });

type Case = [filter: Filter, expected: number[]];

const comparisons = <C extends Column>(
  column: C,
  value: string | number | boolean,
  /** Below zero, zero or above, as the thing's value is before, at or after the filter's. */
  compare: (actual: NonNullable<Thing[C]>) => number,
): Case[] => [
  [{ column, op: '=', value }, passing(column, (actual) => compare(actual) === 0)],
  [{ column, op: '!=', value }, passing(column, (actual) => compare(actual) !== 0)],
  [{ column, op: '<', value }, passing(column, (actual) => compare(actual) < 0)],
  [{ column, op: '<=', value }, passing(column, (actual) => compare(actual) <= 0)],
  [{ column, op: '>', value }, passing(column, (actual) => compare(actual) > 0)],
  [{ column, op: '>=', value }, passing(column, (actual) => compare(actual) >= 0)],
];

const order = (a: string | number | bigint, b: string | number | bigint): number =>
  a < b ? -1 : a > b ? 1 : 0;
const toText =
  (value: string) =>
  (actual: string): number =>
    Buffer.compare(Buffer.from(actual), Buffer.from(value));
const toNumber =
  (value: number | bigint) =>
  (actual: number | bigint): number =>
    order(actual, value);
/** A moment compared with all that begin like it, however their time is set apart. */
function toMoment(value: string): (actual: string) => number {
  const plain = (moment: string): string => moment.replace('T', ' ').replace('Z', '');
  return (actual) => order(plain(actual).slice(0, plain(value).length), plain(value));
}

const cases: Case[] = [
  ...comparisons('word', 'a_b', toText('a_b')),
  ...comparisons('word', 'ärger', toText('ärger')),
  ...comparisons('word', '', toText('')),
  ...comparisons('word', "'; DROP TABLE things; --", toText("'; DROP TABLE things; --")),
  [{ column: 'word', op: '=', value: 7 }, []],
  [{ column: 'word', op: 'contains', value: 'PP' }, passing('word', (word) => /pp/i.test(word))],
  [{ column: 'word', op: 'contains', value: '%' }, passing('word', (word) => word.includes('%'))],
  [{ column: 'word', op: 'contains', value: '_' }, passing('word', (word) => word.includes('_'))],
  [{ column: 'word', op: 'contains', value: '\\' }, passing('word', (word) => word.includes('\\'))],
  [{ column: 'word', op: 'contains', value: 'p%e' }, []],
  [{ column: 'word', op: 'starts-with', value: 'apple' }, passing('word', (word) => /^apple/i.test(word))],
  [{ column: 'word', op: 'starts-with', value: '%' }, []],
  [{ column: 'word', op: 'starts-with', value: '' }, passing('word', () => true)],
  [{ column: 'word', op: 'starts-with', value: 0 }, [9]],
  [{ column: 'word', op: 'in', values: ['apple', '007', 'none'] }, [1, 9]],
  [
    { column: 'word', op: 'between', values: ['a', 'd'] },
    passing('word', (word) => toText('a')(word) >= 0 && toText('d')(word) <= 0),
  ],

  ...comparisons('amount', 1.5, toNumber(1.5)),
  ...comparisons('amount', '-2', toNumber(-2)),
  ...comparisons('amount', ' 1e3 ', toNumber(1000)),
  [{ column: 'amount', op: 'in', values: [0, '100', 2.5] }, [3, 6, 7]],
  [{ column: 'amount', op: 'between', values: ['0', 2.5] }, [1, 3, 7]],
  [{ column: 'amount', op: 'contains', value: '99' }, [5]],

  ...comparisons('whole', 1, toNumber(1)),
  ...comparisons('whole', '+2', toNumber(2)),
  ...comparisons('whole', '0.5', toNumber(0.5)),
  ...comparisons('whole', '9007199254740993', toNumber(9_007_199_254_740_993n)),
  ...comparisons('whole', '99999999999999999999', toNumber(10n ** 20n - 1n)),
  [{ column: 'whole', op: 'in', values: ['9007199254740993', 7] }, [6, 7]],
  [{ column: 'whole', op: 'between', values: [-3, 1] }, [1, 3, 4]],

  ...[true, 'true', 1, '1'].flatMap((value) => comparisons('ok', value, toNumber(1)).slice(0, 2)),
  ...[false, 'false', 0, '0'].flatMap((value) => comparisons('ok', value, toNumber(0)).slice(0, 2)),

  ...comparisons('day', '2024-01-15', toText('2024-01-15')),
  ...comparisons('day', '9999-12-31', toText('9999-12-31')),
  [{ column: 'day', op: 'in', values: ['2024-02-29', '2024-01-14'] }, [1, 7]],
  [{ column: 'day', op: 'between', values: ['2024-01-15', '2024-01-16'] }, [2, 3, 4]],
  [{ column: 'day', op: 'starts-with', value: '2024-01' }, [1, 2, 3, 4]],

  ...comparisons('moment', '2024-01-15', toMoment('2024-01-15')),
  ...comparisons('moment', '9999-12-31', toMoment('9999-12-31')),
  ...comparisons('moment', '2024-01-15T10:30', toMoment('2024-01-15T10:30')),
  ...comparisons('moment', '2024-01-15T10:30:00', toMoment('2024-01-15T10:30:00')),
  ...comparisons('moment', '2024-01-15T10:30:59Z', toMoment('2024-01-15T10:30:59Z')),
  ...comparisons('moment', '2024-01-15 10:30', toMoment('2024-01-15 10:30')),
  ...comparisons('moment', '9999-12-31T23:59:59Z', toMoment('9999-12-31T23:59:59Z')),
  [{ column: 'moment', op: 'between', values: ['2024-01-14', '2024-01-15'] }, [1, 2, 3, 4, 5]],
  [{ column: 'moment', op: 'in', values: ['2024-01-14', '2024-01-16'] }, [1, 6]],
  [
    { column: 'moment', op: 'in', values: ['2024-01-14', '2024-01-15 10:30', '9999-12-31T23:59'] },
    [1, 3, 4, 7],
  ],

  [{ column: 'loose', op: '=', value: '5' }, [1, 2]],
  [{ column: 'loose', op: '=', value: 5 }, [1, 2]],
  [{ column: 'loose', op: '!=', value: '12.5' }, [1, 2, 4, 6, 7]],
  [{ column: 'loose', op: 'in', values: ['5', 'word', '-1'] }, [1, 2, 4, 6]],
  [{ column: 'loose', op: '>', value: '5' }, [3, 4]],
  [{ column: 'loose', op: '<', value: '5' }, [5, 6, 7]],
  [{ column: 'loose', op: '=', value: 'word' }, [4]],

  ...(['word', 'amount', 'whole', 'ok', 'day', 'moment', 'loose'] as const).flatMap((column): Case[] => [
    [{ column, op: 'not-null' }, passing(column, () => true)],
    [
      { column, op: 'is-null' },
      things.flatMap((thing, index) => (thing[column] === null ? [index + 1] : [])),
    ],
  ]),
];

describe('a filter lets through', () => {
  test.for(cases.map(([filter, expected]) => [JSON.stringify(filter), filter, expected] as const))(
    '%s',
    async ([, filter, expected], { file }) => {
      expect(await found(file, filter)).toEqual(expected);
    },
  );
});

test('several filters let through what passes all of them', async ({ file }) => {
  const filters: Filter[] = [
    { column: 'moment', op: '=', value: '2024-01-15' },
    { column: 'word', op: 'contains', value: 'a' },
  ];
  expect(await found(file, ...filters)).toEqual([2, 4]);
});

test('a filter may be on a column that is not chosen', async ({ file }) => {
  const query = { dataset: 'table:things', columns: [{ key: 'word' }] };
  const { rows, count } = await read(file, {
    ...query,
    filters: [{ column: 'whole', op: '=', value: 7 }],
  });
  expect(rows).toEqual([['']]);
  expect(count).toBe(1);
});

test.for(['whole', 'moment'] as const)(
  'as many values as a request may have, on %s',
  async (column, { file }) => {
    const values = Array.from({ length: 9_999 }, (_, index) =>
      column === 'whole' ? index + 1_000 : `${1000 + (index % 900)}-01-01`,
    );
    const last = column === 'whole' ? 7 : '9999-12-31';
    expect(await found(file, { column, op: 'in', values: [...values, last] })).toEqual([7]);
  },
);

describe('a value of the wrong type is refused, with what is needed', () => {
  test.for([
    ['amount', 'many', 'a number'],
    ['amount', '', 'a number'],
    ['amount', '1,5', 'a number'],
    ['whole', '0x10', 'a number'],
    ['whole', true, 'a number'],
    ['ok', 'yes', 'true or false'],
    ['ok', 2, 'true or false'],
    ['day', '15.01.2024', 'a date like 2024-01-31'],
    ['day', '2024-02-30', 'a date like 2024-01-31'],
    ['day', '2024-01-15T10:00:00Z', 'a date like 2024-01-31'],
    ['day', 20240115, 'a date like 2024-01-31'],
    ['moment', 'yesterday', 'a date like 2024-01-31'],
    ['moment', '2024-01-15T', 'a date like 2024-01-31'],
    ['moment', "2024-01-15' OR 1=1 --", 'a date like 2024-01-31'],
  ] as const)('%s: %s', async ([column, value, expected], { file }) => {
    const attempts: Filter[] = [
      { column, op: '=', value },
      { column, op: 'in', values: [value] },
      { column, op: 'between', values: [value, value] },
    ];
    for (const filter of attempts)
      expect(await failureOf(found(file, filter))).toMatchObject({
        code: 'FILTER_VALUE_INVALID',
        message: `The filter on '${column}' needs ${expected}, but '${String(value)}' was given.`,
      });
  });
});

test('a filter on a column that is not there is refused', async ({ file }) => {
  for (const column of ['nothing', 'WORD', 'word" OR 1=1 --', 'rowid', '1'])
    expect(await failureOf(found(file, { column, op: 'is-null' }))).toMatchObject({
      code: 'COLUMN_NOT_FOUND',
      message: `Column '${column}' not found`,
    });
});
