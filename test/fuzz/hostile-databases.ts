import { copyFileSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** A database as a file, with the log that its last writer left beside it. */
export interface DatabaseFile {
  name: string;
  bytes: Buffer;
  log?: Buffer;
}

const rows = (count: number, values: string): string =>
  `WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < ${count}) SELECT ${values} FROM up`;

/** Some of everything that a file can hold: keys, indices, generated columns, virtual tables, long and odd values. */
const everything = `
  CREATE TABLE pupils (id INTEGER PRIMARY KEY, name TEXT NOT NULL, born DATE, mark REAL, photo BLOB, UNIQUE (name));
  INSERT INTO pupils ${rows(60, `n, 'pupil ' || n, date('2010-01-01', n || ' days'), n / 7.0, randomblob(n * 40)`)};
  CREATE INDEX by_mark ON pupils (mark DESC, name COLLATE NOCASE) WHERE mark > 2;
  CREATE INDEX by_length ON pupils (length(name), upper(name));
  CREATE TABLE notes (day TEXT, hour INT, note ANY, PRIMARY KEY (day, hour)) STRICT, WITHOUT ROWID;
  INSERT INTO notes ${rows(80, `'2024-01-' || n, n, CASE n % 4 WHEN 0 THEN n WHEN 1 THEN 'x' WHEN 2 THEN NULL ELSE x'00ff' END`)};
  CREATE TABLE computed (a INT, b AS (a * 2), c TEXT AS (printf('%08d', a)) STORED, d AS (json_array(a, b)), CHECK (a > 0));
  INSERT INTO computed (a) ${rows(50, 'n')};
  CREATE TABLE odd (x); INSERT INTO odd VALUES (9223372036854775807), (-9e999), (9e999), (NULL), (''), (x''),
    (CAST(x'fffe00' AS TEXT)), ('=1+1'), ('a' || char(0) || 'b'), (zeroblob(70000)), (printf('%.30000c', 'é'));
  CREATE VIEW marks AS SELECT name, mark, born FROM pupils WHERE mark > 1 ORDER BY mark;
  CREATE VIEW pairs AS SELECT a.name AS name, b.name AS name, count(*) OVER () AS n FROM pupils a, pupils b LIMIT 70;
  CREATE TRIGGER changed INSTEAD OF INSERT ON marks BEGIN INSERT INTO odd VALUES (new.name); END;
  CREATE TRIGGER born AFTER INSERT ON pupils BEGIN DELETE FROM notes; END;
  CREATE VIRTUAL TABLE words USING fts5(body); INSERT INTO words ${rows(30, `'some words of ' || n`)};
  CREATE VIRTUAL TABLE boxes USING rtree(id, a, b); INSERT INTO boxes ${rows(30, 'n, n, n + 1')};
`;

/** Named as the school's own, so that the datasets of a school are read from them. */
const school = (data: string): string => `ATTACH '${data.replaceAll("'", "''")}' AS school;
  ${['students', 'staff', 'classes', 'enrollments', 'tutoring', 'analytics', 'reports']
    .map((table) => `CREATE TABLE ${table} AS SELECT * FROM school.${table} LIMIT 40;`)
    .join('\n')}
  DETACH school;`;

/** Bodies of views that want what a database file may not have, or more than there is. */
const hostileViews = [
  `SELECT load_extension('/tmp/x.so')`,
  `SELECT writefile('/tmp/analytics-export-fuzz', 'x')`,
  `SELECT readfile('/etc/passwd')`,
  `SELECT fts3_tokenizer('simple', x'4141414141414141')`,
  `SELECT edit('x', 'sh')`,
  `SELECT sqlite_dbpage.data FROM sqlite_dbpage`,
  `SELECT * FROM dbstat`,
  `SELECT * FROM pragma_database_list`,
  `SELECT * FROM pragma_function_list`,
  `SELECT * FROM pragma_writable_schema`,
  `SELECT * FROM pragma_journal_mode('delete')`,
  `SELECT * FROM pragma_wal_checkpoint`,
  `SELECT * FROM pragma_integrity_check`,
  `SELECT * FROM sqlite_schema`,
  `SELECT * FROM temp.sqlite_schema`,
  `SELECT random() AS x, current_timestamp AS y`,
  `SELECT group_concat(hex(randomblob(100000))) AS x FROM sqlite_schema a, sqlite_schema b, sqlite_schema c, sqlite_schema d`,
  `SELECT json_group_array(zeroblob(3000000)) AS x FROM sqlite_schema`,
  `SELECT json_extract(replace(hex(zeroblob(200000)), '00', '['), '$') AS x`,
  `SELECT * FROM generate_series(1, 9e18)`,
  `SELECT ${'('.repeat(90)}1${')'.repeat(90)} AS x`,
  `SELECT 'a' LIKE printf('%.40000c', '%') AS x`,
  `SELECT * FROM v_missing`,
  `SELECT * FROM v_itself`,
  `SELECT raise(ABORT, 'x')`,
  `SELECT abs(-9223372036854775808) AS x`,
  `SELECT ?1 AS x`,
  `SELECT x FROM (SELECT 1 AS x) WHERE x MATCH 'y'`,
  `VALUES (1, 2), (3, 4)`,
  `SELECT 1 AS x, 2 AS x, 3 AS "", 4 AS "__proto__", 5 AS "constructor"`,
  `SELECT unistr('\\uD800') AS x, char(55296, 65534, 0) AS y`,
];

const numbers = `WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up) SELECT n FROM up`;

/** Take more than there is of memory or time: each of them ends a process, or is given up. */
const demandingViews = [
  `SELECT zeroblob(500000000) AS x`,
  `SELECT randomblob(400000000) AS x, randomblob(400000000) AS y`,
  `SELECT printf('%.400000000c', 'x') AS x`,
  `SELECT replace(hex(zeroblob(20000)), '0', hex(zeroblob(20000))) AS x`,
  `SELECT * FROM json_each('[' || replace(hex(zeroblob(200000)), '00', '1,') || '1]')`,
  `SELECT ${Array.from({ length: 1_900 }, (_, index) => `${index} AS c${index}`).join()}`,
  `SELECT group_concat(hex(zeroblob(5000000))) AS x FROM (${numbers})`,
  numbers,
  `SELECT count(*) AS n FROM (${numbers})`,
  `SELECT n FROM (${numbers}) ORDER BY -n`,
  `WITH RECURSIVE up(n) AS (SELECT hex(zeroblob(50000)) UNION ALL SELECT n || 'x' FROM up) SELECT n FROM up WHERE n = ''`,
];

const view = (name: string, body: string): [string, string, string] => [
  'view',
  name,
  `CREATE VIEW ${name} AS ${body}`,
];

/** Statements of a schema that SQLite would have refused to make. */
const hostileSchema: readonly [type: string, name: string, sql: string][] = [
  ...hostileViews.map((body, index) => view(`v${index}`, body)),
  view('v_itself', 'SELECT * FROM v_itself'),
  ['table', 'foreign_module', `CREATE VIRTUAL TABLE foreign_module USING their_module(a)`],
  ['table', 'csv_file', `CREATE VIRTUAL TABLE csv_file USING csv(filename = '/etc/passwd')`],
  ['table', 'other_file', `CREATE VIRTUAL TABLE other_file USING fts5(body, content = '/etc/passwd')`],
  ['trigger', 'spy', `CREATE TRIGGER spy AFTER INSERT ON fine BEGIN SELECT writefile('/tmp/x', 'x'); END`],
];

/** What files of strangers may be, from the harmless to the hostile; made in `folder`, which is left as it was. */
export function hostileDatabases(folder: string, sample: string): DatabaseFile[] {
  const make = (name: string, sql: string, pragmas: readonly string[] = []): DatabaseFile =>
    made(folder, name, (database) => {
      for (const pragma of pragmas) database.pragma(pragma);
      database.exec(sql);
    });
  return [
    make('everything', everything, ['page_size = 1024']),
    make('everything in UTF-16', everything, ['page_size = 2048', "encoding = 'UTF-16le'"]),
    make('everything, with an auto-vacuum', everything, ['page_size = 512', 'auto_vacuum = FULL']),
    make('everything, with a log', everything, ['page_size = 1024', 'journal_mode = WAL']),
    make('a school', school(sample)),
    // Each alone: SQLite refuses a file with something in it that it does not understand.
    ...hostileSchema.map((entry) => made(folder, entry[2].slice(0, 120), withSchema([entry]))),
  ];
}

/** Files with each of which somebody waits until the deadline. */
export const demandingDatabases = (folder: string): DatabaseFile[] =>
  demandingViews.map((body) => made(folder, body.slice(0, 120), withSchema([view('demanding', body)])));

const withSchema =
  (schema: typeof hostileSchema) =>
  (database: Database.Database): void => {
    database.exec(`CREATE TABLE fine (x, day TEXT); INSERT INTO fine VALUES (1, '2024-01-15')`);
    database.unsafeMode();
    database.pragma('writable_schema = ON');
    const add = database.prepare<[string, string, string, string]>(
      'INSERT INTO sqlite_schema VALUES (?, ?, ?, 0, ?)',
    );
    for (const [type, name, sql] of schema) add.run(type, name, name, sql);
  };

function made(folder: string, name: string, fill: (database: Database.Database) => void): DatabaseFile {
  const file = join(folder, 'made.db');
  const copy = join(folder, 'copy.db');
  const database = new Database(file);
  try {
    fill(database);
    // A log is gone once its database is closed.
    const isLogged = database.pragma('journal_mode', { simple: true }) === 'wal';
    copyFileSync(file, copy);
    if (!isLogged) return { name, bytes: readFileSync(copy) };
    return { name, bytes: readFileSync(copy), log: readFileSync(`${file}-wal`) };
  } finally {
    database.close();
    rmSync(file);
    rmSync(copy);
  }
}
