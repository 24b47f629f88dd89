import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { queryPlace } from '../../../main/worker/sources/sqlite/query-place.ts';
import type { Row } from '../../../main/worker/rows.ts';
import { createDatabase } from '../../fixtures/database.ts';
import { test as base } from '../../fixtures/folder.ts';
import { failureOf, read, rowsOf, type Query, type Reading } from './read.ts';

const test = base.extend('file', ({ folder }) =>
  createDatabase(
    join(folder, 'marks.db'),
    `CREATE TABLE marks (student TEXT, mark INTEGER, given_on TEXT);
     INSERT INTO marks VALUES ('Ana', 1, '2024-01-15'), ('Bo', 3, '2024-01-16'), ('Cy', 2, NULL);`,
  ),
);

const query = (file: string, sql: string, rest: Partial<Query> = {}): Promise<Reading> =>
  read(file, { dataset: 'query', params: { sql }, ...rest });

const result = (file: string, sql: string): Promise<Row[]> =>
  rowsOf(file, { dataset: 'query', params: { sql } });

describe('one SELECT is read', () => {
  test.for([
    ['with its own order', 'SELECT student FROM marks ORDER BY mark DESC', ['Bo', 'Cy', 'Ana']],
    ['with a limit of its own', 'SELECT student FROM marks ORDER BY 1 LIMIT 1 OFFSET 1', ['Bo']],
    ['with a semicolon', 'SELECT 1;', [1]],
    ['with semicolons', 'SELECT 1 ; ;; ', [1]],
    ['with a comment', 'SELECT 1 AS one -- the end', [1]],
    ['with a comment around it', '/* a; b */ SELECT /* c */ 1; -- d; e', [1]],
    ['with a semicolon in a text', `SELECT ';' ; -- ;`, [';']],
    [
      'with semicolons in names',
      'SELECT [a;] + "b;" + `c;` FROM (SELECT 1 AS [a;], 2 AS "b;", 3 AS `c;`);;',
      [6],
    ],
    ['with a semicolon behind half a comment', `SELECT '/*' ; /* ; `, ['/*']],
    ['with very many semicolons in a comment', `SELECT 1; /* ${';'.repeat(600_000)} */`, [1]],
    ['with what looks like a comment in a text', `SELECT '--' || '/*'`, ['--/*']],
    ['in lower case and lines', 'select\n  student\nfrom marks\nwhere mark = 3\n', ['Bo']],
    ['as VALUES', 'VALUES (1), (2)', [1, 2]],
    ['WITH a table of its own', 'WITH a(x) AS (SELECT 7) SELECT x FROM a', [7]],
    ['as a union', 'SELECT 2 UNION SELECT 1', [1, 2]],
    ['of the schema', 'SELECT name FROM sqlite_schema', ['marks']],
    ['of a function that gives a table', `SELECT value FROM json_each('[4, 5]')`, [4, 5]],
    ['that finds nothing', 'SELECT 1 WHERE false', []],
    ['with a word that only begins like a statement', 'SELECT 1 AS pragma', [1]],
  ] as const)('%s', async ([, sql, expected], { file }) => {
    const { rows, count } = await query(file, sql);
    expect(rows.flat()).toEqual(expected);
    expect(count).toBe(expected.length);
  });
});

test('the columns are the ones of the query, typed by the tables they come from', async ({ file }) => {
  const { columns } = await query(file, 'SELECT mark, given_on AS "on", mark + 1, student FROM marks');
  expect(columns.map(({ name, type }) => [name, type])).toEqual([
    ['mark', 'integer'],
    ['on', 'date'],
    ['mark + 1', 'any'],
    ['student', 'text'],
  ]);
});

test.for([
  ['SELECT 1 AS a, 2 AS A, 3 AS a', ['a', 'A', 'a'], [1, 2, 3]],
  ['SELECT 1 AS Total, 2 AS total;', ['Total', 'total'], [1, 2]],
  ['SELECT 1 AS "x:1", 2 AS x, 3 AS X', ['x:1', 'x', 'X'], [1, 2, 3]],
  ['SELECT a.mark, b.mark FROM marks a, marks b LIMIT 1', ['mark', 'mark'], [1, 1]],
] as const)(
  'columns of the same name keep it and are told apart: %s',
  async ([sql, names, row], { file }) => {
    const { columns, rows } = await query(file, sql);
    expect(columns.map(({ name }) => name)).toEqual(names);
    expect(new Set(columns.map(({ key }) => key.toLowerCase())).size).toBe(names.length);
    expect(rows).toEqual([row]);
  },
);

test.for(['', 'true', 'a"b', 'from', ':x'])('a column may be called "%s"', async (name, { file }) => {
  expect(await result(file, `SELECT 5 AS "${name.replaceAll('"', '""')}"`)).toEqual([[5]]);
});

test('it is narrowed like every dataset', async ({ file }) => {
  const { columns, rows, count } = await query(file, 'SELECT student, mark * 2 AS double FROM marks', {
    columns: [{ key: 'double', name: 'Twice' }],
    filters: [{ column: 'double', op: '>', value: '2' }],
    sort: [{ column: 'double', direction: 'descending' }],
    limit: 5,
  });
  expect(columns).toEqual([{ key: 'double', name: 'Twice', type: 'any' }]);
  expect(rows).toEqual([[6], [4]]);
  expect(count).toBe(2);
});

test('integers beyond 2^53 keep every digit', async ({ file }) => {
  expect(await result(file, 'SELECT 9007199254740993, -9223372036854775807 - 1')).toEqual([
    ['9007199254740993', '-9223372036854775808'],
  ]);
});

describe('refused, with the file as it was:', () => {
  test.for([
    ['QUERY_NOT_ALLOWED', 'SELECT 1; SELECT 2'],
    ['QUERY_NOT_ALLOWED', 'SELECT 1; DROP TABLE marks'],
    ['QUERY_NOT_ALLOWED', 'DROP TABLE marks'],
    ['QUERY_NOT_ALLOWED', `INSERT INTO marks VALUES ('x', 1, NULL)`],
    ['QUERY_NOT_ALLOWED', `INSERT INTO marks VALUES ('x', 1, NULL) RETURNING student`],
    ['QUERY_NOT_ALLOWED', 'WITH a AS (SELECT 1) DELETE FROM marks RETURNING *'],
    ['QUERY_NOT_ALLOWED', 'UPDATE marks SET mark = 1'],
    ['QUERY_NOT_ALLOWED', 'DELETE FROM marks'],
    ['QUERY_NOT_ALLOWED', 'DELETE FROM marks RETURNING *'],
    ['QUERY_NOT_ALLOWED', 'CREATE TABLE more (x)'],
    ['QUERY_NOT_ALLOWED', 'CREATE TEMP TABLE more (x)'],
    ['QUERY_NOT_ALLOWED', 'ALTER TABLE marks ADD COLUMN x'],
    ['QUERY_NOT_ALLOWED', `ATTACH 'FOLDER/attached.db' AS other`],
    ['QUERY_NOT_ALLOWED', 'DETACH main'],
    ['QUERY_NOT_ALLOWED', 'VACUUM'],
    ['QUERY_NOT_ALLOWED', `VACUUM INTO 'FOLDER/vacuumed.db'`],
    ['QUERY_NOT_ALLOWED', 'REINDEX'],
    ['QUERY_NOT_ALLOWED', 'ANALYZE'],
    ['QUERY_NOT_ALLOWED', 'BEGIN IMMEDIATE'],
    ['QUERY_NOT_ALLOWED', 'COMMIT'],
    ['QUERY_NOT_ALLOWED', 'SAVEPOINT a'],
    ['QUERY_NOT_ALLOWED', 'PRAGMA user_version'],
    ['QUERY_NOT_ALLOWED', 'PRAGMA user_version = 5'],
    ['QUERY_NOT_ALLOWED', 'PRAGMA journal_mode = WAL'],
    ['QUERY_NOT_ALLOWED', 'EXPLAIN SELECT 1'],
    ['QUERY_NOT_ALLOWED', 'EXPLAIN QUERY PLAN SELECT 1'],
    ['QUERY_NOT_ALLOWED', '   '],
    ['QUERY_NOT_ALLOWED', ';'],
    ['QUERY_NOT_ALLOWED', '-- nothing'],
    ['PARAMETER_MISSING', ''],
    ['QUERY_FAILED', 'SELECT 1) UNION SELECT (2'],
    ['QUERY_FAILED', 'SELECT 1) AS a; --'],
    ['QUERY_FAILED', '(SELECT 1)'],
    ['QUERY_FAILED', 'SELEC 1'],
    ['QUERY_FAILED', 'SELECT FROM'],
    ['QUERY_FAILED', 'SELECT * FROM nowhere'],
    ['QUERY_FAILED', 'SELECT absent FROM marks'],
    ['QUERY_FAILED', 'SELECT "a text in the wrong quotes"'],
    ['QUERY_FAILED', 'SELECT ?'],
    ['QUERY_FAILED', 'SELECT ?1'],
    ['QUERY_FAILED', 'SELECT :name'],
    ['QUERY_FAILED', 'SELECT @name'],
    ['QUERY_FAILED', 'SELECT $name'],
    ['QUERY_FAILED', 'SELECT :value_0'],
    ['QUERY_FAILED', `SELECT load_extension('FOLDER/x.so')`],
    ['QUERY_FAILED', `SELECT writefile('FOLDER/written', 'x')`],
    ['QUERY_FAILED', `SELECT readfile('FOLDER/marks.db')`],
    ['QUERY_FAILED', 'SELECT abs(-9223372036854775807 - 1)'],
    ['QUERY_FAILED', `SELECT json_extract('no JSON', '$')`],
    ['QUERY_FAILED', 'SELECT 1 UNION SELECT 1, 2'],
  ] as const)('%s %s', async ([code, sql], { file, folder }) => {
    const before = readFileSync(file);
    const typed = sql.replace('FOLDER', folder);
    expect(await failureOf(query(file, typed))).toMatchObject({ code, fault: 'request' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(dirname(file))).toEqual(['marks.db']);
  });
});

test.for(['PRAGMA', 'EXPLAIN PRAGMA', 'explain query plan pragma', '; -- x\n/* y */ pragma'])(
  'a setting that takes effect before the statement runs is refused before: %s',
  async (pragma, { file }) => {
    const bystander = new Database(':memory:');
    const limit = (): unknown => bystander.pragma('soft_heap_limit', { simple: true });
    const before = limit();
    try {
      expect(await failureOf(query(file, `${pragma} soft_heap_limit = 123456789`))).toMatchObject({
        code: 'QUERY_NOT_ALLOWED',
      });
      expect(limit()).toBe(before);
    } finally {
      bystander.pragma(`soft_heap_limit = ${String(before)}`);
      bystander.close();
    }
  },
);

test('a failure says why, for the person who typed the query', async ({ file }) => {
  const { message } = await failureOf(query(file, 'SELECT absent FROM marks'));
  expect(message).toBe('The query cannot be run: no such column: absent.');
});

describe('a failure tells where, if that is certain:', () => {
  test.for([
    // What stands between ⟦ and ⟧ is the place.
    ['a word that is none', '⟦SELEC⟧ 1'],
    ['a word too early', 'SELECT ⟦FROM⟧ marks'],
    ['one of several commas', 'SELECT student, mark,⟦,⟧ given_on FROM marks'],
    [
      'one of several words',
      `SELECT 'from', fromage FROM (SELECT 1 AS fromage) /* from */ ⟦FROM⟧ marks FROM x`,
    ],
    ['a word in another line', 'SELECT student,\n  mark\nFORM\n  ⟦marks⟧'],
    ['behind signs that are no letters', `SELECT 'ä😀', 1 ⟦2⟧`],
    ['a text in the wrong place', `SELECT 'it''s' 'a' ⟦'it''s'⟧`],
    ['an operator', 'SELECT 1 || ⟦||⟧ 2'],
    ['a text without an end', `SELECT 'a', ⟦'abc⟧`],
    ['a name without an end', 'SELECT ⟦[abc⟧'],
    ['what is no number', 'SELECT 12, ⟦1a⟧'],
    ['what is no sign', 'SELECT 1 ⟦#⟧'],
    ['more to come', 'SELECT mark FROM marks ⟦WHERE⟧  \n'],
    ['more to come behind a comment', 'SELECT (⟦1⟧ -- the end'],
    ['a column that is not there', 'SELECT ⟦absent⟧ FROM marks'],
    ['a column of a table', 'SELECT m.student, ⟦m.absent⟧ FROM marks m'],
    ['a column beside one of that name', 'SELECT a.mark, ⟦mark⟧ FROM marks a, marks b'],
    ['a column in quotes', 'SELECT mark, ⟦"not there"⟧ FROM marks'],
    ['a table that is not there', `SELECT 'nowhere' FROM ⟦nowhere⟧`],
    ['a table of a schema', 'SELECT 1 FROM ⟦main.nowhere⟧'],
    ['a function beside a column of that name', 'SELECT mark, ⟦mark⟧(1) FROM marks'],
    ['a function with too little', 'SELECT ⟦abs⟧()'],
    ['twice in the text', 'SELECT absent FROM marks WHERE absent > 1'],
    ['the statement as a whole', 'SELECT 1 UNION SELECT 1, 2'],
  ] as const)('%s', async ([, marked], { file }) => {
    const from = marked.indexOf('⟦');
    const sql = marked.replaceAll(/[⟦⟧]/g, '');
    const { code, place } = await failureOf(query(file, sql));
    expect(code).toBe('QUERY_FAILED');
    expect(place).toEqual(from < 0 ? undefined : { from, to: marked.indexOf('⟧') - 1 });
  });

  test('with few looks among very many of the same', () => {
    const database = new Database(':memory:');
    const sql = `SELECT 1 WHERE 1 IN (${Array.from({ length: 10_000 }, (_, index) => index).join()},,1)`;
    let looks = 0;
    const messageOf = (part: string): string | undefined => {
      looks++;
      try {
        database.prepare(part);
        return undefined;
      } catch (error) {
        return (error as Error).message;
      }
    };
    const place = queryPlace(sql, messageOf(sql) ?? '', messageOf);
    database.close();
    expect(place).toEqual({ from: sql.length - 3, to: sql.length - 2 });
    expect(looks).toBeLessThan(20);
  });
});

test('a column that the query does not have is not found', async ({ file }) => {
  const attempt = query(file, 'SELECT mark FROM marks', { columns: [{ key: 'student' }] });
  expect(await failureOf(attempt)).toMatchObject({ code: 'COLUMN_NOT_FOUND' });
});
