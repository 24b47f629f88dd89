import type { Database } from 'better-sqlite3';
import type { Random } from './random.ts';
import { addDays, termOf, weekOf, type Days } from './school-year.ts';

const reportsOfAType = 36;

/**
 * Per report type: its period, and whom the first measurement from `id` on gives a report to. CROSS JOIN keeps
 * SQLite from reading another table first, and so all of the measurements.
 */
const kinds: readonly { type: string; periodOf: (day: string) => Days; subject: string }[] = [
  {
    type: 'student',
    periodOf: termOf,
    subject: 'SELECT student_id, recorded_at FROM analytics WHERE id >= ? ORDER BY id LIMIT 1',
  },
  {
    type: 'teacher_weekly',
    periodOf: weekOf,
    subject: `
      SELECT c.teacher_id, a.recorded_at FROM analytics a CROSS JOIN classes c ON c.id = a.class_id
      WHERE a.id >= ? ORDER BY a.id LIMIT 1`,
  },
  {
    type: 'tutor_weekly',
    periodOf: weekOf,
    subject: `
      SELECT t.tutor_id, a.recorded_at FROM analytics a
      CROSS JOIN tutoring t ON t.student_id = a.student_id AND t.started_on <= a.recorded_at
      WHERE a.id >= ? ORDER BY a.id LIMIT 1`,
  },
];

/** Makes reports of the measurements in the store, so that none of them is empty; fewer in a very small store. */
export function insertReports(db: Database, rows: number, random: Random): void {
  const insert = db.prepare(
    'INSERT INTO reports (report_type, subject_id, period_start, period_end, created_at) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { type, periodOf, subject } of kinds) {
    const findSubject = db.prepare<[number], [number, string]>(subject).raw();
    const made = new Set<string>();
    for (let report = 0; report < reportsOfAType; report++) {
      const found = findSubject.get(random.integer(1, rows));
      if (!found) continue;
      const [subjectId, recordedAt] = found;
      const { start, end } = periodOf(recordedAt.slice(0, 10));
      const key = `${subjectId} ${start}`;
      if (made.has(key)) continue;
      made.add(key);
      insert.run(type, subjectId, start, end, `${addDays(end, 1)}T06:00:00Z`);
    }
  }
}
