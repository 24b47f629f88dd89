import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { createDatabase } from '../../fixtures/database.ts';
import { test as base } from '../../fixtures/folder.ts';
import { failureOf, read, rowsOf, type Query } from './read.ts';

const total = 1_234;
const numbers = Array.from({ length: total }, (_, index) => index + 1);

/** Rows of `n`, 1 to 1,234, and its last digit. */
const test = base.extend('file', ({ folder }) =>
  createDatabase(
    join(folder, 'numbers.db'),
    `CREATE TABLE numbers (n INTEGER PRIMARY KEY, digit INTEGER, word TEXT);
     WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ${total})
     INSERT INTO numbers SELECT n, n % 10, 'word ' || n FROM up;`,
  ),
);

const dataset = 'table:numbers';
const justN: Query = { dataset, columns: [{ key: 'n' }] };

describe('columns', () => {
  test('are all there, in their order, when none is chosen', async ({ file }) => {
    const { columns, rows } = await read(file, { dataset, limit: 1 });
    expect(columns).toEqual([
      { key: 'n', name: 'n', type: 'integer' },
      { key: 'digit', name: 'digit', type: 'integer' },
      { key: 'word', name: 'word', type: 'text' },
    ]);
    expect(rows).toEqual([[1, 1, 'word 1']]);
  });

  test('come in the chosen order, renamed, and more than once', async ({ file }) => {
    const { columns, rows } = await read(file, {
      dataset,
      columns: [{ key: 'word', name: 'Wort "1"; x' }, { key: 'n' }, { key: 'word', name: '' }],
      limit: 1,
    });
    expect(columns.map(({ name }) => name)).toEqual(['Wort "1"; x', 'n', '']);
    expect(rows).toEqual([['word 1', 1, 'word 1']]);
  });

  test.for(['nothing', 'N', 'n, word', 'n" FROM sqlite_schema --', '*', '1', 'rowid'])(
    '"%s" is none of them',
    async (key, { file }) => {
      expect(await failureOf(read(file, { dataset, columns: [{ key }] }))).toMatchObject({
        code: 'COLUMN_NOT_FOUND',
        message: `Column '${key}' not found`,
      });
    },
  );

  test('must be chosen when the choice is not left open', async ({ file }) => {
    expect(await failureOf(read(file, { dataset, columns: [] }))).toMatchObject({ code: 'COLUMNS_EMPTY' });
  });

  test('are all told of beside the chosen ones', async ({ file }) => {
    const { available } = await read(file, justN);
    expect(available.map(({ key }) => key)).toEqual(['n', 'digit', 'word']);
  });
});

describe('rows', () => {
  test('are sorted by several columns, each its own way', async ({ file }) => {
    const sort: Query['sort'] = [
      { column: 'digit', direction: 'ascending' },
      { column: 'n', direction: 'descending' },
    ];
    const expected = numbers.toSorted((a, b) => (a % 10) - (b % 10) || b - a);
    expect((await rowsOf(file, { ...justN, sort })).flat()).toEqual(expected);
  });

  test('are not sorted by a column that is not there', async ({ file }) => {
    const sort: Query['sort'] = [{ column: 'n; --', direction: 'ascending' }];
    expect(await failureOf(read(file, { ...justN, sort }))).toMatchObject({ code: 'COLUMN_NOT_FOUND' });
  });

  test('are limited after filters and sort', async ({ file }) => {
    const { rows, count } = await read(file, {
      ...justN,
      filters: [{ column: 'digit', op: '=', value: 3 }],
      sort: [{ column: 'n', direction: 'descending' }],
      limit: 3,
    });
    expect(rows.flat()).toEqual([1233, 1223, 1213]);
    expect(count).toBe(3);
  });

  test('come in batches of 500', async ({ file }) => {
    expect(await read(file, justN)).toMatchObject({ batches: [500, 500, 234], count: total });
  });

  test('end with a full batch when that is all', async ({ file }) => {
    expect(await read(file, { ...justN, limit: 1_000 })).toMatchObject({ batches: [500, 500], count: 1_000 });
  });

  test.for([
    [100, [100]],
    [500, [500]],
    [501, [500, 1]],
    [9_999, [500, 500, 234]],
  ] as const)('are at most %s in a preview', async ([limit, batches], { file }) => {
    const reading = await read(file, justN, limit);
    expect(reading.batches).toEqual(batches);
    expect(reading.rows.flat()).toEqual(numbers.slice(0, limit));
  });

  test('have no period where there is no date to go by', async ({ file }) => {
    expect(await failureOf(read(file, { dataset, period: { from: '2024-01-01' } }))).toMatchObject({
      code: 'PERIOD_NOT_SUPPORTED',
    });
  });
});
