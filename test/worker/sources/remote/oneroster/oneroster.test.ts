import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import type { SourceAccess } from '../../../../../preload/contract/source.ts';
import { openSource } from '../../../../../main/worker/sources/index.ts';
import { createDatabase } from '../../../../fixtures/database.ts';
import { test } from '../../../../fixtures/folder.ts';
import { failureOf, waitedFor, type Query } from '../../read.ts';
import { exported } from '../exported.ts';
import { school, type OneRosterRecord, type Size, type Version } from './school.ts';
import { startServer } from './server.ts';

const size: Size = { students: 40, classes: 12, lineItems: 2, results: 1_500 };

const idOf = (sourcedId: unknown): number =>
  Number(BigInt(`0x${createHash('sha256').update(String(sourcedId)).digest('hex').slice(0, 12)}`));
const referenced = (record: OneRosterRecord, field: string): string =>
  (record[field] as { sourcedId: string }).sourcedId;
const quoted = (value: unknown): string =>
  typeof value === 'number'
    ? String(value)
    : typeof value === 'string'
      ? `'${value.replaceAll("'", "''")}'`
      : 'NULL';
const insert = (table: string, rows: readonly (readonly unknown[])[]): string =>
  rows.length === 0
    ? ''
    : `INSERT INTO ${table} VALUES ${rows.map((row) => `(${row.map(quoted).join()})`).join(',\n')};`;

/** A school's store with what the server has, made without any of the code that reads the server. */
function storeOf(file: string, asked: Size, version: Version): SourceAccess {
  const data = school(asked, version);
  const all = (collection: Parameters<typeof data.count>[0]): OneRosterRecord[] =>
    Array.from({ length: data.count(collection) }, (_, index) => data.record(collection, index));
  const courses = new Map(
    all('courses').map((course) => [course.sourcedId, (course.subjects as string[])[0]]),
  );
  const classes = new Map<string, OneRosterRecord>(
    all('classes').map((found) => [
      found.sourcedId,
      { ...found, subject: (found.subjects as string[])[0] ?? courses.get(referenced(found, 'course')) },
    ]),
  );
  const items = new Map(all('lineItems').map((item) => [item.sourcedId, item]));
  const categories = new Map(all('categories').map((category) => [category.sourcedId, category.title]));
  const isStudent = ({ role, roles }: OneRosterRecord): boolean =>
    (role ?? (roles as { role: string }[])[0]?.role) === 'student';
  const teacherOf = (sourcedId: string): OneRosterRecord =>
    all('enrollments').find(
      (enrollment) => enrollment.role === 'teacher' && referenced(enrollment, 'class') === sourcedId,
    ) as OneRosterRecord;
  const results = all('results')
    .filter(({ status }) => status === 'active')
    .sort((one, other) => (one.sourcedId < other.sourcedId ? -1 : 1));
  createDatabase(
    file,
    `CREATE TABLE students (id INTEGER PRIMARY KEY, student_number, first_name, last_name);
     CREATE TABLE staff (id INTEGER PRIMARY KEY, first_name, last_name);
     CREATE TABLE classes (id INTEGER PRIMARY KEY, name, grade, school_year, teacher_id);
     CREATE TABLE analytics (id INTEGER PRIMARY KEY, student_id, class_id, subject, metric_type, value, count, recorded_at, comment);` +
      insert(
        'students',
        all('users')
          .filter(isStudent)
          .map((user) => [idOf(user.sourcedId), user.identifier, user.givenName, user.familyName]),
      ) +
      insert(
        'staff',
        all('users')
          .filter((user) => !isStudent(user))
          .map((user) => [idOf(user.sourcedId), user.givenName, user.familyName]),
      ) +
      insert(
        'classes',
        [...classes.values()].map((found) => [
          idOf(found.sourcedId),
          found.title,
          Number((found.grades as string[])[0]),
          '2024',
          idOf(referenced(teacherOf(found.sourcedId), 'user')),
        ]),
      ) +
      insert(
        'analytics',
        results.map((result, index) => {
          const item = items.get(referenced(result, 'lineItem')) as OneRosterRecord;
          const place = classes.get(referenced(item, 'class'));
          const without = result.score === undefined ? String(result.scoreStatus) : undefined;
          return [
            index + 1,
            idOf(referenced(result, 'student')),
            idOf(place?.sourcedId),
            place?.subject,
            categories.get(referenced(item, 'category')),
            result.score,
            null,
            `${String(result.scoreDate).slice(0, 10)}T00:00:00Z`,
            [without, result.comment as string | undefined].filter((part) => part !== undefined).join(': ') ||
              null,
          ];
        }),
      ),
  );
  return { kind: 'sqlite', file, label: 'School' };
}

const student = idOf('student-7');
const queries: [string, Query][] = [
  ['all measurements', { dataset: 'analytics' }],
  [
    'some columns, renamed',
    { dataset: 'analytics', columns: [{ key: 'value', name: 'A' }, { key: 'student_name' }] },
  ],
  [
    'filtered',
    {
      dataset: 'analytics',
      filters: [
        { column: 'subject', op: 'contains', value: 'DEUTSCH' },
        { column: 'value', op: '>=', value: 50 },
      ],
    },
  ],
  ['in a period', { dataset: 'analytics', period: { from: '2023-10-01', to: '2023-12-31' } }],
  [
    'sorted and limited',
    {
      dataset: 'analytics',
      sort: [
        { column: 'value', direction: 'descending' },
        { column: 'id', direction: 'ascending' },
      ],
      limit: 70,
    },
  ],
  ['limited', { dataset: 'analytics', limit: 1_100 }],
  ['of one student', { dataset: 'student-analytics', params: { student_id: student } }],
  [
    'of one student in a period',
    { dataset: 'student-analytics', params: { student_id: student }, period: { from: '2023-10-01' } },
  ],
  [
    'put together by class and month',
    {
      dataset: 'analytics',
      summary: {
        groups: [{ column: 'class_name' }, { column: 'date', part: 'month' }],
        measures: [{ function: 'count' }, { function: 'average', column: 'value', decimals: 2 }],
      },
    },
  ],
  ['by class', { dataset: 'class-analytics' }],
  [
    'by some classes',
    {
      dataset: 'class-analytics',
      params: { class_ids: [idOf('class-3'), idOf('class-4')] },
      sort: [
        { column: 'average', direction: 'descending' },
        { column: 'class_id', direction: 'ascending' },
      ],
    },
  ],
];

describe.each(['v1p2', 'v1p1'] as const)('a OneRoster server of version %s', (version) => {
  test('gives the same files as a store of the same data', async ({ folder }) => {
    const store = storeOf(join(folder, 'store.db'), size, version);
    const { source } = await startServer(size, { version, mostPerPage: 400 });
    for (const [name, query] of queries) {
      const [expected, { text, facts }] = [
        await exported(folder, store, query),
        await exported(folder, source, query),
      ];
      expect(text, name).toBe(expected.text);
      expect(facts.rows, name).toBeGreaterThan(0);
      expect(facts.findings[0], name).toMatchObject({ repeatedRows: 0, strayRows: 0 });
    }
  });
});

describe('a OneRoster server', () => {
  test('offers students and classes to be chosen, under numbers that stay', async ({ folder }) => {
    const store = storeOf(join(folder, 'store.db'), size, 'v1p2');
    const { source } = await startServer(size);
    for (const [dataset, parameter, text, ids] of [
      ['student-analytics', 'student_id', 'müller', [student, 5]],
      ['class-analytics', 'class_ids', 'A', [idOf('class-3')]],
    ] as const) {
      const [expected, found] = await Promise.all(
        [store, source].map(async (access) => {
          const opened = await openSource(access, waitedFor);
          try {
            return [
              await opened.search(dataset, parameter, text),
              await opened.find(dataset, parameter, ids),
            ];
          } finally {
            opened.close();
          }
        }),
      );
      expect(found).toEqual(expected);
      expect(found?.[1]).toHaveLength(1);
    }
  });

  test('is asked for no more results than a few rows take', async ({ folder }) => {
    const { source, asked } = await startServer({ ...size, results: 50_000 });
    await exported(folder, source, { dataset: 'analytics', limit: 100 });
    const results = (await asked()).filter((line) => line.endsWith('/results'));
    // One for their number, one for the first page and one that is under way meanwhile, for the look ahead and the export alike.
    expect(results.length).toBeLessThanOrEqual(6);
  });

  test('that tells nothing of a student or a line item loses no result, and this is said', async ({
    folder,
  }) => {
    const { source } = await startServer(size, { omits: ['student-7', 'item-3'] });
    const { text, facts } = await exported(folder, source, {
      dataset: 'analytics',
      columns: [{ key: 'student_name' }, { key: 'subject' }],
    });
    const data = school(size, 'v1p2');
    const results = Array.from({ length: size.results }, (_, index) => data.record('results', index)).filter(
      ({ status }) => status === 'active',
    );
    const strays = results.filter(
      (result) =>
        referenced(result, 'student') === 'student-7' || referenced(result, 'lineItem') === 'item-3',
    );
    expect(facts.rows).toBe(results.length);
    expect(facts.findings[0]?.strayRows).toBe(strays.length);
    expect(text.split('\r\n').filter((line) => line.startsWith(',') || line.endsWith(','))).toHaveLength(
      strays.length,
    );
  });

  test('whose tokens run out in the middle of its pages is read to the end', async ({ folder }) => {
    const store = storeOf(join(folder, 'store.db'), size, 'v1p2');
    const { source, asked } = await startServer(size, { mostPerPage: 400, requestsPerToken: 5 });
    const query = { dataset: 'analytics' };
    expect((await exported(folder, source, query)).text).toBe((await exported(folder, store, query)).text);
    const requests = await asked();
    const tokens = requests.filter((line) => line === 'POST /oauth/token').length;
    // Each of them but the last lets five in and turns one away, which is asked again.
    expect(tokens).toBe(Math.ceil((requests.length - tokens) / 6));
    expect(tokens).toBeGreaterThan(2);
  });

  test('that counts wrongly is found out', async ({ folder }) => {
    const { source } = await startServer(size, { miscounts: 'results' });
    expect(await failureOf(exported(folder, source, { dataset: 'analytics' }))).toMatchObject({
      code: 'REMOTE_NOT_UNDERSTOOD',
    });
  });

  test('gives 200,000 results', async ({ folder }) => {
    const large: Size = { students: 1_000, classes: 60, lineItems: 10, results: 200_000 };
    const { source } = await startServer(large);
    const { text, facts } = await exported(folder, source, {
      dataset: 'analytics',
      columns: [{ key: 'id' }, { key: 'value' }],
    });
    // One of 97 is gone.
    expect(facts.rows).toBe(200_000 - Math.floor(200_000 / 97));
    const lines = text.trimEnd().split('\r\n');
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(facts.rows + 1);
  });
});
