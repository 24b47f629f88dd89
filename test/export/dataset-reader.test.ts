import { afterAll, expect } from 'vitest';
import { startChildProcess } from '../../main/engine/child-process.ts';
import { ProcessEngine } from '../../main/engine/process-engine.ts';
import { DatasetReader } from '../../main/export/dataset-reader.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { exportOptionsSchema } from '../../preload/contract/options.ts';
import type { PreviewRequest } from '../../preload/contract/preview.ts';
import { querySpecSchema } from '../../preload/contract/query.ts';
import { createDatabase } from '../fixtures/database.ts';
import { endlessQuery } from '../fixtures/requests.ts';
import { test } from '../fixtures/sample-school.ts';
import { threads } from '../fixtures/threads.ts';

const reader = new DatasetReader(threads());
afterAll(() => reader.close());

const sourceOf = (file: string): SourceLocation => ({ kind: 'sqlite', file });

/** One step of SQLite that takes a moment: it has to go through all numbers before it can give a row. */
const counted = (numbers: number): string =>
  `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${numbers}) SELECT count(*) AS number FROM n`;
const slow = counted(1_000_000);

const query = (sql: string): PreviewRequest['sheet'] =>
  querySpecSchema.parse({ dataset: 'query', params: { sql } });
const output = exportOptionsSchema.parse({ format: 'csv' });

const codes = (answers: PromiseSettledResult<unknown>[]): unknown[] =>
  answers.map((answer) =>
    answer.status === 'fulfilled' ? 'answered' : (answer.reason as { code: string }).code,
  );

for (const kind of ['preview', 'count'] as const) {
  test(`of many requests for a ${kind} only the newest is answered`, async ({ store }) => {
    const ask = (sql: string): Promise<unknown> =>
      kind === 'preview'
        ? reader.preview(sourceOf(store), { sheet: query(sql), output })
        : reader.count(sourceOf(store), query(sql));
    const order: string[] = [];
    const superseded = [slow, slow, slow, slow, slow].map(async (sql) => {
      await ask(sql).finally(() => order.push('superseded'));
    });
    const newest = ask(counted(3)).finally(() => order.push('newest'));
    expect(codes(await Promise.allSettled([...superseded, newest]))).toEqual([
      ...superseded.map(() => 'SUPERSEDED'),
      'answered',
    ]);
    // Nobody is left waiting for what is of no interest any more.
    expect(order.at(-1)).toBe('newest');
    // What comes after them is as good as the first.
    expect(await ask(counted(5))).toBeDefined();
  });
}

test('a search waits for no preview, and a description for no search', async ({ store }) => {
  const order: string[] = [];
  const preview = reader
    .preview(sourceOf(store), { sheet: query(counted(3_000_000)), output })
    .then(() => order.push('preview'));
  await reader.search(sourceOf(store), 'student-analytics', 'student_id', 'a');
  order.push('search');
  await reader.describe(sourceOf(store));
  order.push('description');
  await preview;
  expect(order).toEqual(['search', 'description', 'preview']);
});

test('the columns of a query are told whatever is previewed meanwhile', async ({ store }) => {
  const columns = reader.columns(sourceOf(store), query('SELECT 1 AS a, 2 AS b'));
  const preview = reader.preview(sourceOf(store), { sheet: query('SELECT 3 AS c'), output });
  expect((await columns).map(({ key }) => key)).toEqual(['a', 'b']);
  expect((await preview).rows).toEqual([['3']]);
});

test('closing answers who waits', async ({ store }) => {
  const other = new DatasetReader(threads());
  const waiting = other.count(sourceOf(store), query(slow));
  const closed = other.close();
  expect(codes(await Promise.allSettled([waiting]))).toEqual(['CANCELLED']);
  await closed;
});

test.for([
  ['without an end', endlessQuery, 300],
  ['without measure', `SELECT randomblob(450000000) < randomblob(450000001) AS n`, 60_000],
] as const)(
  'a view %s hides no table, and its columns are those that were declared',
  async ([, view, patience], { folder }) => {
    const file = createDatabase(
      `${folder}/views.db`,
      `CREATE TABLE marks (day, mark INT); INSERT INTO marks VALUES ('2024-01-15', 1);
     CREATE VIEW hostile AS ${view};`,
    );
    const other = new DatasetReader(new ProcessEngine(startChildProcess));
    const described = await other.describe(sourceOf(file), patience).finally(() => other.close());
    expect(described.map(({ id, columns }) => [id, ...columns.map(({ type }) => type)])).toEqual([
      ['table:hostile', 'any'],
      ['table:marks', 'any', 'integer'],
      ['query'],
    ]);
  },
);
