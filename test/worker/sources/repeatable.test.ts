import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { SqliteSource } from '../../../main/worker/sources/sqlite/sqlite-source.ts';
import { createCounters } from '../../../main/engine/progress-meter.ts';
import { readTasks } from '../../../main/worker/read-tasks.ts';
import { parseRequest } from '../../../main/export/request.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { test as base } from '../../fixtures/sample-school.ts';
import type { ExportRequestInput, SheetRequest } from '../../../preload/contract/request.ts';

const test = base.extend('file', ({ folder }) =>
  createDatabase(
    join(folder, 'school.db'),
    `CREATE TABLE pupils (name TEXT, left_on DATE, joined_in AS (strftime('%Y', left_on)));
     CREATE VIEW present AS SELECT name FROM pupils WHERE left_on > date('now');
     CREATE VIEW names AS SELECT upper(name) AS name FROM pupils`,
  ),
);

const request = (...sheets: Partial<SheetRequest>[]): ExportRequestInput =>
  ({ sheets, output: { format: 'excel' } }) as ExportRequestInput;
const repeatable = (file: string, input: ExportRequestInput): Promise<boolean> =>
  readTasks.repeatable({
    counters: createCounters(),
    source: { kind: 'sqlite', file },
    request: parseRequest(input),
  });
const query = (sql: string): ExportRequestInput => request({ dataset: 'query', params: { sql } });

describe('a query gives the same rows of the same data', () => {
  test.for([
    'SELECT name, upper(name), count(*) FROM pupils GROUP BY 1, 2',
    `SELECT 'now' AS word FROM pupils`,
    `SELECT julianday('2024-01-01'), strftime('%Y', '2024-01-01'), date(1700000000, 'unixepoch') FROM pupils`,
    `SELECT * FROM pupils WHERE left_on > date('2024-01-31', '-7 days')`,
    'SELECT joined_in FROM pupils',
    'SELECT * FROM names',
  ])('%s', async (sql, { file }) => {
    expect(await repeatable(file, query(sql))).toBe(true);
  });
});

describe('a query with chance, the clock or the time zone in it, or perhaps, need not', () => {
  test.for([
    'SELECT name FROM pupils ORDER BY random()',
    'SELECT abs(random()) FROM pupils',
    'SELECT hex(randomblob(4)) FROM pupils',
    'SELECT CURRENT_DATE',
    'SELECT current_timestamp FROM pupils',
    `SELECT * FROM pupils WHERE left_on > date('now', '-7 days')`,
    `SELECT * FROM pupils WHERE left_on IN (SELECT DATE('NOW'))`,
    `SELECT julianday('now') - julianday(left_on) FROM pupils`,
    'SELECT date() FROM pupils',
    `SELECT unixepoch('subsec') FROM pupils`,
    `SELECT strftime('%s') FROM pupils`,
    `SELECT timediff('2024-01-01', 'now') FROM pupils`,
    `SELECT date('no' || 'w') FROM pupils`,
    `SELECT date(lower('NOW')) FROM pupils`,
    `SELECT date(CAST(x'6e6f77' AS TEXT)) FROM pupils`,
    `SELECT date(iif(name > 'a', 'now', '2024-01-01')) FROM pupils`,
    'SELECT date(left_on) FROM pupils',
    `SELECT strftime('%Y', left_on) FROM pupils`,
    `SELECT date('2024-01-01', name) FROM pupils`,
    `SELECT datetime('2024-01-01', 'localtime') FROM pupils`,
    `SELECT datetime('2024-01-01 10:00', '+1 day', 'UTC') FROM pupils`,
    'SELECT * FROM present',
  ])('%s', async (sql, { file }) => {
    expect(await repeatable(file, query(sql))).toBe(false);
  });

  test('nor does a view that has it, or a workbook of which one sheet has it', async ({ file }) => {
    expect(await repeatable(file, request({ dataset: 'table:names' }))).toBe(true);
    expect(await repeatable(file, request({ dataset: 'table:present' }))).toBe(false);
    expect(await repeatable(file, request({ dataset: 'table:names' }, { dataset: 'table:present' }))).toBe(
      false,
    );
  });
});

test('every dataset of the store gives the same rows of the same data', async ({ store }) => {
  const source = new SqliteSource(store);
  const datasets = source
    .describe(true)
    .filter(({ parameters }) => !parameters.some(({ required }) => required));
  source.close();
  expect(datasets.length).toBeGreaterThan(5);
  for (const { id } of datasets)
    expect([id, await repeatable(store, request({ dataset: id }))]).toEqual([id, true]);
  const report = { dataset: 'report-student', params: { report_id: 1 } };
  expect(await repeatable(store, request(report))).toBe(true);
});

describe('a query is counted', () => {
  test.for([
    ['which certainly gives as many rows', 'SELECT name FROM pupils', { exact: 2 }],
    [
      'also where only what is shown depends on the clock',
      `SELECT name, date('now') FROM pupils`,
      { exact: 2 },
    ],
    ['as far as its data may be the clock', 'SELECT name FROM pupils WHERE date(left_on) > 0', { about: 1 }],
    ['unless it is by chance', 'SELECT name FROM pupils WHERE random() % 2', 'unknown'],
    ['or by the clock', `SELECT name FROM pupils WHERE left_on < date('now')`, 'unknown'],
  ] as const)('%s', async ([, sql, expected], { file }) => {
    new Database(file).exec(`INSERT INTO pupils VALUES ('Ana', '2024-01-15'), ('Bo', NULL)`).close();
    const source = new SqliteSource(file);
    const counted = source.query(parseRequest(query(sql)).sheets[0]).count();
    source.close();
    expect(await counted).toEqual(expected);
  });
});

test('filters, a sort and a limit do not make a difference', async ({ file }) => {
  const narrowed = request({
    dataset: 'table:pupils',
    filters: [{ column: 'left_on', op: '>=', value: '2024-01-01' }],
    sort: [{ column: 'name', direction: 'ascending' }],
    limit: 10,
  });
  expect(await repeatable(file, narrowed)).toBe(true);
});
