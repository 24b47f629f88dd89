import { copyFileSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { createDatabase } from '../../fixtures/database.ts';
import { test } from '../../fixtures/sample-school.ts';
import { failureOf, read, withSource } from './read.ts';

const describeSource = (file: string): Promise<unknown> =>
  withSource(file, (source) => source.describe(true));

test('a file that is not there', async ({ folder }) => {
  const file = join(folder, 'nowhere.db');
  expect(await failureOf(describeSource(file))).toMatchObject({
    code: 'SOURCE_NOT_FOUND',
    message: `The database 'nowhere.db' does not exist or cannot be opened.`,
  });
});

test('a folder that is not there', async ({ folder }) => {
  expect(await failureOf(describeSource(join(folder, 'no', 'where.db')))).toMatchObject({
    code: 'SOURCE_NOT_FOUND',
  });
});

test('a folder in its place', async ({ folder }) => {
  await mkdir(join(folder, 'store.db'));
  expect(await failureOf(describeSource(join(folder, 'store.db')))).toMatchObject({
    code: 'SOURCE_NOT_DATABASE',
  });
});

test.for([
  ['an empty file', ''],
  ['a short text', 'hello'],
  ['a long text', 'name;mark\n'.repeat(10_000)],
  ['a workbook', 'PK\u0003\u0004'.padEnd(5_000, '\0')],
  ['almost a database', 'SQLite format 4\0'.padEnd(4_096, '\0')],
] as const)('%s', async ([, content], { folder }) => {
  const file = join(folder, 'notes.txt');
  writeFileSync(file, content);
  expect(await failureOf(describeSource(file))).toMatchObject({
    code: 'SOURCE_NOT_DATABASE',
    message: `'notes.txt' is not an SQLite database. Choose another file.`,
  });
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('a copy that broke off', async ({ folder, store }) => {
  const file = join(folder, 'half.db');
  copyFileSync(store, file);
  truncateSync(file, Math.floor(readFileSync(file).length / 8192) * 4096);
  expect(await failureOf(read(file, { dataset: 'analytics' }))).toMatchObject({
    code: 'SOURCE_CORRUPT',
    message: `The database 'half.db' is damaged and cannot be read completely. Use a backup of it.`,
  });
});

test('pages of rubbish', async ({ folder, store }) => {
  const file = join(folder, 'rubbish.db');
  const bytes = readFileSync(store);
  writeFileSync(file, bytes.fill(0xa5, 4096));
  expect(await failureOf(describeSource(file))).toMatchObject({ code: 'SOURCE_CORRUPT' });
});

test('a damaged list of tables', async ({ folder }) => {
  const file = createDatabase(join(folder, 'schema.db'), 'CREATE TABLE marks (mark)');
  const bytes = readFileSync(file);
  bytes.write('CREATE NOTHING', bytes.indexOf('CREATE TABLE'));
  writeFileSync(file, bytes);
  expect(await failureOf(describeSource(file))).toMatchObject({ code: 'SOURCE_CORRUPT' });
});

test('a database of a newer kind', async ({ folder }) => {
  const file = createDatabase(join(folder, 'newer.db'), 'CREATE TABLE marks (mark)');
  const bytes = readFileSync(file);
  // The schema format (sqlite.org/fileformat.html, section 1.3.7): the newest is 4.
  bytes.writeUInt32BE(9, 44);
  writeFileSync(file, bytes);
  expect(await failureOf(describeSource(file))).toMatchObject({
    code: 'SOURCE_NOT_READABLE',
    message:
      `The database 'newer.db' cannot be read as it is: unsupported file format. ` +
      `Choose another one, or have it mended where it comes from.`,
  });
});

test('a database that another program has locked', async ({ folder }) => {
  const file = createDatabase(join(folder, 'locked.db'), 'CREATE TABLE marks (mark)');
  const other = new Database(file);
  other.exec('BEGIN EXCLUSIVE');
  try {
    expect(await failureOf(describeSource(file))).toMatchObject({
      code: 'SOURCE_LOCKED',
      message: `The database 'locked.db' is in use by another program. Close that program, then try again.`,
    });
  } finally {
    other.close();
  }
});

test('a database whose program ended in the middle of writing', async ({ folder }) => {
  const file = createDatabase(
    join(folder, 'a.db'),
    `CREATE TABLE marks (mark);
     WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up WHERE n < 5000) INSERT INTO marks SELECT n FROM up;`,
  );
  const crashed = join(folder, 'crashed.db');
  const writer = new Database(file);
  try {
    writer.pragma('cache_size = 1');
    writer.exec('BEGIN; UPDATE marks SET mark = mark + 1;');
    copyFileSync(file, crashed);
    copyFileSync(`${file}-journal`, `${crashed}-journal`);
  } finally {
    writer.close();
  }
  expect(await failureOf(describeSource(crashed))).toMatchObject({
    code: 'SOURCE_UNFINISHED',
    message:
      `The database 'crashed.db' was left in the middle of a change. Open it once with the program it belongs to, ` +
      `then try again; if its folder is read-only, first copy it, with the files beside it whose names begin with ` +
      `'crashed.db-', into a folder you may write to.`,
  });
});
