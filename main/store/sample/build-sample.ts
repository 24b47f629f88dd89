import type Database from 'better-sqlite3';
import { openDatabase } from '../../sqlite/open-database.ts';
import { migrateStore } from '../migrate-store.ts';
import { createMeasurements } from './measurements.ts';
import { Random } from './random.ts';
import { insertReports } from './reports.ts';
import { schoolDays } from './school-year.ts';
import { createSchool, type School } from './school.ts';

const analyticsColumns = 9;
/** Fewer calls into SQLite: 40 % faster than row by row; more rows gain nothing. */
const rowsOfAStatement = 10;
const rowsOfATransaction = 10_000;

export interface SampleSpec {
  /** Where to build: an empty file. */
  file: string;
  /** How many measurements. */
  rows: number;
  seed: number;
}

/**
 * Builds a sample store in one go, in constant memory. `onProgress` hears the number of measurements done every
 * now and then, and stops the work by throwing; what is in the file then is of no use.
 */
export function buildSample({ file, rows, seed }: SampleSpec, onProgress: (rowsDone: number) => void): void {
  const db = openDatabase(file, {}, (opened) => {
    // Nobody else sees this file, and a broken one is thrown away: nothing needs to survive a crash or be checked.
    // (SQLite's defensive mode, which better-sqlite3 turns on, ignores `journal_mode = OFF`.)
    opened.pragma('journal_mode = MEMORY');
    opened.pragma('synchronous = OFF');
    opened.pragma('locking_mode = EXCLUSIVE');
    opened.pragma('foreign_keys = OFF');
    // Indices sort in pieces of the cache's size, fastest when a piece stays in the processor's own cache.
    opened.pragma('cache_size = -2000');
    migrateStore(opened);
  });
  try {
    // The number of measurements must not change the school.
    const random = new Random(seed);
    const school = createSchool(random);
    db.transaction(() => insertSchool(db, school))();
    insertMeasurements(db, school, rows, random, onProgress);
    db.transaction(() => insertReports(db, rows, random))();

    db.pragma('analysis_limit = 1000');
    db.exec('ANALYZE');
    db.pragma('locking_mode = NORMAL');
    db.pragma('journal_mode = WAL');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
}

function insertSchool(db: Database.Database, school: School): void {
  const students = prepareInsert(db, 'students', 5);
  for (const s of school.students) {
    students.run(s.id, s.studentNumber, s.firstName, s.lastName, s.dateOfBirth);
  }
  const staff = prepareInsert(db, 'staff', 5);
  for (const s of school.staff) staff.run(s.id, s.staffNumber, s.firstName, s.lastName, s.role);
  const classes = prepareInsert(db, 'classes', 5);
  for (const c of school.classes) classes.run(c.id, c.name, c.grade, c.schoolYear, c.teacherId);
  const enrollments = prepareInsert(db, 'enrollments', 4);
  for (const { studentId, schoolClass, firstDay, lastDay } of school.enrollments) {
    const leftOn = lastDay === undefined ? null : schoolDays[lastDay];
    enrollments.run(studentId, schoolClass.id, schoolDays[firstDay], leftOn);
  }
  const tutoring = prepareInsert(db, 'tutoring', 3);
  for (const t of school.tutoring) tutoring.run(t.tutorId, t.studentId, t.startedOn);
}

function insertMeasurements(
  db: Database.Database,
  school: School,
  rows: number,
  random: Random,
  onProgress: (rowsDone: number) => void,
): void {
  // Sorting once at the end is faster than keeping an index in order row by row, and stays so when it outgrows memory.
  const indices = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'analytics'`,
    )
    .all();
  for (const { name } of indices) db.exec(`DROP INDEX ${name}`);

  const insert = prepareInsert(db, 'analytics', analyticsColumns, rowsOfAStatement);
  let pending: unknown[] = [];
  db.exec('BEGIN');
  for (const measurement of createMeasurements(school, rows, random)) {
    pending.push(...measurement);
    if (pending.length === rowsOfAStatement * analyticsColumns) {
      insert.run(pending);
      pending = [];
    }
    const [rowsDone] = measurement;
    if (rowsDone % rowsOfATransaction === 0) {
      db.exec('COMMIT');
      onProgress(rowsDone);
      db.exec('BEGIN');
    }
  }
  if (pending.length > 0)
    prepareInsert(db, 'analytics', analyticsColumns, pending.length / analyticsColumns).run(pending);
  db.exec('COMMIT');

  for (const { sql } of indices) {
    onProgress(rows);
    db.exec(sql);
  }
}

/** An insert of so many rows at once, with a place for every column. */
function prepareInsert(
  db: Database.Database,
  table: string,
  columnCount: number,
  rowCount = 1,
): Database.Statement {
  const row = `(${Array(columnCount).fill('?').join(', ')})`;
  return db.prepare(`INSERT INTO ${table} VALUES ${Array(rowCount).fill(row).join(', ')}`);
}
