import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { createDatabase } from '../../fixtures/database.ts';
import { test } from '../../fixtures/folder.ts';
import { failureOf, read, rowsOf, withSource } from './read.ts';

describe('a database with something in it that cannot be read', () => {
  /** Ordinary tables and views, and what others left in the file. */
  const hostile = (folder: string): string => {
    const file = createDatabase(
      join(folder, 'hostile.db'),
      `CREATE TABLE fine (x, day TEXT); INSERT INTO fine VALUES (1, '2024-01-15');
       CREATE VIRTUAL TABLE notes USING fts5(body); CREATE VIRTUAL TABLE boxes USING rtree(id, a, b);
       CREATE VIEW on_boxes AS SELECT id FROM boxes;
       CREATE TABLE torn (x TEXT, day TEXT); INSERT INTO torn VALUES ('a', '2024-01-15');
       CREATE VIEW on_torn AS SELECT x FROM torn;`,
    );
    const writer = new Database(file);
    writer.unsafeMode();
    writer.pragma('writable_schema = ON');
    const schema = writer.prepare<[string, string, string, string]>(
      `INSERT INTO sqlite_schema VALUES (?, ?, ?, 0, ?)`,
    );
    const add = (type: string, name: string, sql: string): void => {
      schema.run(type, name, name, sql);
    };
    add('table', 'foreign', 'CREATE VIRTUAL TABLE "foreign" USING their_module(a)');
    add('view', 'unsafe', `CREATE VIEW unsafe AS SELECT load_extension('x') AS x`);
    add('view', 'spying', 'CREATE VIEW spying AS SELECT * FROM dbstat');
    add('view', 'selfish', 'CREATE VIEW selfish AS SELECT * FROM selfish');
    writer.exec(`DELETE FROM notes_config; UPDATE boxes_node SET data = x'00ff'`);
    const page = writer
      .prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'torn'`)
      .pluck()
      .get();
    writer.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xa5, ((page ?? 0) - 1) * 4096, (page ?? 0) * 4096));
    return file;
  };

  test('offers the rest, and the tables that are damaged', async ({ folder }) => {
    const ids = (await withSource(hostile(folder), (source) => source.describe(true))).map(({ id }) => id);
    expect(ids.filter((id) => !/^table:(notes|boxes)_/.test(id))).toEqual([
      'table:fine',
      'table:on_torn',
      'table:torn',
      'query',
    ]);
  });

  test('gives the rest', async ({ folder }) => {
    expect(await rowsOf(hostile(folder), { dataset: 'table:fine' })).toEqual([[1, '2024-01-15']]);
  });

  test('says so also of a long value that leads nowhere', async ({ folder }) => {
    const file = createDatabase(
      join(folder, 'long.db'),
      `PRAGMA page_size = 512; CREATE TABLE long (x INT); INSERT INTO long VALUES (zeroblob(5000));`,
    );
    // One of the pages that the value goes on in (sqlite.org/fileformat.html, section 1.7).
    writeFileSync(file, readFileSync(file).fill(0xff, 4 * 512, 5 * 512));
    expect(await failureOf(read(file, { dataset: 'table:long' }))).toMatchObject({ code: 'SOURCE_CORRUPT' });
  });

  test.for([
    [
      'torn',
      'SOURCE_CORRUPT',
      `The database 'hostile.db' is damaged and cannot be read completely. Use a backup of it.`,
    ],
    [
      'boxes',
      'SOURCE_CORRUPT',
      `The database 'hostile.db' is damaged and cannot be read completely. Use a backup of it.`,
    ],
    ['foreign', 'TABLE_NOT_READABLE', `'foreign' cannot be read: no such module: their_module. `],
    [
      'unsafe',
      'TABLE_NOT_READABLE',
      `'unsafe' cannot be read: it uses load_extension(), which a database file may not do here. `,
    ],
    [
      'spying',
      'TABLE_NOT_READABLE',
      `'spying' cannot be read: it uses virtual table "dbstat", which a database file may not do here. `,
    ],
    ['selfish', 'TABLE_NOT_READABLE', `'selfish' cannot be read: view selfish is circularly defined. `],
  ] as const)('says why %s is not read', async ([table, code, sentence], { folder }) => {
    expect(await failureOf(read(hostile(folder), { dataset: `table:${table}` }))).toMatchObject({
      code,
      message: expect.stringContaining(sentence) as string,
    });
  });
});
