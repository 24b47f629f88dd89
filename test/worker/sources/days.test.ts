import { expect } from 'vitest';
import type { Days } from '../../../preload/contract/query.ts';
import { createDatabase, select } from '../../fixtures/database.ts';
import { test } from '../../fixtures/sample-school.ts';
import { withSource } from './read.ts';

const daysOf = (file: string, dataset: string): Promise<Days | null | undefined> =>
  withSource(file, (source) => source.days?.(dataset));

test.for(['analytics', 'student-analytics', 'class-analytics'])(
  'the days of %s are those of its first and its last row',
  async (dataset, { store }) => {
    const [[from, to] = []] = select(
      store,
      'SELECT substr(min(recorded_at), 1, 10), substr(max(recorded_at), 1, 10) FROM analytics',
    );
    expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await daysOf(store, dataset)).toEqual({ from, to });
  },
);

test.for(['report-student', 'table:analytics', 'query'])(
  'a dataset without a period, as %s, has none',
  async (dataset, { store }) => {
    expect(await daysOf(store, dataset)).toBeNull();
  },
);

test.for([
  [
    'that are days or moments',
    `('2024-02-29'), ('2023-09-01 08:00'), ('2024-07-31T23:59:59Z')`,
    ['2023-09-01', '2024-07-31'],
  ],
  [
    'beside what is no date',
    `(NULL), (''), ('n/a'), ('1 May'), (17), (1.5), (x'ff'), ('2024-05-06')`,
    ['2024-05-06', '2024-05-06'],
  ],
  ['that are none', `('n/a'), ('')`, null],
  ['that only look like days', `('2024-13-01'), ('2024-01-01')`, null],
  ['of no rows', undefined, null],
] as const)('moments %s', async ([, values, expected], { folder }) => {
  const file = createDatabase(
    `${folder}/school.db`,
    `CREATE TABLE students (id, student_number, first_name, last_name);
     CREATE TABLE classes (id, name);
     CREATE TABLE analytics (id INTEGER PRIMARY KEY, student_id, class_id, subject, metric_type, value, count,
       recorded_at, comment);
     ${values === undefined ? '' : `INSERT INTO analytics (recorded_at) VALUES ${values};`}`,
  );
  const [from, to] = expected ?? [];
  expect(await daysOf(file, 'analytics')).toEqual(expected && { from, to });
});
