import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { jobMigrations } from '../../main/jobs/job-migrations.ts';
import { migrate } from '../../main/sqlite/migrate.ts';
import { migrations as storeMigrations } from '../../main/store/migrations/index.ts';
import { test as base } from '../fixtures/folder.ts';

const test = base.extend('open', ({ folder }, { onCleanup }) => {
  const opened: Database.Database[] = [];
  onCleanup(() => {
    for (const db of opened) db.close();
  });
  return (): Database.Database => {
    const db = new Database(join(folder, 'database.db'));
    opened.push(db);
    return db;
  };
});

const version = (db: Database.Database): unknown => db.pragma('user_version', { simple: true });
const schema = (db: Database.Database): unknown[] => db.prepare('SELECT * FROM sqlite_schema').all();
const tooNew = (): Error => new Error('too new');

test.for([
  ['the store', storeMigrations],
  ['the queue', jobMigrations],
] as const)('each migration of %s follows the one before', ([, migrations], { open }) => {
  const [stepwise, atOnce] = [open(), new Database(':memory:')];
  for (let last = 1; last <= migrations.length; last++) {
    expect(migrate(stepwise, migrations.slice(0, last), tooNew)).toBe(last - 1);
    expect(version(stepwise)).toBe(last);
  }
  expect(migrate(atOnce, migrations, tooNew)).toBe(0);
  expect(schema(stepwise)).toEqual(schema(atOnce));
  atOnce.close();
});

const [first, second] = ['CREATE TABLE pupils (name TEXT)', 'ALTER TABLE pupils ADD COLUMN class TEXT'];

test('a current database stays as it is, and needs no lock', ({ open }) => {
  const db = open();
  migrate(db, [first], tooNew);
  const other = open();
  other.exec('BEGIN IMMEDIATE');
  expect(migrate(db, [first], tooNew)).toBe(1);
});

test('a database of a newer application is refused and stays as it is', ({ open }) => {
  const db = open();
  migrate(db, [first, second], tooNew);
  const before = schema(db);
  expect(() => migrate(db, [first], tooNew)).toThrow('too new');
  expect([version(db), schema(db)]).toEqual([2, before]);
});

test('a migration that fails leaves no trace, nor those before it', ({ open }) => {
  const db = open();
  expect(() => migrate(db, [first, second, 'CREATE TABLE pupils (name TEXT)'], tooNew)).toThrow(
    'already exists',
  );
  expect([version(db), schema(db)]).toEqual([0, []]);
});

test('what another process has migrated in the meantime is not migrated again', ({ open }) => {
  const [db, other] = [open(), open()];
  // The other one is first between the look at the version and the lock.
  const pragma = db.pragma.bind(db);
  let looks = 0;
  db.pragma = (...asked) => {
    const answer: unknown = pragma(...asked);
    if (looks++ === 0) migrate(other, [first, second], tooNew);
    return answer;
  };
  migrate(db, [first, second], tooNew);
  expect(version(db)).toBe(2);
});
