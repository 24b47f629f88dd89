import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { datasets } from '../../main/datasets/index.ts';
import type { ExportErrorCode } from '../../preload/contract/errors.ts';
import { createDatabase, select } from '../fixtures/database.ts';
import { test } from '../fixtures/sample-school.ts';
import { failureOf, read, rowsOf, withSource, type Query } from '../worker/sources/read.ts';

const measurementColumns = [
  'id',
  'student_number',
  'student_name',
  'class_name',
  'subject',
  'metric_type',
  'value',
  'count',
  'date',
  'comment',
];

/** All measurements in the order of the sample, each with its names. */
const measurements = `
  SELECT id, (SELECT student_number FROM students WHERE id = student_id),
    (SELECT first_name || ' ' || last_name FROM students WHERE id = student_id),
    (SELECT name FROM classes WHERE id = class_id), subject, metric_type, value, count, recorded_at, comment
  FROM analytics`;

const [january, february] = ['2024-01-15', '2024-02-15'];

/** The first column of all rows a statement gives. */
const list = (store: string, sql: string, ...values: unknown[]): unknown[] =>
  select(store, sql, ...values).map(([first]) => first);

const busiestStudent = (store: string): number =>
  list(store, 'SELECT student_id FROM analytics GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1')[0] as number;

const statistics = 'count(*), avg(value), min(value), max(value)';

const keysOf = async (store: string, query: Query): Promise<string[]> =>
  (await read(store, query)).columns.map(({ key }) => key);

const reportTypes = {
  'report-student': 'student',
  'report-teacher-weekly': 'teacher_weekly',
  'report-tutor-weekly': 'tutor_weekly',
} as const;

/** Reports of a type, with their subject and days. */
const reports = (store: string, type: string): [id: number, subject: number, start: string, end: string][] =>
  select(
    store,
    'SELECT id, subject_id, period_start, period_end FROM reports WHERE report_type = ?',
    type,
  ) as [number, number, string, string][];

test('the sample offers every dataset, table and the query', async ({ store }) => {
  const offered = await withSource(store, (source) => source.describe(true));
  expect(offered.map(({ id }) => id)).toEqual([
    'analytics',
    'student-analytics',
    'class-analytics',
    'report-student',
    'report-teacher-weekly',
    'report-tutor-weekly',
    ...['analytics', 'classes', 'enrollments', 'reports', 'staff', 'students', 'tutoring'].map(
      (table) => `table:${table}`,
    ),
    'query',
  ]);
});

test.for(datasets.map(({ id, columns }) => [id, columns] as const))(
  'the columns of %s have keys and labels of their own',
  ([, columns]) => {
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length);
    expect(new Set(columns.map(({ label }) => label)).size).toBe(columns.length);
  },
);

describe('analytics', () => {
  const dataset = 'analytics';

  test('is every measurement with its names', async ({ store }) => {
    const { columns, rows, count } = await read(store, { dataset });
    expect(columns.map(({ key }) => key)).toEqual(measurementColumns);
    expect(rows).toEqual(select(store, `${measurements} ORDER BY id`));
    expect(count).toBe(3_000);
  });

  test('keeps a measurement whose student and class are gone', async ({ folder }) => {
    const file = createDatabase(
      join(folder, 'gaps.db'),
      `CREATE TABLE students (id INTEGER, student_number TEXT, first_name TEXT, last_name TEXT);
       CREATE TABLE classes (id INTEGER, name TEXT);
       CREATE TABLE analytics (id INTEGER, student_id INTEGER, class_id INTEGER, subject TEXT, metric_type TEXT,
         value REAL, count INTEGER, recorded_at TEXT, comment TEXT);
       INSERT INTO analytics VALUES (1, 2, 3, 'Maths', 'score', 4.5, 6, '2024-01-15T10:00:00Z', NULL);`,
    );
    expect(await rowsOf(file, { dataset })).toEqual([
      [1, null, null, null, 'Maths', 'score', 4.5, 6, '2024-01-15T10:00:00Z', null],
    ]);
  });

  test.for([
    ['both days included', { from: january, to: february }],
    ['one day', { from: january, to: january }],
    ['from a day on', { from: february }],
    ['up to a day', { to: january }],
    ['up to the last day there can be', { to: '9999-12-31' }],
    ['a period that ends before it begins', { from: february, to: january }],
  ] as const)('narrowed to %s', async ([, period], { store }) => {
    const { from = '0000-01-01', to = '9999-12-31' }: { from?: string; to?: string } = period;
    const { rows, count } = await read(store, { dataset, columns: [{ key: 'id' }], period });
    const expected = list(
      store,
      'SELECT id FROM analytics WHERE substr(recorded_at, 1, 10) BETWEEN ? AND ? ORDER BY id',
      from,
      to,
    );
    expect(rows.flat()).toEqual(expected);
    expect(count).toBe(expected.length);
  });

  test('takes filters and a sort on the names it joins', async ({ store }) => {
    const { rows } = await read(store, {
      dataset,
      columns: [{ key: 'id' }],
      filters: [
        { column: 'class_name', op: 'starts-with', value: '4' },
        { column: 'value', op: '>=', value: 50 },
      ],
      sort: [
        { column: 'student_name', direction: 'descending' },
        { column: 'id', direction: 'ascending' },
      ],
    });
    const expected = list(
      store,
      `SELECT analytics.id FROM analytics, students, classes
       WHERE student_id = students.id AND class_id = classes.id AND classes.name LIKE '4%' AND value >= 50
       ORDER BY first_name || ' ' || last_name DESC, analytics.id`,
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(rows.flat()).toEqual(expected);
  });
});

describe('student-analytics', () => {
  const dataset = 'student-analytics';

  test('is every measurement of the student, oldest first', async ({ store }) => {
    const student = busiestStudent(store);
    const { columns, rows, count } = await read(store, { dataset, params: { student_id: student } });
    const expected = select(store, `${measurements} WHERE student_id = ? ORDER BY recorded_at, id`, student);
    expect(columns.map(({ key }) => key)).toEqual(measurementColumns);
    expect(rows).toEqual(expected);
    expect(count).toBe(expected.length);
  });

  test('is narrowed to a period, both days included', async ({ store }) => {
    const student = busiestStudent(store);
    const days = list(
      store,
      'SELECT substr(recorded_at, 1, 10) FROM analytics WHERE student_id = ? ORDER BY recorded_at',
      student,
    ) as string[];
    const period = { from: days[1], to: days.at(-2) };
    const { count } = await read(store, { dataset, params: { student_id: student }, period });
    expect(count).toBe(
      days.filter((day) => day >= (period.from as string) && day <= (period.to as string)).length,
    );
    expect(count).toBeGreaterThan(1);
  });

  test('is empty for a student without a measurement', async ({ store }) => {
    const [student] = list(
      store,
      'SELECT id FROM students WHERE id NOT IN (SELECT student_id FROM analytics)',
    ) as number[];
    expect(await read(store, { dataset, params: { student_id: student as number } })).toMatchObject({
      rows: [],
      count: 0,
    });
  });
});

describe('class-analytics', () => {
  const dataset = 'class-analytics';
  const aggregated = (condition: string): string => `
    SELECT class_id, name, subject, metric_type, ${statistics}, count(DISTINCT student_id)
    FROM analytics, classes WHERE class_id = classes.id AND ${condition}
    GROUP BY class_id, subject, metric_type ORDER BY grade, name, class_id, subject, metric_type`;

  test('is a row per class, subject and metric', async ({ store }) => {
    const { columns, rows, count } = await read(store, { dataset });
    const expected = select(store, aggregated('true'));
    expect(columns.map(({ key }) => key)).toEqual([
      'class_id',
      'class_name',
      'subject',
      'metric_type',
      'count',
      'average',
      'minimum',
      'maximum',
      'students',
    ]);
    expect(rows).toEqual(expected);
    expect(count).toBe(expected.length);
  });

  test.for([
    ['a list', [45, 11]],
    ['a text with commas', '45, 11'],
    ['texts', ['45', '11']],
  ] as const)('takes the classes as %s', async ([, value], { store }) => {
    const { rows, count } = await read(store, {
      dataset,
      params: { class_ids: typeof value === 'string' ? value : [...value] },
    });
    const expected = select(store, aggregated('class_id IN (45, 11)'));
    expect(rows).toEqual(expected);
    expect(count).toBe(expected.length);
  });

  test.for([[[]], ['']] as const)('takes all classes when none is chosen: %j', async ([none], { store }) => {
    const { count } = await read(store, { dataset, params: { class_ids: none === '' ? none : [] } });
    expect(count).toBe(select(store, aggregated('true')).length);
  });

  test('aggregates what is in the period', async ({ store }) => {
    const period = { from: january, to: february };
    const expected = select(
      store,
      aggregated(`substr(recorded_at, 1, 10) BETWEEN '${january}' AND '${february}'`),
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(await rowsOf(store, { dataset, period })).toEqual(expected);
  });

  test('is filtered and sorted by what it computes', async ({ store }) => {
    const { rows, count } = await read(store, {
      dataset,
      columns: [{ key: 'average' }],
      filters: [{ column: 'students', op: '>', value: 2 }],
      sort: [{ column: 'average', direction: 'descending' }],
    });
    const expected = list(
      store,
      `SELECT avg(value) FROM analytics GROUP BY class_id, subject, metric_type
       HAVING count(DISTINCT student_id) > 2 ORDER BY 1 DESC`,
    );
    expect(expected.length).toBeGreaterThan(10);
    expect(rows.flat()).toEqual(expected);
    expect(count).toBe(expected.length);
  });
});

describe('report-student', () => {
  test('is the student in the days of the report, per subject and metric', async ({ store }) => {
    const dataset = 'report-student';
    expect(reports(store, 'student').length).toBeGreaterThan(10);
    for (const [report, student, start, end] of reports(store, 'student')) {
      const { rows, count } = await read(store, { dataset, params: { report_id: report } });
      const expected = select(
        store,
        `SELECT student_number, first_name || ' ' || last_name, $start, $end, subject, metric_type, ${statistics}
         FROM analytics, students WHERE student_id = students.id AND student_id = $student
           AND substr(recorded_at, 1, 10) BETWEEN $start AND $end
         GROUP BY subject, metric_type ORDER BY subject, metric_type`,
        { start, end, student },
      );
      expect(rows).toEqual(expected);
      expect(count).toBe(expected.length);
      expect(count).toBeGreaterThan(0);
    }
  });

  test('counts the measurements of its last day', async ({ folder }) => {
    const file = createDatabase(
      join(folder, 'week.db'),
      `CREATE TABLE students (id INTEGER, student_number TEXT, first_name TEXT, last_name TEXT);
       CREATE TABLE analytics (student_id INTEGER, subject TEXT, metric_type TEXT, value REAL, recorded_at TEXT, id INTEGER);
       CREATE TABLE reports (id INTEGER, report_type TEXT, subject_id INTEGER, period_start TEXT, period_end TEXT);
       INSERT INTO students VALUES (1, '007', 'Ana', 'Li');
       INSERT INTO reports VALUES (9, 'student', 1, '2024-02-28', '2024-02-29');
       INSERT INTO analytics VALUES
         (1, 'Maths', 'score', 1, '2024-02-27T23:59:59Z', 1), (1, 'Maths', 'score', 2, '2024-02-28T00:00:00Z', 2),
         (1, 'Maths', 'score', 4, '2024-02-29T23:59:59Z', 3), (1, 'Maths', 'score', 8, '2024-03-01T00:00:00Z', 4);`,
    );
    expect(await rowsOf(file, { dataset: 'report-student', params: { report_id: 9 } })).toEqual([
      ['007', 'Ana Li', '2024-02-28', '2024-02-29', 'Maths', 'score', 2, 3, 2, 4],
    ]);
  });
});

test('report-teacher-weekly is the classes of the teacher in the days of the report', async ({ store }) => {
  const dataset = 'report-teacher-weekly';
  expect(reports(store, 'teacher_weekly').length).toBeGreaterThan(10);
  for (const [report, teacher, start, end] of reports(store, 'teacher_weekly')) {
    const { rows, count } = await read(store, { dataset, params: { report_id: report } });
    const expected = select(
      store,
      `SELECT (SELECT first_name || ' ' || last_name FROM staff WHERE id = teacher_id), $start, $end, name, subject,
         metric_type, count(DISTINCT student_id), ${statistics}
       FROM analytics, classes WHERE class_id = classes.id AND teacher_id = $teacher
         AND substr(recorded_at, 1, 10) BETWEEN $start AND $end
       GROUP BY class_id, subject, metric_type ORDER BY grade, name, class_id, subject, metric_type`,
      { start, end, teacher },
    );
    expect(rows).toEqual(expected);
    expect(count).toBe(expected.length);
    expect(count).toBeGreaterThan(0);
  }
});

test('report-tutor-weekly is every student of the tutor, measured or not', async ({ store }) => {
  const dataset = 'report-tutor-weekly';
  let unmeasured = 0;
  for (const [report, tutor, start, end] of reports(store, 'tutor_weekly')) {
    const { rows, count } = await read(store, { dataset, params: { report_id: report } });
    const students = select(
      store,
      `SELECT student_number, first_name || ' ' || last_name, id FROM students
       WHERE id IN (SELECT student_id FROM tutoring WHERE tutor_id = ?) ORDER BY last_name, first_name, id`,
      tutor,
    );
    const expected = students.map(([number, name, student]) => [
      list(store, `SELECT first_name || ' ' || last_name FROM staff WHERE id = ?`, tutor)[0],
      start,
      end,
      number,
      name,
      ...(select(
        store,
        `SELECT ${statistics}, max(recorded_at) FROM analytics
         WHERE student_id = ? AND substr(recorded_at, 1, 10) BETWEEN ? AND ?`,
        student,
        start,
        end,
      )[0] as unknown[]),
    ]);
    unmeasured += expected.filter((row) => row[5] === 0).length;
    expect(rows).toEqual(expected);
    expect(count).toBe(students.length);
  }
  expect(unmeasured).toBeGreaterThan(0);
});

test.for([
  [
    'report-student',
    ['student_number', 'student_name', 'period_start', 'period_end', 'subject', 'metric_type'],
  ],
  [
    'report-teacher-weekly',
    ['teacher', 'period_start', 'period_end', 'class_name', 'subject', 'metric_type', 'students'],
  ],
  ['report-tutor-weekly', ['tutor', 'period_start', 'period_end', 'student_number', 'student_name']],
] as const)('%s has its columns in this order', async ([dataset, keys], { store }) => {
  const [[report] = [0]] = reports(store, reportTypes[dataset]);
  expect(await keysOf(store, { dataset, params: { report_id: report } })).toEqual([
    ...keys,
    'count',
    'average',
    'minimum',
    'maximum',
    ...(dataset === 'report-tutor-weekly' ? ['last_recorded'] : []),
  ]);
});

describe('a parameter that is wrong is refused', () => {
  type Refusal = [dataset: string, params: Query['params'], code: ExportErrorCode, message: string];
  const refusals: Refusal[] = [
    [
      'student-analytics',
      {},
      'PARAMETER_MISSING',
      `Student is missing. Fill it in first (parameter 'student_id').`,
    ],
    [
      'student-analytics',
      { student_id: '' },
      'PARAMETER_MISSING',
      `Student is missing. Fill it in first (parameter 'student_id').`,
    ],
    [
      'student-analytics',
      { student_id: [] },
      'PARAMETER_MISSING',
      `Student is missing. Fill it in first (parameter 'student_id').`,
    ],
    [
      'student-analytics',
      { student_id: 'Ana' },
      'PARAMETER_INVALID',
      `Parameter 'student_id' needs a whole number, but 'Ana' was given.`,
    ],
    [
      'student-analytics',
      { student_id: 1.5 },
      'PARAMETER_INVALID',
      `Parameter 'student_id' needs a whole number, but '1.5' was given.`,
    ],
    [
      'student-analytics',
      { student_id: '1 OR 1=1' },
      'PARAMETER_INVALID',
      `Parameter 'student_id' needs a whole number, but '1 OR 1=1' was given.`,
    ],
    [
      'student-analytics',
      { student_id: [1, 2] },
      'PARAMETER_INVALID',
      `Parameter 'student_id' needs one number, but '1,2' was given.`,
    ],
    [
      'student-analytics',
      { student_id: 999_999 },
      'CHOICE_NOT_FOUND',
      'There is no student with the number 999999 in these data.',
    ],
    [
      'class-analytics',
      { class_ids: '1,999' },
      'CHOICE_NOT_FOUND',
      'There is no class with the number 999 in these data.',
    ],
    [
      'class-analytics',
      { class_ids: '1,,2' },
      'PARAMETER_INVALID',
      `Parameter 'class_ids' needs a whole number, but '' was given.`,
    ],
    [
      'report-student',
      {},
      'PARAMETER_MISSING',
      `Report is missing. Fill it in first (parameter 'report_id').`,
    ],
    [
      'report-student',
      { report_id: 9_999 },
      'CHOICE_NOT_FOUND',
      'There is no student report with the number 9999 in these data.',
    ],
    ['analytics', { student_id: 1 }, 'PARAMETER_NOT_FOUND', `This dataset has no parameter 'student_id'.`],
    ['table:students', { id: 1 }, 'PARAMETER_NOT_FOUND', `This dataset has no parameter 'id'.`],
    ['query', { sql: 'SELECT 1', more: 1 }, 'PARAMETER_NOT_FOUND', `This dataset has no parameter 'more'.`],
  ];
  test.for(refusals)('%s %j: %s', async ([dataset, params, code, message], { store }) => {
    expect(await failureOf(read(store, { dataset, params }))).toMatchObject({
      code,
      message,
      fault: 'request',
    });
  });

  test('such as a report of another type', async ({ store }) => {
    const [[report] = [0]] = reports(store, 'student');
    expect(
      await failureOf(read(store, { dataset: 'report-tutor-weekly', params: { report_id: report } })),
    ).toMatchObject({
      code: 'CHOICE_NOT_FOUND',
      message: `There is no weekly tutor report with the number ${report} in these data.`,
    });
  });
});

test.for(Object.keys(reportTypes) as (keyof typeof reportTypes)[])(
  '%s has its own period and takes no other',
  async (dataset, { store }) => {
    const [[report] = [0]] = reports(store, reportTypes[dataset]);
    const attempt = read(store, { dataset, params: { report_id: report }, period: { from: january } });
    expect(await failureOf(attempt)).toMatchObject({ code: 'PERIOD_NOT_SUPPORTED' });
  },
);

describe('a file that is not ours', () => {
  test('offers no dataset whose tables it lacks', async ({ folder }) => {
    const file = createDatabase(
      join(folder, 'partly.db'),
      'CREATE TABLE analytics (id); CREATE TABLE students (id); CREATE TABLE reports (id);',
    );
    const offered = await withSource(file, (source) => source.describe(true));
    expect(offered.map(({ id }) => id)).toEqual([
      'report-student',
      'table:analytics',
      'table:reports',
      'table:students',
      'query',
    ]);
    expect(await failureOf(read(file, { dataset: 'analytics' }))).toMatchObject({
      code: 'DATASET_NOT_FOUND',
      message: `Dataset 'analytics' not found. Choose one of the datasets in the list.`,
    });
  });

  test('with other columns in our tables says what is missing', async ({ folder }) => {
    const file = createDatabase(
      join(folder, 'alike.db'),
      'CREATE TABLE analytics (visits); CREATE TABLE students (id); CREATE TABLE classes (id);',
    );
    expect(await failureOf(read(file, { dataset: 'analytics' }))).toMatchObject({
      code: 'SOURCE_NOT_READABLE',
      message: expect.stringMatching(
        /^The database 'alike.db' cannot be read as it is: no such column: \w\.\w+\. /,
      ) as string,
    });
    const search = withSource(file, (source) => source.search('student-analytics', 'student_id', 'a'));
    expect(await failureOf(search)).toMatchObject({ code: 'SOURCE_NOT_READABLE' });
    expect(await rowsOf(file, { dataset: 'table:analytics' })).toEqual([]);
  });
});
