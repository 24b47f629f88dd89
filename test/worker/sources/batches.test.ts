import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Batch, Row } from '../../../main/worker/rows.ts';
import { querySpecSchema } from '../../../preload/contract/query.ts';
import { test } from '../../fixtures/made-database.ts';
import { read, rowsOf, withSource, type Query } from './read.ts';

/** How many rows there are in each batch, and how many cells were replaced. */
async function batchesOf(file: string, query: Query): Promise<Omit<Batch, 'bytes'>[]> {
  const seen: Omit<Batch, 'bytes'>[] = [];
  await withSource(file, async (source) => {
    const result = await source.query(querySpecSchema.parse(query));
    for await (const { rows, replacedCells } of result.batches()) seen.push({ rows, replacedCells });
  });
  return seen;
}

const query = (sql: string): Query => ({ dataset: 'query', params: { sql } });

describe('bytes', () => {
  const numbers = Array.from({ length: 1_200 }, (_, index): Row => [index + 1, 'x']);
  const withBytes = numbers.map((row, index): Row => (index === 700 ? [701, '00abff'] : row));

  test('among texts are hexadecimal digits, on whichever page', async ({ database }) => {
    const file = database(`
      CREATE TABLE mixed (id INTEGER PRIMARY KEY, value);
      WITH RECURSIVE ids (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM ids WHERE id < 1200)
      INSERT INTO mixed SELECT id, iif(id = 701, x'00abff', 'x') FROM ids;`);
    expect(await rowsOf(file, { dataset: 'table:mixed' })).toEqual(withBytes);
    const sorted: Query = { dataset: 'table:mixed', sort: [{ column: 'id', direction: 'ascending' }] };
    expect(await rowsOf(file, sorted)).toEqual(withBytes);
  });

  test('that are no text are replaced, and the cells counted', async ({ database }) => {
    const file = database(`
      CREATE TABLE broken (a, b);
      INSERT INTO broken VALUES (CAST(x'41ff42eda080' AS TEXT), 'é"\\'), ('\ufffd', CAST(x'ff' AS TEXT));
      CREATE TABLE keyed (a PRIMARY KEY, b) WITHOUT ROWID;
      INSERT INTO keyed SELECT * FROM broken;
      CREATE VIEW seen AS SELECT * FROM broken;`);
    const rows = [
      ['A\ufffdB\ufffd\ufffd\ufffd', 'é"\\'],
      ['\ufffd', '\ufffd'],
    ];
    expect(await rowsOf(file, { dataset: 'table:broken' })).toEqual(rows);
    const queries: Query[] = [
      { dataset: 'table:broken' },
      { dataset: 'table:broken', sort: [{ column: 'a', direction: 'ascending' }] },
      { dataset: 'table:keyed' },
      { dataset: 'table:seen' },
      query('SELECT * FROM broken'),
    ];
    for (const each of queries) expect(await batchesOf(file, each)).toEqual([{ rows: 2, replacedCells: 2 }]);
  });

  test('that are no text are counted up to the limit, over many batches', async ({ database }) => {
    const file = database(`
      CREATE TABLE broken (a);
      WITH RECURSIVE ids (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM ids WHERE id < 1200)
      INSERT INTO broken SELECT CAST(x'ff' AS TEXT) FROM ids;`);
    const batches = await batchesOf(file, { ...query('SELECT * FROM broken'), limit: 1_100 });
    expect(batches.reduce((sum, { rows }) => sum + rows, 0)).toBe(1_100);
    expect(batches.reduce((sum, { replacedCells }) => sum + replacedCells, 0)).toBe(1_100);
  });
});

test('a database in UTF-16 reads the same', async ({ folder }) => {
  const file = `${folder}/wide.db`;
  const database = new Database(file);
  database.pragma("encoding = 'UTF-16le'");
  database.exec(`CREATE TABLE words (word); INSERT INTO words VALUES ('é😀'), (x'ff'), ('"')`);
  database.close();
  expect(await rowsOf(file, { dataset: 'table:words' })).toEqual([['é😀'], ['ff'], ['"']]);
});

test('as many columns as a table can have', async ({ database }) => {
  const names = Array.from({ length: 2_000 }, (_, index) => `c${index}`);
  const file = database(`
    CREATE TABLE wide (${names.join()});
    INSERT INTO wide VALUES (${names.map((_, index) => (index % 2 ? index : `']${index}['`)).join()});
    CREATE VIEW seen AS SELECT * FROM wide;`);
  const row = names.map((_, index) => (index % 2 ? index : `]${index}[`));
  expect(await rowsOf(file, { dataset: 'table:wide' })).toEqual([row]);
  const sort = [{ column: 'c1999', direction: 'ascending' as const }];
  expect(await rowsOf(file, { dataset: 'table:wide', sort })).toEqual([row]);
  expect(await rowsOf(file, { dataset: 'table:seen' })).toEqual([row]);
  expect(await rowsOf(file, query('SELECT * FROM wide'))).toEqual([row]);
});

test('JSON that a query makes is a text', async ({ database }) => {
  const file = database('CREATE TABLE t (a)');
  const sql = `SELECT json_array(1, 'x') AS a, json('{"b": 5}') AS b, json('5') AS c`;
  expect(await rowsOf(file, query(sql))).toEqual([['[1,"x"]', '{"b":5}', '5']]);
});

test('JSON that a column computes is a text', async ({ database }) => {
  const file = database(`
    CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT AS (json_array(id)) VIRTUAL, b TEXT AS (json_array(id)) STORED);
    INSERT INTO t (id) VALUES (1), (2);`);
  expect(await rowsOf(file, { dataset: 'table:t' })).toEqual([
    [1, '[1]', '[1]'],
    [2, '[2]', '[2]'],
  ]);
});

test('batches of long rows have fewer of them', async ({ database }) => {
  const file = database(`
    CREATE TABLE long (a TEXT);
    WITH RECURSIVE ids (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM ids WHERE id < 1300)
    INSERT INTO long SELECT printf('%.*c', 20000, 'x') FROM ids;`);
  expect((await batchesOf(file, { dataset: 'table:long' })).map(({ rows }) => rows)).toEqual([
    ...Array.from({ length: 2 }, () => [...Array.from({ length: 9 }, () => 52), 32]).flat(),
    ...Array.from({ length: 5 }, () => 52),
    40,
  ]);
  const [first] = await batchesOf(file, query('SELECT a FROM long'));
  expect(first?.rows).toBe(53);
  expect((await read(file, { dataset: 'table:long' })).rows).toHaveLength(1_300);
});

test('every value comes out as it went in', async ({ folder }) => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.constant(null),
  );
  const database = new Database(`${folder}/any.db`);
  database.pragma('synchronous = OFF');
  database.exec('CREATE TABLE rows (a, b)');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(value, value), { maxLength: 20 }), async (rows) => {
      database.exec('DELETE FROM rows');
      const insert = database.prepare('INSERT INTO rows VALUES (?, ?)');
      for (const row of rows) insert.run(...row);
      const expected = rows.map((row) =>
        row.map((cell) => {
          if (typeof cell !== 'bigint') return cell === null || typeof cell === 'string' ? cell : cell + 0;
          return Number.isSafeInteger(Number(cell)) ? Number(cell) : String(cell);
        }),
      );
      expect(await rowsOf(`${folder}/any.db`, { dataset: 'table:rows' })).toEqual(expected);
    }),
    { numRuns: 100 },
  );
  database.close();
});

test('rows are the same with gaps between their keys and without', async ({ database }) => {
  const file = database(`
    CREATE TABLE numbers (id INTEGER PRIMARY KEY, value);
    WITH RECURSIVE ids (id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM ids WHERE id < 3000)
    INSERT INTO numbers SELECT id, iif(id = 2900, x'ff', id) FROM ids;
    DELETE FROM numbers WHERE id BETWEEN 1700 AND 2200;
    INSERT INTO numbers VALUES (9223372036854775807, 'last');`);
  const kept = Array.from({ length: 3_000 }, (_, index) => index + 1).filter((id) => id < 1700 || id > 2200);
  const rows = [...kept.map((id) => [id, id === 2900 ? 'ff' : id]), ['9223372036854775807', 'last']];
  expect(await rowsOf(file, { dataset: 'table:numbers' })).toEqual(rows);
  expect(await rowsOf(file, { dataset: 'table:numbers', limit: 1_234 })).toEqual(rows.slice(0, 1_234));
});
