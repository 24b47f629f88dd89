import type Database from 'better-sqlite3';
import { prepareRounding } from '../../sqlite/rounded.ts';
import { isGone, numberOf, read, type Told } from './records.ts';
import type { School } from './school.ts';
import type { OneRosterRecord } from './service.ts';

/**
 * Results as a store's measurements, for one reading: several sheets are read side by side, and each takes what it needs at
 * its own pace. They are beside all that is known of the school when the reading begins.
 */
export class Measurements {
  readonly database: Database.Database;
  #added = 0;

  constructor(school: School) {
    this.database = school.copy();
    prepareRounding(this.database);
  }

  close(): void {
    this.database.close();
  }

  /** Puts results in; those that the server is about to forget are none. */
  add(records: readonly OneRosterRecord[]): void {
    const insert = this.database.prepare(
      `INSERT INTO analytics SELECT @id, @student, class_id, subject, metric_type, @value, NULL, @recordedAt, @comment
       FROM (SELECT 1) LEFT JOIN line_items ON sourced_id = @lineItem`,
    );
    this.database.exec('BEGIN');
    for (const record of records) {
      const result = isGone(record) ? undefined : read('result', record);
      if (result)
        insert.run({
          id: ++this.#added,
          student: result.student ? numberOf(result.student.sourcedId) : null,
          lineItem: result.lineItem?.sourcedId ?? null,
          value: typeof result.score === 'number' ? result.score : null,
          recordedAt: momentOf(result.scoreDate) ?? momentOf(result.dateLastModified) ?? null,
          comment: commentOf(result),
        });
    }
    this.database.exec('COMMIT');
  }

  forget(): void {
    this.database.exec('DELETE FROM analytics');
  }

  /** How many there are now of a student or a class that is not. */
  strays(): number {
    const strays = `SELECT count(*) FROM analytics WHERE class_id IS NULL OR class_id NOT IN (SELECT id FROM classes)
      OR student_id IS NULL OR student_id NOT IN (SELECT id FROM students)`;
    return this.database.prepare<[], number>(strays).pluck().get() ?? 0;
  }
}

/**
 * A day or a moment (ISO 8601) as a store keeps it: in UTC, to the second, in which one without an offset is taken to be.
 * Nothing else is: `04/03/2024` is two days.
 */
function momentOf(text: string | undefined): string | undefined {
  const [, day, time = '00:00', offset = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/.exec(text ?? '') ?? [];
  if (day === undefined) return undefined;
  const moment = Date.parse(`${day}T${time}${offset}`);
  return Number.isNaN(moment) ? undefined : `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** Where there is no number, the grade in letters, or why there is none, stands before the teacher's words. */
function commentOf({ score, textScore, scoreStatus, comment }: Told<'result'>): string | null {
  const why = scoreStatus === 'fully graded' ? undefined : scoreStatus;
  const grade = typeof score === 'number' ? undefined : (textScore ?? score ?? why);
  const words = [grade, comment].filter((part) => part !== undefined);
  return words.length > 0 ? words.join(': ') : null;
}
