import Database from 'better-sqlite3';
import type { HttpClient } from '../http-client.ts';
import { notUnderstood } from '../answer.ts';
import { isGone, numberOf, read } from './records.ts';
import type { Collection, OneRosterRecord, OneRosterService } from './service.ts';

/** The tables of a school's store that its datasets read, and what leads from a result to them. */
const tables = `
  CREATE TABLE students (id INTEGER PRIMARY KEY, student_number TEXT, first_name TEXT, last_name TEXT);
  CREATE TABLE staff (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT);
  CREATE TABLE classes (id INTEGER PRIMARY KEY, name TEXT, grade INTEGER, school_year TEXT, teacher_id INTEGER);
  CREATE TABLE analytics (id INTEGER PRIMARY KEY, student_id INTEGER, class_id INTEGER, subject TEXT, metric_type TEXT,
    value REAL, count INTEGER, recorded_at TEXT, comment TEXT);
  CREATE TABLE line_items (sourced_id TEXT PRIMARY KEY, class_id INTEGER, subject TEXT, metric_type TEXT) WITHOUT ROWID;
  INSERT INTO staff VALUES (0, 'No', 'teacher');`;

function emptyStore(): Database.Database {
  const database = new Database('');
  database.pragma('journal_mode = OFF');
  database.exec(tables);
  return database;
}

/**
 * What a OneRoster server tells of a school, as a school's store has it, so that the store's own datasets can be read from
 * it. It is in a database without a name: nobody but this process can open it, and it is gone with it. Each part is asked
 * for once, when it is first needed.
 */
export class School {
  readonly database: Database.Database = emptyStore();
  readonly #service: OneRosterService;
  readonly #client: HttpClient;
  readonly #parts = new Map<() => Promise<void>, Promise<void>>();
  /** What is taught in each class. */
  readonly #subjects = new Map<string, string>();

  constructor(service: OneRosterService, client: HttpClient) {
    this.#service = service;
    this.#client = client;
  }

  close(): void {
    this.database.close();
  }

  /** Students by their numbers and names. */
  students(): Promise<void> {
    return this.#once(this.#readStudents);
  }

  /** Classes with their grades and subjects. */
  classes(): Promise<void> {
    return this.#once(this.#readClasses);
  }

  /** Who teaches each class. */
  teachers(): Promise<void> {
    return this.#once(this.#readTeachers);
  }

  /** What a result is a result of. */
  lineItems(): Promise<void> {
    return this.#once(this.#readLineItems);
  }

  /** All that is known so far, in a database of its own. */
  copy(): Database.Database {
    const copy = emptyStore();
    copy.exec('BEGIN');
    for (const table of ['students', 'staff', 'classes', 'line_items']) {
      const rows = this.database.prepare<[], unknown[]>(`SELECT * FROM ${table}`).raw();
      const places = rows.columns().map(() => '?');
      const insert = copy.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${places.join()})`);
      for (const row of rows.iterate()) insert.run(row);
    }
    copy.exec('COMMIT');
    return copy;
  }

  #readStudents = async (): Promise<void> => {
    const insert = this.#inserting('students', 4);
    await this.#each('students', (record) => {
      const user = read('user', record);
      // The number that the school itself knows a student by; without one, whatever tells students apart.
      const number = user?.identifier ?? user?.username ?? record.sourcedId;
      insert(record.sourcedId, number, user?.givenName ?? '', user?.familyName ?? '');
    });
  };

  #readClasses = async (): Promise<void> => {
    const years = new Map<string, string>();
    await this.#each('academicSessions', (record) => {
      const session = read('academicSession', record);
      years.set(record.sourcedId, session?.schoolYear ?? session?.title ?? '');
    });
    const ofCourse = new Map<string, string>();
    await this.#each('courses', (record) => {
      const course = read('course', record);
      const subject = course?.subjects?.join(', ') ?? course?.title;
      if (subject !== undefined) ofCourse.set(record.sourcedId, subject);
    });
    const insert = this.#inserting('classes', 5);
    await this.#each('classes', (record) => {
      const found = read('class', record);
      const subject = found?.subjects?.join(', ') ?? ofCourse.get(found?.course?.sourcedId ?? '');
      this.#subjects.set(record.sourcedId, subject ?? found?.title ?? '');
      const [term] = found?.terms ?? [];
      const grade = Number(/\d+/.exec(found?.grades?.[0] ?? '')?.[0] ?? 0);
      insert(record.sourcedId, found?.title ?? '', grade, years.get(term?.sourcedId ?? '') ?? '', 0);
    });
  };

  #readTeachers = async (): Promise<void> => {
    await this.classes();
    const insert = this.#inserting('staff', 3);
    await this.#each('teachers', (record) => {
      const user = read('user', record);
      insert(record.sourcedId, user?.givenName ?? '', user?.familyName ?? '');
    });
    const assign = this.database.prepare(
      'UPDATE classes SET teacher_id = ? WHERE id = ? AND teacher_id = 0 AND ? IN (SELECT id FROM staff)',
    );
    await this.#each(
      'enrollments',
      (record) => {
        const enrollment = record.role === 'teacher' ? read('enrollment', record) : undefined;
        if (!enrollment) return;
        const teacher = numberOf(enrollment.user.sourcedId);
        assign.run(teacher, numberOf(enrollment.class.sourcedId), teacher);
      },
      // A server that knows no filters gives all.
      "role='teacher'",
    );
  };

  #readLineItems = async (): Promise<void> => {
    await this.classes();
    const categories = new Map<string, string>();
    await this.#each('categories', (record) => {
      const title = read('category', record)?.title;
      if (title !== undefined) categories.set(record.sourcedId, title);
    });
    const insert = this.database.prepare('INSERT OR REPLACE INTO line_items VALUES (?, ?, ?, ?)');
    await this.#each('lineItems', (record) => {
      const item = read('lineItem', record);
      const place = item?.class?.sourcedId ?? '';
      const metric = categories.get(item?.category?.sourcedId ?? '') ?? item?.title ?? '';
      insert.run(record.sourcedId, numberOf(place), this.#subjects.get(place) ?? null, metric);
    });
  };

  #once(part: () => Promise<void>): Promise<void> {
    const known = this.#parts.get(part) ?? part();
    this.#parts.set(part, known);
    return known;
  }

  async #each(
    collection: Collection,
    take: (record: OneRosterRecord) => void,
    filter?: string,
  ): Promise<void> {
    for await (const { records } of this.#service.pages(collection, filter))
      this.#inOne(() => {
        for (const record of records) if (!isGone(record)) take(record);
      });
  }

  /** Puts records under the numbers that they are chosen by; one that comes again is as it came last. */
  #inserting(table: string, columns: number): (sourcedId: string, ...values: (string | number)[]) => void {
    const owners = new Map<number, string>();
    const insert = this.database.prepare(
      `INSERT OR REPLACE INTO ${table} VALUES (${Array.from({ length: columns }, () => '?').join()})`,
    );
    return (sourcedId, ...values) => {
      const id = numberOf(sourcedId);
      if ((owners.get(id) ?? sourcedId) !== sourcedId)
        throw notUnderstood(this.#client, { problem: 'twins' });
      owners.set(id, sourcedId);
      insert.run(id, ...values);
    };
  }

  #inOne(work: () => void): void {
    this.database.exec('BEGIN');
    work();
    this.database.exec('COMMIT');
  }
}
