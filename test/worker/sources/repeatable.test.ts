import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { SqliteSource } from '../../../main/worker/sources/sqlite/sqlite-source.ts';
import { readTasks } from '../../../main/worker/read-tasks.ts';
import { parseRequest } from '../../../main/export/request.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { test as base } from '../../fixtures/sample-school.ts';
import type { ExportRequestInput, SheetRequest } from '../../../preload/contract/export.ts';

const test = base.extend('file', ({ folder }) =>
  createDatabase(
    join(folder, 'school.db'),
    `CREATE TABLE pupils (name TEXT, left_on DATE);
     CREATE VIEW present AS SELECT name FROM pupils WHERE left_on > date('now');
     CREATE VIEW names AS SELECT upper(name) AS name FROM pupils`,
  ),
);

const request = (...sheets: Partial<SheetRequest>[]): ExportRequestInput =>
  ({ sheets, output: { format: 'excel' } }) as ExportRequestInput;
const repeatable = (file: string, input: ExportRequestInput): Promise<boolean> =>
  readTasks.repeatable({ source: { kind: 'sqlite', file }, request: parseRequest(input) });
const query = (sql: string): ExportRequestInput => request({ dataset: 'query', params: { sql } });

describe('a query gives the same rows of the same data', () => {
  test.for([
    'SELECT name, date(left_on), count(*) FROM pupils GROUP BY 1, 2',
    `SELECT 'now' AS word FROM pupils`,
    `SELECT datetime(left_on, '+1 day'), julianday('2024-01-01') FROM pupils`,
    'SELECT * FROM names',
  ])('%s', async (sql, { file }) => {
    expect(await repeatable(file, query(sql))).toBe(true);
  });
});

describe('a query with chance or the clock in it need not', () => {
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
  const datasets = source.describe().filter(({ parameters }) => !parameters.some(({ required }) => required));
  source.close();
  expect(datasets.length).toBeGreaterThan(5);
  for (const { id } of datasets)
    expect([id, await repeatable(store, request({ dataset: id }))]).toEqual([id, true]);
  const report = { dataset: 'report-student', params: { report_id: 1 } };
  expect(await repeatable(store, request(report))).toBe(true);
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
