import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../main/store/migrate.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { exportError, failureReport } from '../../preload/contract/errors.ts';
import { tables } from './fixtures.ts';

function emptyDatabase(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  return db;
}

const version = (db: Database.Database) => db.pragma('user_version', { simple: true });
const schema = (db: Database.Database) => db.prepare('SELECT * FROM sqlite_schema').all();

describe('migrate', () => {
  test('makes a store of an empty database', () => {
    const db = emptyDatabase();
    migrate(db);
    expect(version(db)).toBe(migrations.length);
    const names = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all();
    expect(names).toEqual([...tables].sort());
  });

  test('leaves a current store as it is', () => {
    const db = emptyDatabase();
    migrate(db);
    const before = schema(db);
    migrate(db);
    expect(schema(db)).toEqual(before);
    expect(version(db)).toBe(migrations.length);
  });

  test('refuses a store of a newer application with a sentence that says what to do', () => {
    const db = emptyDatabase();
    db.pragma(`user_version = ${migrations.length + 1}`);
    let thrown: unknown;
    try {
      migrate(db);
    } catch (error) {
      thrown = error;
    }
    expect(exportError(failureReport(thrown))).toEqual({
      code: 'STORE_TOO_NEW',
      fault: 'job',
      message:
        'This store was made by a newer version of Analytics Export. Update the application to open it.',
    });
    expect(schema(db)).toEqual([]);
  });

  test('leaves no trace of a migration that fails', () => {
    const db = emptyDatabase();
    db.exec('CREATE TABLE reports (something TEXT)');
    const before = schema(db);
    expect(() => migrate(db)).toThrow('already exists');
    expect(schema(db)).toEqual(before);
    expect(version(db)).toBe(0);
  });
});

describe('the schema', () => {
  test('keeps the leading zeros of a student number', () => {
    const db = emptyDatabase();
    migrate(db);
    db.exec(`INSERT INTO students VALUES (1, '000042', 'Ana', 'Kim', '2012-05-01')`);
    expect(db.prepare('SELECT student_number FROM students').pluck().get()).toBe('000042');
  });

  test('knows three types of report only', () => {
    const db = emptyDatabase();
    migrate(db);
    const insert = () =>
      db.exec(
        `INSERT INTO reports VALUES (1, 'daily', 1, '2024-01-01', '2024-01-01', '2024-01-02T00:00:00Z')`,
      );
    expect(insert).toThrow('CHECK constraint failed');
  });

  test('holds no measurement without its student', () => {
    const db = emptyDatabase();
    migrate(db);
    const insert = () =>
      db.exec(`INSERT INTO analytics VALUES (1, 1, 1, 'Art', 'quiz', 1, 1, '2024-01-01T08:00:00Z', NULL)`);
    expect(insert).toThrow('FOREIGN KEY constraint failed');
  });

  test.each([
    ['student_id = 1', 'analytics_by_student'],
    ['class_id = 1', 'analytics_by_class'],
    [`recorded_at < '2024-02-01'`, 'analytics_by_time'],
  ])('finds measurements where %s with an index', (filter, index) => {
    const db = emptyDatabase();
    migrate(db);
    const plan = db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM analytics WHERE ${filter}`)
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain(`USING INDEX ${index}`);
  });
});
