import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildSample } from '../../../main/store/sample/build-sample.ts';
import { contentHash, readStore, tables } from '../fixtures.ts';

const rows = 5005;
const folder = mkdtempSync(join(tmpdir(), 'store-test-'));
const store = (name: string) => join(folder, `${name}.db`);
const file = store('one');

const all = <T>(sql: string) => readStore(file, (db) => db.prepare<[], T>(sql).all());
const values = <T>(sql: string) => readStore(file, (db) => db.prepare<[], T>(sql).pluck().all());
const value = (sql: string) => values<number>(sql)[0];

beforeAll(() => buildSample({ file, rows, seed: 1 }, () => undefined));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a seed', () => {
  test('gives the same rows on every machine', () => {
    expect(contentHash(file)).toBe('ac4306bcb3004e8191114f3bb70ad8e1c98b36537563ad47d576220c6c1bd258');
  });

  test('gives other rows than another seed', () => {
    buildSample({ file: store('other-seed'), rows, seed: 2 }, () => undefined);
    for (const table of ['students', 'analytics']) {
      expect(contentHash(store('other-seed'), [table])).not.toBe(contentHash(file, [table]));
    }
  });

  test('gives the same school however many measurements there are', () => {
    buildSample({ file: store('no-rows'), rows: 0, seed: 1 }, () => undefined);
    const school = tables.filter((table) => table !== 'analytics' && table !== 'reports');
    expect(contentHash(store('no-rows'), school)).toBe(contentHash(file, school));
  });
});

describe('the sample school', () => {
  test.each([
    ['students', 2000],
    ['classes', 60],
    ['staff', 30],
    ['analytics', rows],
  ])('has as many %s as asked for', (table, count) => {
    expect(value(`SELECT count(*) FROM ${table}`)).toBe(count);
  });

  test('refers to existing rows only', () => {
    expect(readStore(file, (db) => db.pragma('foreign_key_check'))).toEqual([]);
  });

  test('has student numbers of one length that begin with zeros', () => {
    expect(
      value(`SELECT count(*) FROM students WHERE student_number NOT GLOB '00[0-9][0-9][0-9][0-9][0-9][0-9]'`),
    ).toBe(0);
  });

  test('has names in many scripts, first and last in the same', () => {
    const scripts =
      'Latin Cyrillic Greek Arabic Hebrew Han Hangul Devanagari Tamil Bengali Thai Armenian Georgian Ethiopic'.split(
        ' ',
      );
    const names = all<{ first_name: string; last_name: string }>(
      'SELECT first_name, last_name FROM students',
    );
    const isWritten = (script: string, name: string) => new RegExp(`\\p{Script=${script}}`, 'u').test(name);
    const found = scripts.filter((script) =>
      names.some((name) => isWritten(script, name.first_name) && isWritten(script, name.last_name)),
    );
    expect(found).toEqual(scripts);
    const mixed = names.filter((name) => {
      const first = scripts.find((script) => isWritten(script, name.first_name));
      // A first name in Hiragana goes with a last name in Han.
      return first !== undefined && !isWritten(first, name.last_name);
    });
    expect(mixed).toEqual([]);
  });

  test('has students who came late, left, or changed their class', () => {
    expect(value(`SELECT count(*) FROM enrollments WHERE enrolled_on > '2023-09-01'`)).toBeGreaterThan(0);
    expect(value('SELECT count(*) FROM enrollments WHERE left_on IS NOT NULL')).toBeGreaterThan(0);
    expect(value('SELECT count(*) - count(DISTINCT student_id) FROM enrollments')).toBeGreaterThan(0);
  });

  test('gives every class a teacher and every tutor students', () => {
    expect(
      value(`SELECT count(*) FROM classes c JOIN staff t ON t.id = c.teacher_id WHERE t.role <> 'teacher'`),
    ).toBe(0);
    expect(
      value(`SELECT count(*) FROM staff WHERE role = 'tutor' AND id NOT IN (SELECT tutor_id FROM tutoring)`),
    ).toBe(0);
  });
});

describe('its measurements', () => {
  test('belong to a class that the student was in on that day', () => {
    const strays = value(`
      SELECT count(*) FROM analytics a WHERE NOT EXISTS (
        SELECT 1 FROM enrollments e WHERE e.student_id = a.student_id AND e.class_id = a.class_id
          AND e.enrolled_on <= date(a.recorded_at) AND (e.left_on IS NULL OR date(a.recorded_at) <= e.left_on))`);
    expect(strays).toBe(0);
  });

  test('are made on weekdays of the school year in school hours', () => {
    const times = values<string>('SELECT recorded_at FROM analytics');
    for (const time of times) {
      expect(time).toMatch(/^202[34]-\d\d-\d\dT(0[89]|1[0-4]):[0-5]\d:[0-5]\dZ$/);
      expect([1, 2, 3, 4, 5]).toContain(new Date(time).getUTCDay());
    }
    const [first, last] = [times[0] as string, times.at(-1) as string];
    expect(first.slice(0, 10)).toBe('2023-09-01');
    expect(last.slice(0, 10)).toBe('2024-07-31');
  });

  test('have values from 0 to 100 with two decimals, and counts from 0 to 12', () => {
    expect(value('SELECT count(*) FROM analytics WHERE value NOT BETWEEN 0 AND 100')).toBe(0);
    expect(value('SELECT count(*) FROM analytics WHERE value <> round(value, 2)')).toBe(0);
    expect(values('SELECT DISTINCT count FROM analytics WHERE count IS NOT NULL ORDER BY 1')).toEqual(
      Array.from({ length: 13 }, (_, count) => count),
    );
  });

  test('miss a value or a count now and then', () => {
    expect(value('SELECT count(*) FROM analytics WHERE value IS NULL')).toBeGreaterThan(rows * 0.01);
    expect(value('SELECT count(*) FROM analytics WHERE count IS NULL')).toBeGreaterThan(rows * 0.01);
  });

  test('show the better students in every metric', () => {
    const spread = value(
      `SELECT max(m) - min(m) FROM (SELECT avg(value) m FROM analytics GROUP BY student_id HAVING count(value) > 4)`,
    );
    expect(spread).toBeGreaterThan(30);
  });
});

describe('its comments', () => {
  const comments = () => values<string>('SELECT comment FROM analytics WHERE comment IS NOT NULL');

  test('stand at about one measurement in ten', () => {
    expect(comments().length / rows).toBeGreaterThan(0.08);
    expect(comments().length / rows).toBeLessThan(0.12);
  });

  test.each<[string, RegExp]>([
    ['nothing', /^$/],
    ['double quotes', /"/],
    ['a semicolon', /;/],
    ['a comma', /,/],
    ['a tab', /\t/],
    ['a line break', /\n/],
    ['spaces at its ends', /^ .* $/],
    ['a leading =', /^=/],
    ['a leading +', /^\+/],
    ['a leading -', /^-/],
    ['a leading @', /^@/],
    ['an apostrophe', /\w'\w/],
    ['an emoji', /\p{Extended_Pictographic}/u],
    ['text from right to left', /[\p{Script=Arabic}\p{Script=Hebrew}]/u],
    ['a number that is a text', /^007$/],
    ['an escape of Excel', /^_x0041_$/],
    ['markup', /^<tag> & "entity"$/],
    ['very much text', /^[^]{5000,10000}$/],
  ])('hold %s somewhere', (_, pattern) => {
    expect(comments().some((comment) => pattern.test(comment))).toBe(true);
  });

  test('hold no control characters, no broken characters and nothing above 10,000 in length', () => {
    for (const comment of comments()) {
      // eslint-disable-next-line no-control-regex
      expect(comment).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/);
      expect(comment.isWellFormed()).toBe(true);
      expect(comment.length).toBeLessThanOrEqual(10_000);
    }
  });
});

describe('its reports', () => {
  const measured = {
    student: 'a.student_id = r.subject_id',
    teacher_weekly: 'a.class_id IN (SELECT id FROM classes WHERE teacher_id = r.subject_id)',
    tutor_weekly: 'a.student_id IN (SELECT student_id FROM tutoring WHERE tutor_id = r.subject_id)',
  };

  test.each(Object.entries(measured))('are dozens of type %s, each with measurements', (type, condition) => {
    const counts = values<number>(`
      SELECT (SELECT count(*) FROM analytics a
              WHERE date(a.recorded_at) BETWEEN r.period_start AND r.period_end AND ${condition})
      FROM reports r WHERE r.report_type = '${type}'`);
    expect(counts.length).toBeGreaterThanOrEqual(24);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  test('are made after their period, the weekly ones of seven days from a Monday', () => {
    expect(value('SELECT count(*) FROM reports WHERE created_at <= period_end')).toBe(0);
    const others = value(`
      SELECT count(*) FROM reports WHERE report_type <> 'student'
        AND (strftime('%w', period_start) <> '1' OR date(period_start, '+6 days') <> period_end)`);
    expect(others).toBe(0);
  });
});
