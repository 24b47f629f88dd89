import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { ColumnValues, Extent } from '../../../preload/contract/column-values.ts';
import { querySpecSchema } from '../../../preload/contract/query.ts';
import { searchFor } from '../../../main/datasets/folded.ts';
import { createDatabase, select } from '../../fixtures/database.ts';
import { test } from '../../fixtures/sample-school.ts';
import { failureOf, read, withSource, type Query } from './read.ts';

const valuesOf = (file: string, query: Query, column: string, text = ''): Promise<ColumnValues | undefined> =>
  withSource(file, async (source) =>
    (await source.query(querySpecSchema.parse(query))).values?.(column, text),
  );

const pairs = (found: ColumnValues | undefined): [string, number][] =>
  found?.values.map(({ value, rows }) => [value, rows]) ?? [];

describe('the values of a column', () => {
  test('are listed with their rows, of those that all else leaves', async ({ store }) => {
    const filters: Query['filters'] = [{ column: 'metric_type', op: '=', value: 'attendance' }];
    const period = { from: '2024-01-01', to: '2024-03-31' };
    const found = await valuesOf(store, { dataset: 'analytics', filters, period }, 'subject');
    const expected = select(
      store,
      `SELECT subject, count(*) FROM analytics WHERE metric_type = 'attendance'
         AND recorded_at >= '2024-01-01' AND recorded_at < '2024-04-01' GROUP BY 1 ORDER BY 1`,
    );
    expect(expected.length).toBeGreaterThan(3);
    expect(pairs(found)).toEqual(expected);
    expect(found?.total).toBe(expected.length);
  });

  test('beyond 200 are counted, and found by typing', async ({ store }) => {
    const found = await valuesOf(store, { dataset: 'table:students' }, 'student_number');
    const [[students]] = select(store, 'SELECT count(*) FROM students') as [[number]];
    expect(found?.values).toHaveLength(200);
    expect(found?.total).toBe(students);
    const [[last]] = select(store, 'SELECT max(student_number) FROM students') as [[string]];
    expect(await valuesOf(store, { dataset: 'table:students' }, 'student_number', last)).toEqual({
      values: [{ value: last, rows: 1 }],
      total: 1,
    });
  });

  test('of groups and of a typed query are those of its rows', async ({ store }) => {
    const grouped = await valuesOf(store, { dataset: 'class-analytics' }, 'subject');
    const { rows } = await read(store, { dataset: 'class-analytics', columns: [{ key: 'subject' }] });
    expect(pairs(grouped).reduce((sum, [, count]) => sum + count, 0)).toBe(rows.length);
    const sql = "SELECT 'a' AS x UNION ALL SELECT 'b' UNION ALL SELECT 'a'";
    expect(pairs(await valuesOf(store, { dataset: 'query', params: { sql } }, 'x'))).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });

  test('chosen in a filter give just these rows, whatever they are', async ({ folder }) => {
    const file = createDatabase(
      join(folder, 'values.db'),
      `CREATE TABLE t(word TEXT, whole INTEGER, part REAL, anything);
       INSERT INTO t VALUES ('007', 7, 0.1, 7), ('007 ', 7, 0.30000000000000004, '7'),
         (' a' || char(10) || 'b', 9007199254740993, 1e300, 'x'), ('Ü', -1, 0.1, x'00'), (NULL, NULL, NULL, NULL),
         ('', 'seven', '', ''), ('''; DROP', 9007199254740992, 37.57, 0.1), ('ü', 0, -0.0, 2.5);`,
    );
    for (const column of ['word', 'whole', 'part', 'anything']) {
      const found = await valuesOf(file, { dataset: 'table:t' }, column);
      expect(found?.total).toBeGreaterThan(3);
      for (const { value, rows } of found?.values ?? []) {
        const filters: Query['filters'] = [{ column, op: 'in', values: [value] }];
        expect([column, value, (await read(file, { dataset: 'table:t', filters })).count]).toEqual([
          column,
          value,
          rows,
        ]);
      }
    }
  });

  test('are not listed of a column that is not there', async ({ store }) => {
    expect(await failureOf(valuesOf(store, { dataset: 'analytics' }, 'gone'))).toMatchObject({
      code: 'COLUMN_NOT_FOUND',
    });
  });
});

describe('the smallest and the largest number of a column', () => {
  test.for<[string, Query, string, Extent | null]>([
    ['whole', { dataset: 'table:t' }, 'with every digit', { smallest: '-3', largest: '9007199254740993' }],
    ['part', { dataset: 'table:t' }, 'of no text', { smallest: '-0.25', largest: '12' }],
    [
      'whole',
      { dataset: 'table:t', filters: [{ column: 'part', op: '<', value: 10 }] },
      'of the rows of a query',
      { smallest: '-3', largest: '5' },
    ],
    ['words', { dataset: 'table:t' }, 'where there is none', null],
  ])('%s of %j: %s', async ([column, query, , expected], { folder }) => {
    const file = createDatabase(
      join(folder, 'extent.db'),
      `CREATE TABLE t(whole INTEGER, part REAL, words TEXT);
       INSERT INTO t VALUES (5, -0.25, 'a'), (9007199254740993, 12, NULL), (-3, 'none', '7'), (NULL, NULL, x'00'),
         (-3, 1, '');`,
    );
    const found = withSource(file, async (source) =>
      (await source.query(querySpecSchema.parse(query))).extent?.(column),
    );
    expect(await found).toEqual(expected);
  });
});

test.for<[string, string, boolean]>([
  ['muller', 'Müller', true],
  ['mueller', 'Müller', true],
  ['MÜLLER', 'Mueller', true],
  ['müller emilia', 'Emilia Müller', true],
  ['emi mül', 'Emilia Müller', true],
  ['emilia meier', 'Emilia Müller', false],
  ['strasse', 'Hauptstraße 7', true],
  ['lukasz', 'Łukasz', true],
  ['ıstanbul', 'İstanbul', true],
  ['дмитрий', 'ДМИТРИЙ', true],
  ['nguyen', 'Nguyễn', true],
  ['小明', '王小明', true],
  ['  ', 'anything', true],
])('“%s” in “%s”: %s', ([typed, text, isThere]) => {
  expect(searchFor(typed)(text)).toBe(isThere);
});
