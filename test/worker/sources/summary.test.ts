import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { parseRequest } from '../../../main/export/request.ts';
import { exportFacts } from '../../../main/worker/export-facts.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { test as base } from '../../fixtures/folder.ts';
import { failureOf, read, rowsOf, withSource, type Query, type Reading } from './read.ts';
import { type DatePart, type MeasureFunction } from '../../../preload/contract/measures.ts';
import { querySpecSchema } from '../../../preload/contract/query.ts';

const test = base.extend('file', ({ folder }) =>
  createDatabase(
    join(folder, 'marks.db'),
    `CREATE TABLE marks (id INTEGER PRIMARY KEY, class TEXT COLLATE NOCASE, mark REAL, points INTEGER, day DATE, any);
     INSERT INTO marks (class, mark, points, day, any) VALUES
       ('7A', 1.5, 10, '2024-01-31', 1), ('7A', NULL, 20, '2024-02-01', '2024-05-05'), ('7a', 'absent', 30, '2024-12-30', 'x'),
       ('', 2.5, NULL, '2024-12-31 23:59', NULL), (NULL, 3, 40, 'unknown', 2.5), ('8B', 'absent', NULL, NULL, x'00');`,
  ),
);

const dataset = 'table:marks';
type SummaryInput = NonNullable<Query['summary']>;
const summarised = (file: string, summary: SummaryInput, rest: Partial<Query> = {}): Promise<Reading> =>
  read(file, { dataset, summary, ...rest });
const measured = (measured: MeasureFunction, column: string, decimals?: number) =>
  ({ function: measured, column, ...(decimals !== undefined && { decimals }) }) as const;

describe('there is one row per', () => {
  test.for<[string, SummaryInput['groups'] & object, unknown[][]]>([
    // An empty text is nothing in a file, and letters are told apart whatever the database says of their case.
    [
      'text',
      [{ column: 'class' }],
      [
        [null, 2],
        ['7A', 2],
        ['7a', 1],
        ['8B', 1],
      ],
    ],
    [
      'day',
      [{ column: 'day', part: 'day' }],
      [
        [null, 1],
        ['2024-01-31', 1],
        ['2024-02-01', 1],
        ['2024-12-30', 1],
        ['2024-12-31', 1],
        ['unknown', 1],
      ],
    ],
    [
      'week, which may be of another year',
      [{ column: 'day', part: 'week' }],
      [
        [null, 1],
        ['2024-W05', 2],
        ['2025-W01', 2],
        ['unknown', 1],
      ],
    ],
    [
      'month',
      [{ column: 'day', part: 'month' }],
      [
        [null, 1],
        ['2024-01', 1],
        ['2024-02', 1],
        ['2024-12', 2],
        ['unknown', 1],
      ],
    ],
    [
      'year',
      [{ column: 'day', part: 'year' }],
      [
        [null, 1],
        [2024, 4],
        ['unknown', 1],
      ],
    ],
    [
      'month of what may be dates',
      [{ column: 'any', part: 'month' }],
      [
        [null, 1],
        [1, 1],
        [2.5, 1],
        ['2024-05', 1],
        ['x', 1],
        ['00', 1],
      ],
    ],
    [
      'several',
      [{ column: 'day', part: 'year' }, { column: 'class' }],
      [
        [null, '8B', 1],
        [2024, null, 1],
        [2024, '7A', 2],
        [2024, '7a', 1],
        ['unknown', null, 1],
      ],
    ],
    ['nothing: all rows together', [], [[6]]],
  ])('%s', async ([, groups, expected], { file }) => {
    const { rows, count } = await summarised(file, { groups, measures: [{ function: 'count' }] });
    expect(rows).toEqual(expected);
    expect(count).toBe(expected.length);
  });
});

describe('of each group there is', () => {
  test.for<[string, SummaryInput['measures'] & object, unknown[]]>([
    [
      'the count of rows, and of values',
      [
        { function: 'count' },
        measured('count', 'mark'),
        measured('count', 'class'),
        measured('count', 'day'),
      ],
      [6, 3, 4, 4],
    ],
    ['the average of the numbers', [measured('average', 'mark'), measured('average', 'any')], [7 / 3, 1.75]],
    [
      'the smallest and the largest number',
      [measured('smallest', 'mark'), measured('largest', 'mark')],
      [1.5, 3],
    ],
    [
      'the first and the last date',
      [measured('smallest', 'day'), measured('largest', 'day')],
      ['2024-01-31', '2024-12-31 23:59'],
    ],
    [
      'the first and the last text',
      [measured('smallest', 'class'), measured('largest', 'class')],
      ['7A', '8B'],
    ],
    ['the sum', [measured('sum', 'mark'), measured('sum', 'points'), measured('sum', 'any')], [7, 100, 3.5]],
    ['the share', [measured('share', 'points'), { function: 'share' }], [100, 100]],
    [
      'a rounded number',
      [measured('average', 'mark', 1), measured('largest', 'mark', 0), measured('sum', 'points', 2)],
      [2.3, 3, 100],
    ],
  ])('%s', async ([, measures, expected], { file }) => {
    expect((await summarised(file, { measures })).rows).toEqual([expected]);
  });

  test('nothing where there are no numbers, and a share of nothing neither', async ({ file }) => {
    const { rows } = await summarised(
      file,
      {
        groups: [{ column: 'class' }],
        measures: [measured('average', 'mark'), measured('sum', 'points'), measured('share', 'points')],
      },
      { filters: [{ column: 'class', op: '=', value: '8B' }] },
    );
    expect(rows).toEqual([['8B', null, null, null]]);
  });

  test('no share where all rows together are nothing', async ({ folder }) => {
    const file = createDatabase(
      join(folder, 'a.db'),
      'CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (5), (-5)',
    );
    const summary: SummaryInput = { groups: [{ column: 'x' }], measures: [measured('share', 'x')] };
    expect(await rowsOf(file, { dataset: 'table:a', summary })).toEqual([
      [-5, null],
      [5, null],
    ]);
  });

  test.for([
    [['9007199254740993', '1'], '9007199254740994'],
    [['9223372036854775807', '1', '-1'], '9223372036854775807'],
    [['9223372036854775807', '1'], 2 ** 63],
    [['-9223372036854775808', '-9223372036854775808'], -(2 ** 64)],
  ] as const)('every digit of a sum, as far as there are integers: %j', async ([values, sum], { folder }) => {
    const rows = values.map(
      (value) => `(${value === '-9223372036854775808' ? '-9223372036854775807 - 1' : value})`,
    );
    const file = createDatabase(
      join(folder, 'a.db'),
      `CREATE TABLE a (x INTEGER); INSERT INTO a VALUES ${rows.join()}`,
    );
    const summary: SummaryInput = { measures: [measured('sum', 'x'), measured('sum', 'x', 2)] };
    expect(await rowsOf(file, { dataset: 'table:a', summary })).toEqual([[sum, sum]]);
  });

  test.for([
    [1.005, 1.01],
    [2.675, 2.68],
    [-0.005, -0.01],
    [-0.001, 0],
    [0.285, 0.29],
    [1e300, 1e300],
  ])('a number rounded as the file rounds: %j', async ([value, expected], { folder }) => {
    const file = createDatabase(
      join(folder, 'a.db'),
      `CREATE TABLE a (x REAL); INSERT INTO a VALUES (${value})`,
    );
    const summary: SummaryInput = { measures: [measured('largest', 'x', 2)] };
    expect(await rowsOf(file, { dataset: 'table:a', summary })).toEqual([[expected]]);
  });
});

describe('its columns', () => {
  const summary: SummaryInput = {
    groups: [
      { column: 'class' },
      { column: 'day', part: 'month' },
      { column: 'day', part: 'day' },
      { column: 'day', part: 'year' },
    ],
    measures: [
      { function: 'count' },
      { function: 'average', column: 'points', name: 'Mean', decimals: 1 },
      measured('average', 'points'),
      measured('sum', 'points'),
      measured('largest', 'day'),
      { function: 'share' },
    ],
  };

  test('have names, types and places of their own', async ({ file }) => {
    const { columns, available } = await summarised(file, summary);
    expect(columns).toEqual([
      { key: 'class', name: 'class', type: 'text' },
      { key: 'month(day)', name: 'day (month)', type: 'text' },
      { key: 'day(day)', name: 'day (day)', type: 'date' },
      { key: 'year(day)', name: 'day (year)', type: 'integer' },
      { key: 'count', name: 'Rows', type: 'count' },
      { key: 'average(points)', name: 'Mean', type: 'decimal', places: 1 },
      { key: 'average(points) 2', name: 'Average of points', type: 'decimal' },
      { key: 'sum(points)', name: 'Sum of points', type: 'count' },
      { key: 'largest(day)', name: 'Largest day', type: 'date' },
      { key: 'share', name: 'Share of rows (%)', type: 'decimal' },
    ]);
    expect(available.map(({ key }) => key)).toEqual(['id', 'class', 'mark', 'points', 'day', 'any']);
  });

  test('are chosen, renamed, sorted by and limited; rows alike are in the order of the groups', async ({
    file,
  }) => {
    const { columns, rows, count } = await summarised(
      file,
      { groups: [{ column: 'class' }], measures: [{ function: 'count' }, measured('sum', 'points')] },
      {
        columns: [{ key: 'count', name: 'How many' }, { key: 'class' }],
        filters: [{ column: 'id', op: '<=', value: 5 }],
        sort: [{ column: 'count', direction: 'descending' }],
        limit: 2,
      },
    );
    expect(columns.map(({ name }) => name)).toEqual(['How many', 'class']);
    expect(rows).toEqual([
      [2, null],
      [2, '7A'],
    ]);
    expect(count).toBe(2);
  });

  test('do not hide those that filters are about, whose values are listed as ever', async ({ file }) => {
    const values = await withSource(file, async (source) => {
      const query = await source.query(
        querySpecSchema.parse({ dataset, summary: { measures: [{ function: 'count' }] } }),
      );
      return query.values?.('mark', '');
    });
    expect(values).toMatchObject({ total: 3 });
  });
});

test('an About sheet says what there is one row for, and how it is sorted', async ({ file }) => {
  const facts = (given: Omit<Query, 'dataset'>): Promise<unknown> =>
    withSource(file, async (source) => {
      const request = querySpecSchema.parse({ dataset, ...given });
      const job = {
        request: parseRequest({ sheets: [request], output: { format: 'csv' } }),
        application: '',
        startedAt: 0,
      };
      const [sheet = []] = exportFacts(job, source, [{ request, query: await source.query(request) }]).sheets;
      return Object.fromEntries(sheet.map(({ what, values }) => [what, values]));
    });
  const summary: SummaryInput = {
    groups: [{ column: 'day', part: 'month' }],
    measures: [measured('sum', 'points')],
  };
  expect(await facts({ summary, filters: [{ column: 'mark', op: '>', value: 1 }] })).toMatchObject({
    Filters: ['mark is more than 1'],
    'One row per': ['day (month)'],
    'Sorted by': ['In the order of the groups'],
    Columns: ['day (month)', 'Sum of points'],
  });
  expect(
    await facts({
      summary: { measures: [measured('sum', 'points')] },
      sort: [{ column: 'sum(points)', direction: 'descending' }],
      columns: [{ key: 'sum(points)', name: 'Points' }],
    }),
  ).toMatchObject({
    'One row per': ['All rows together'],
    'Sorted by': ['Sum of points, descending'],
    Columns: ['Points (renamed from Sum of points)'],
  });
});

test('what is put together is as repeatable as its rows', async ({ file }) => {
  const isRepeatable = (query: Query): Promise<boolean> =>
    withSource(file, async (source) => (await source.query(querySpecSchema.parse(query))).isRepeatable());
  expect(await isRepeatable({ dataset, summary: { groups: [{ column: 'day', part: 'week' }] } })).toBe(true);
  const chance: Query = {
    dataset: 'query',
    params: { sql: 'SELECT random() AS r FROM marks' },
    summary: { measures: [measured('largest', 'r')] },
  };
  expect(await isRepeatable(chance)).toBe(false);
});

describe('is refused', () => {
  test.for<[string, SummaryInput, Partial<Query>, string]>([
    [
      'a group that there is not',
      { groups: [{ column: 'klass' }] },
      {},
      "Column 'klass' not found. There are: id, class, mark, points, day, any.",
    ],
    [
      'a measure of what there is not',
      { measures: [measured('sum', 'x')] },
      {},
      "Column 'x' not found. There are: id, class, mark, points, day, any.",
    ],
    [
      'an average of texts',
      { measures: [measured('average', 'class')] },
      {},
      "There is no average of 'class', which holds no numbers. Columns of numbers: id, mark, points, any. Of any column there are count, smallest and largest.",
    ],
    [
      'a month of texts',
      { groups: [{ column: 'class', part: 'month' }] },
      {},
      "'class' cannot be grouped by month, as it holds no dates. Columns of dates: day, any. Group by the column itself instead.",
    ],
    [
      'an order by what was put together',
      { groups: [{ column: 'class' }], measures: [measured('sum', 'mark')] },
      { sort: [{ column: 'mark', direction: 'ascending' }] },
      "Column 'mark' not found. There are: class, sum(mark).",
    ],
    [
      'a column of what was put together',
      { groups: [{ column: 'class' }] },
      { columns: [{ key: 'mark' }] },
      "Column 'mark' not found. There are: class.",
    ],
  ])('%s', async ([, summary, rest, message], { file }) => {
    expect(await failureOf(summarised(file, summary, rest))).toMatchObject({ message, fault: 'request' });
  });
});

/** Any table and any summary of it give what plain JavaScript gives. */
type Cell = string | number | bigint | null;

const text = fc.option(fc.constantFrom('', '7A', '7a', '8B', 'ä', '5', ' '), { freq: 6 });
/** Numbers whose sums a double has exactly. */
const eighths = fc.integer({ min: -80_000, max: 80_000 }).map((value) => value / 8 + 0);
const number = fc.option(fc.oneof({ weight: 6, arbitrary: eighths }, fc.constantFrom('absent', '')), {
  freq: 6,
});
const integer = fc.option(
  fc.oneof(fc.bigInt({ min: -100n, max: 100n }), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
  { freq: 6 },
);
const date = fc.option(
  fc.oneof(
    fc
      .date({ min: new Date('2019-12-20'), max: new Date('2021-01-10'), noInvalidDate: true })
      .chain((day) => fc.constantFrom(day.toISOString().slice(0, 10), day.toISOString())),
    fc.constantFrom('', 'unknown', '12.03.2024'),
  ),
  { freq: 6 },
);
const isDate = (cell: Cell): cell is string => typeof cell === 'string' && /^\d{4}-[01]\d-[0-3]\d/.test(cell);
const isNumber = (cell: Cell): cell is number | bigint =>
  typeof cell === 'number' || typeof cell === 'bigint';

/** ISO 8601: the week of a year's first Thursday is its first. */
function weekOf(day: string): string {
  const thursday = new Date(`${day}T00:00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() - ((thursday.getUTCDay() + 6) % 7) + 3);
  const start = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - start) / (7 * 86_400_000)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

function grouped(cell: Cell, part: DatePart | undefined): Cell {
  if (cell === '') return null;
  if (part === undefined || !isDate(cell)) return cell;
  return {
    day: cell.slice(0, 10),
    week: weekOf(cell.slice(0, 10)),
    month: cell.slice(0, 7),
    year: BigInt(cell.slice(0, 4)),
  }[part];
}

/** The middle away from zero, of the digits that a number is spelt with. */
function roundedBySpelling(value: number, places: number): number {
  const [digits = '', exponent = ''] = Math.abs(value).toExponential().split('e');
  const shift = Number(exponent) - (digits.replace('.', '').length - 1) + places;
  const whole = BigInt(digits.replace('.', ''));
  const scaled =
    shift >= 0
      ? whole * 10n ** BigInt(shift)
      : (whole + 5n * 10n ** BigInt(-shift - 1)) / 10n ** BigInt(-shift);
  return (Math.sign(value) * Number(scaled)) / 10 ** places + 0;
}

function sumOf(values: readonly (number | bigint)[]): Cell {
  if (values.length === 0) return null;
  if (values.some((value) => typeof value === 'number'))
    return values.reduce<number>((sum, value) => sum + Number(value), 0);
  const sum = values.reduce<bigint>((all, value) => all + BigInt(value), 0n);
  return BigInt.asIntN(64, sum) === sum ? sum : Number(sum);
}

const total = (values: readonly (number | bigint)[]): number =>
  values.reduce<number>((sum, value) => sum + Number(value), 0);

interface Wanted {
  function: MeasureFunction;
  column: string | undefined;
  decimals: number | undefined;
}

function measure({ function: name, column, decimals }: Wanted, group: Cell[][], all: Cell[][]): Cell {
  const isValue =
    column === 'date' ? isDate : column === 'text' ? (cell: Cell) => cell !== null && cell !== '' : isNumber;
  const valuesOf = (rows: Cell[][]): Cell[] =>
    column === undefined
      ? rows.map(() => 1n)
      : rows.map((row) => row[names.indexOf(column)] as Cell).filter(isValue);
  const values = valuesOf(group);
  const numbers = values.filter(isNumber);
  const sorted = values.toSorted(compare);
  const result = (): Cell => {
    switch (name) {
      case 'count':
        return BigInt(values.length);
      case 'average':
        return numbers.length === 0 ? null : Number(sumOf(numbers)) / numbers.length;
      case 'smallest':
        return sorted[0] ?? null;
      case 'largest':
        return sorted.at(-1) ?? null;
      case 'sum':
        return sumOf(numbers);
      case 'share': {
        const whole = total(valuesOf(all).filter(isNumber));
        return numbers.length === 0 || whole === 0 ? null : (100 * total(numbers)) / whole;
      }
    }
  };
  const value = result();
  return typeof value === 'number' && decimals !== undefined && Math.abs(value) < 1e15
    ? roundedBySpelling(value, decimals)
    : value;
}

/** SQLite's order. */
function compare(a: Cell, b: Cell): number {
  const rank = (cell: Cell): number => (cell === null ? 0 : typeof cell === 'string' ? 2 : 1);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a === null || b === null || a === b ? 0 : a < b ? -1 : a > b ? 1 : 0;
}
const compareRows = (a: readonly Cell[], b: readonly Cell[]): number =>
  a.map((cell, index) => compare(cell, b[index] as Cell)).find((difference) => difference !== 0) ?? 0;

const names = ['text', 'number', 'integer', 'date'];
const numeric = fc.constantFrom('number', 'integer');
const decimals = fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined });
const wanted: fc.Arbitrary<Wanted> = fc.oneof(
  fc.record({
    function: fc.constantFrom<MeasureFunction[]>('average', 'sum', 'share'),
    column: numeric,
    decimals,
  }),
  fc.record({
    function: fc.constantFrom<MeasureFunction[]>('count', 'smallest', 'largest'),
    column: fc.constantFrom(...names),
    decimals,
  }),
  fc.record({
    function: fc.constantFrom<MeasureFunction[]>('count', 'share'),
    column: fc.constant(undefined),
    decimals,
  }),
);
const group = fc.oneof(
  fc.record({ column: fc.constantFrom(...names), part: fc.constant(undefined) }),
  fc.record({
    column: fc.constant('date'),
    part: fc.constantFrom<DatePart[]>('day', 'week', 'month', 'year'),
  }),
);
const request = fc.record({
  rows: fc.array(fc.tuple(text, number, integer, date), { maxLength: 30 }),
  groups: fc.array(group, { maxLength: 3 }),
  measures: fc.array(wanted, { minLength: 1, maxLength: 4 }),
});

function model({
  rows,
  groups,
  measures,
}: typeof request extends fc.Arbitrary<infer R> ? R : never): Cell[][] {
  const all: Cell[][] = rows;
  const keyed = all.map((row) => ({
    key: groups.map(({ column, part }) => grouped(row[names.indexOf(column)] as Cell, part)),
    row,
  }));
  const keys: Cell[][] = groups.length === 0 ? [[]] : [];
  for (const { key } of keyed) if (!keys.some((known) => compareRows(known, key) === 0)) keys.push(key);
  return keys.toSorted(compareRows).map((key) => {
    const members = keyed.filter((candidate) => compareRows(candidate.key, key) === 0).map(({ row }) => row);
    return [...key, ...measures.map((each) => measure(each, members, all))];
  });
}

/** A cell as the source gives it. Of a long sum of doubles the last digits are anybody's. */
const shown = (cell: Cell): unknown => {
  if (typeof cell === 'bigint') return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell);
  return typeof cell === 'number'
    ? expect.closeTo(cell, 9 - Math.ceil(Math.log10(Math.abs(cell) + 1)))
    : cell;
};

base('any summary of any table gives what the model gives', async ({ folder }) => {
  const file = join(folder, 'any.db');
  const database = new Database(file);
  database.exec(
    'PRAGMA synchronous = OFF; CREATE TABLE any (text TEXT, number REAL, integer INTEGER, date DATE)',
  );
  const insert = database.prepare('INSERT INTO any VALUES (?, ?, ?, ?)');
  try {
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        database.exec('BEGIN; DELETE FROM any');
        for (const row of asked.rows) insert.run(row);
        database.exec('COMMIT');
        const { rows, count } = await read(file, {
          dataset: 'table:any',
          summary: { groups: asked.groups, measures: asked.measures as SummaryInput['measures'] },
        });
        const expected = model(asked);
        expect(rows).toEqual(expected.map((row) => row.map(shown)));
        expect(count).toBe(expected.length);
      }),
      { numRuns: 150, seed: 20_240_115 },
    );
  } finally {
    database.close();
  }
});
