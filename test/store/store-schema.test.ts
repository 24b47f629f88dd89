import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { migrateStore } from '../../main/store/migrate-store.ts';
import { tables } from './fixtures.ts';

function emptyDatabase(): Database.Database {
  const db = new Database(':memory:');
  onTestFinished(() => void db.close());
  return db;
}

describe('the schema', () => {
  test('has the tables of a school', () => {
    const db = emptyDatabase();
    migrateStore(db);
    const names = db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .pluck()
      .all();
    expect(names).toEqual([...tables].sort());
  });

  test('keeps the leading zeros of a student number', () => {
    const db = emptyDatabase();
    migrateStore(db);
    db.exec(`INSERT INTO students VALUES (1, '000042', 'Ana', 'Kim', '2012-05-01')`);
    expect(db.prepare('SELECT student_number FROM students').pluck().get()).toBe('000042');
  });

  test('knows three types of report only', () => {
    const db = emptyDatabase();
    migrateStore(db);
    const insert = () =>
      db.exec(
        `INSERT INTO reports VALUES (1, 'daily', 1, '2024-01-01', '2024-01-01', '2024-01-02T00:00:00Z')`,
      );
    expect(insert).toThrow('CHECK constraint failed');
  });

  test('holds no measurement without its student', () => {
    const db = emptyDatabase();
    migrateStore(db);
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
    migrateStore(db);
    const plan = db
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM analytics WHERE ${filter}`)
      .all();
    expect(plan.map(({ detail }) => detail).join()).toContain(`USING INDEX ${index}`);
  });
});
