import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { Choice, Found } from '../../../preload/contract/dataset.ts';
import { createDatabase, select } from '../../fixtures/database.ts';
import { test } from '../../fixtures/sample-school.ts';
import { failureOf, withSource } from './read.ts';

const searchAll = (file: string, text: string, dataset: string, parameter: string): Promise<Found> =>
  withSource(file, (source) => source.search(dataset, parameter, text));

const search = async (file: string, text: string, dataset: string, parameter: string): Promise<Choice[]> =>
  (await searchAll(file, text, dataset, parameter)).choices;

const findStudents = (file: string, text: string): Promise<Choice[]> =>
  search(file, text, 'student-analytics', 'student_id');

type Student = [id: number, number: string, first: string, last: string, schoolClass: string];

const ids = (choices: Choice[]): number[] => choices.map(({ id }) => id);

describe('students are found', () => {
  test.for([
    ['by first name', '$first'],
    ['by last name', '$last'],
    ['by first and last name', '$first $last'],
    ['by last and first name', '$last $first'],
    ['by number', '$number'],
    ['by a part of the number', '$tail'],
    ['by number and last name', '$number $last'],
    ['by class and first name', '$class $first'],
    ['with spaces around the text', '  $number  '],
  ] as const)('%s', async ([, pattern], { store }) => {
    const students = select(
      store,
      `SELECT id, student_number, first_name, last_name,
         (SELECT name FROM enrollments JOIN classes ON classes.id = class_id WHERE student_id = students.id
          ORDER BY enrolled_on DESC LIMIT 1) FROM students`,
    ) as Student[];
    const [, number, first, last, schoolClass] = students[1233] as Student;
    const text = pattern
      .replace('$first', first)
      .replace('$last', last)
      .replace('$number', number)
      .replace('$class', schoolClass)
      .replace('$tail', number.slice(-4));
    const expected = students
      .map(([id, digits, forename, surname, schoolClass]) => ({
        texts: [
          `${forename} ${surname}`,
          `${surname} ${forename}`,
          digits,
          `${digits} ${surname}`,
          `${schoolClass} ${forename}`,
        ],
        choice: { id, label: `${forename} ${surname}`, detail: `${schoolClass} · ${digits}` },
      }))
      .filter(({ texts }) => texts.some((candidate) => candidate.includes(text.trim())))
      .map(({ choice }) => choice);
    expect(expected.length).toBeGreaterThan(0);
    const found = await findStudents(store, text);
    expect(found.toSorted((a, b) => a.id - b.id)).toEqual(expected);
  });

  test('in the order of their last names', async ({ store }) => {
    const expected = select(
      store,
      `SELECT id FROM students WHERE instr(lower(first_name || ' ' || last_name), 'sh') > 0
         OR instr(lower(last_name || ' ' || first_name), 'sh') > 0
       ORDER BY last_name, first_name, id LIMIT 50`,
    );
    expect(ids(await findStudents(store, 'sh'))).toEqual(expected.flat());
  });

  test('fifty at most, and how many there are', async ({ store }) => {
    const { choices, total } = await searchAll(store, '', 'student-analytics', 'student_id');
    expect(choices).toHaveLength(50);
    expect([[total]]).toEqual(select(store, 'SELECT count(*) FROM students'));
    const [first] = choices;
    expect(await searchAll(store, first?.detail.slice(-8) ?? '', 'student-analytics', 'student_id')).toEqual({
      choices: [first],
      total: 1,
    });
  });

  test.for(['%', '_', '\\', '0_2', "' OR 1=1 --"])('by %s as it is written', async (text, { store }) => {
    expect(await findStudents(store, text)).toEqual([]);
  });

  test('by a sign that LIKE knows when a name has it', async ({ folder }) => {
    const file = createDatabase(
      join(folder, 'odd.db'),
      `CREATE TABLE analytics (id); CREATE TABLE classes (id);
       CREATE TABLE students (id INTEGER PRIMARY KEY, student_number TEXT, first_name TEXT, last_name TEXT);
       INSERT INTO students VALUES (1, '001', '100%', 'Ada'), (2, '002', 'a_b', 'Bob'), (3, '003', 'c\\d', 'Cy');`,
    );
    expect(ids(await findStudents(file, '%'))).toEqual([1]);
    expect(ids(await findStudents(file, '_'))).toEqual([2]);
    expect(ids(await findStudents(file, '\\'))).toEqual([3]);
  });
});

test('classes are found by name, with their teacher and year', async ({ store }) => {
  const expected = select(
    store,
    `SELECT classes.id, name, (SELECT first_name || ' ' || last_name FROM staff WHERE id = teacher_id), school_year
     FROM classes WHERE name LIKE '%4B%' ORDER BY classes.id`,
  ).map(([id, label, teacher, year]) => ({ id, label, detail: `${String(teacher)} · ${String(year)}` }));
  expect(expected).not.toEqual([]);
  expect(await search(store, '4b', 'class-analytics', 'class_ids')).toEqual(expected);
});

describe('reports are found by the name they are about', () => {
  test.for([
    ['report-student', 'student', 'students'],
    ['report-teacher-weekly', 'teacher_weekly', 'staff'],
    ['report-tutor-weekly', 'tutor_weekly', 'staff'],
  ] as const)('%s', async ([dataset, type, people], { store }) => {
    const [[id, label, from, to, day] = []] = select(
      store,
      `SELECT r.id, first_name || ' ' || last_name, period_start, period_end, period_start
       FROM reports r JOIN ${people} p ON p.id = subject_id WHERE report_type = ? ORDER BY r.id LIMIT 1`,
      type,
    ) as [number, string, string, string, string][];
    const choice = { id, label, detail: `${from} – ${to}` };
    expect(await search(store, label ?? '', dataset, 'report_id')).toContainEqual(choice);
    expect(await search(store, day ?? '', dataset, 'report_id')).toContainEqual(choice);
    expect(await search(store, String(id), dataset, 'report_id')).toContainEqual(choice);
  });

  test('and only those of the type that is asked for', async ({ store }) => {
    const expected = select(store, `SELECT id FROM reports WHERE report_type = 'student' ORDER BY id`).flat();
    expect(ids(await search(store, '', 'report-student', 'report_id')).toSorted((a, b) => a - b)).toEqual(
      expected,
    );
  });
});

test('records are found by their numbers, in the order asked for; those that are gone are left out', async ({
  store,
}) => {
  const [first, second] = (await findStudents(store, 'a')) as [Choice, Choice];
  const found = await withSource(store, (source) =>
    source.find('student-analytics', 'student_id', [second.id, -1, first.id]),
  );
  expect(found).toEqual([second, first]);
});

test.for([
  ['student-analytics', 'class_ids', 'PARAMETER_NOT_FOUND'],
  ['analytics', 'student_id', 'PARAMETER_NOT_FOUND'],
  ['query', 'sql', 'PARAMETER_NOT_FOUND'],
  ['nothing', 'student_id', 'DATASET_NOT_FOUND'],
] as const)('%s has no choices for %s', async ([dataset, parameter, code], { store }) => {
  expect(await failureOf(search(store, 'a', dataset, parameter))).toMatchObject({ code });
});
