import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { querySpecSchema } from '../../../preload/contract/query.ts';
import { english } from '../../../preload/words/words.ts';
import { withCancelSignal } from '../../../main/worker/cancel-signal.ts';
import { openSource } from '../../../main/worker/sources/index.ts';
import { prepareCancelling } from '../../../main/worker/sources/sqlite/still-wanted.ts';
import { buildSelect } from '../../../main/worker/sources/sqlite/select.ts';
import { rowsOf } from '../../../main/worker/rows.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { test as base } from '../../fixtures/folder.ts';
import { waitedFor, withSource, type Query } from './read.ts';

/** Of each thousand rows some have the same digit and word; the indices give them in other orders than the table. */
const test = base.extend('file', ({ folder }) =>
  createDatabase(
    join(folder, 'equal.db'),
    `CREATE TABLE plain (n INTEGER, digit INTEGER, word TEXT);
     WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 1000)
     INSERT INTO plain SELECT n, n * 7 % 10, 'word ' || (n % 3) FROM up;
     CREATE TABLE indexed AS SELECT * FROM plain;
     CREATE INDEX by_digit ON indexed (digit);
     CREATE INDEX by_word ON indexed (word, digit);
     CREATE TABLE keyed (word TEXT, digit INTEGER, n INTEGER, PRIMARY KEY (word, n)) WITHOUT ROWID;
     INSERT INTO keyed SELECT word, digit, n FROM plain;
     CREATE VIEW seen AS SELECT * FROM indexed;`,
  ),
);

const sorts: Record<string, Query['sort']> = {
  ascending: [{ column: 'digit', direction: 'ascending' }],
  descending: [{ column: 'digit', direction: 'descending' }],
  'both ways': [
    { column: 'word', direction: 'descending' },
    { column: 'digit', direction: 'ascending' },
  ],
};
const filters: Record<string, Query['filters']> = {
  all: [],
  some: [{ column: 'word', op: 'in', values: ['word 2', 'word 0'] }],
};

test.for(
  ['plain', 'indexed', 'keyed', 'seen'].flatMap((table) =>
    Object.keys(sorts).flatMap((sort) => Object.keys(filters).map((which) => [table, which, sort] as const)),
  ),
)('the first rows of the table %s, %s sorted %s, are the first of all', ([table, which, sort], { file }) =>
  withSource(file, async (source) => {
    const given = { dataset: `table:${table}`, filters: filters[which], sort: sorts[sort] };
    const query = await source.query(querySpecSchema.parse(given));
    const read = async (...limits: number[]): Promise<unknown[]> => {
      const rows = [];
      for await (const batch of query.batches(...limits)) rows.push(...rowsOf(batch));
      return rows;
    };
    const all = await read();
    expect(all.length).toBeGreaterThan(600);
    expect(await read(50, 1_000)).toEqual(all.slice(0, 50));
  }),
);

test('a row that is not among the first is found without the columns that it is not sorted by', () => {
  const database = new Database(':memory:');
  database.exec(`CREATE TABLE rising (n);
    WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 1000) INSERT INTO rising SELECT n FROM up`);
  let made = 0;
  database.function('made', (n: unknown) => {
    made++;
    return `row ${n as number}`;
  });
  const text = (key: string, sql: string) => ({ key, label: key, type: 'any', sql }) as const;
  const dataset = {
    id: 'rising',
    label: 'Rising',
    description: '',
    parameters: [],
    columns: [text('n', 'n'), text('made', 'made(n)')],
    sql: { requires: ['rising'], from: 'rising', rowKey: 'rowid' },
  };
  const spec = querySpecSchema.parse({
    dataset: 'rising',
    columns: [{ key: 'made' }],
    sort: [{ column: 'n', direction: 'descending' }],
  });
  prepareCancelling(database, waitedFor);
  const { firstRowsSql, bindings } = buildSelect(dataset, spec, {}, english);
  const rows = database
    .prepare(firstRowsSql(2, 100, false))
    .pluck()
    .all(bindings);
  expect(rows.slice(0, 2)).toEqual(['["row 1000"]', '["row 999"]']);
  // Each cell is looked at a few times.
  expect(made).toBeLessThan(50);
  database.close();
});

test('the first rows are searched no further once nobody waits for them', async ({ folder }) => {
  const file = createDatabase(
    join(folder, 'long.db'),
    `CREATE TABLE long (n INTEGER);
     WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 20000) INSERT INTO long SELECT n FROM up;`,
  );
  const cancelled = new Int32Array(new SharedArrayBuffer(4));
  await withCancelSignal(cancelled, async (signal) => {
    const source = await openSource({ kind: 'sqlite', file }, signal);
    const query = await source.query(
      querySpecSchema.parse({ dataset: 'table:long', sort: [{ column: 'n', direction: 'descending' }] }),
    );
    const read = async (): Promise<void> => {
      for await (const batch of query.batches(10, 1_000)) expect(batch.rows).toBe(10);
    };
    await read();
    // As another thread does it: the signal is not told before this one has come to an end.
    Atomics.store(cancelled, 0, 1);
    await expect(read()).rejects.toThrow('CANCELLED');
    source.close();
  });
});
