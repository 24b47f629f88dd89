import type { Query } from '../read.ts';

export const rows = 1_234;
/** A table as a school's server may have it. */
export const results = `
  CREATE TABLE results (id INTEGER PRIMARY KEY, student_number TEXT, subject TEXT, score DECIMAL(5,2),
    attempts INTEGER, recorded_at DATETIME, passed BOOLEAN, comment TEXT);
  WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${rows})
  INSERT INTO results
  SELECT n, printf('%08d', n * 37), CASE n % 3 WHEN 0 THEN 'Maths' WHEN 1 THEN 'Physik, "neu"' ELSE '=1+1' END,
    CASE WHEN n % 7 THEN round(n % 101 * 0.99, 2) END, n % 5,
    strftime('%Y-%m-%d %H:%M:%S', 1700000000 + n * 3607, 'unixepoch'), n % 2,
    CASE WHEN n % 10 = 0 THEN 'Zeile' || char(10) || 'zwei Müller' END
  FROM numbers`;

/** All of them, so that the names do not come from the source. */
export const columns = [
  'id',
  'student_number',
  'subject',
  'score',
  'attempts',
  'recorded_at',
  'passed',
  'comment',
].map((key) => ({ key, name: key === 'score' ? 'Punkte' : key }));

/** Everything a query can be, but what the datasets of a store have alone. */
export const queries: [string, Omit<Query, 'dataset'>][] = [
  ['all rows', {}],
  [
    'some columns, renamed and moved',
    {
      columns: [
        { key: 'score', name: 'A' },
        { key: 'id', name: 'B' },
      ],
    },
  ],
  ['a word in a text', { columns, filters: [{ column: 'comment', op: 'contains', value: 'MÜLLER' }] }],
  ['a number', { columns, filters: [{ column: 'score', op: '>=', value: 50 }] }],
  ['between', { columns, filters: [{ column: 'attempts', op: 'between', values: [1, 3] }] }],
  ['one of', { columns, filters: [{ column: 'subject', op: 'in', values: ['Maths', '=1+1'] }] }],
  ['nothing', { columns, filters: [{ column: 'score', op: 'is-null' }] }],
  ['a day', { columns, filters: [{ column: 'recorded_at', op: '=', value: '2023-11-20' }] }],
  ['yes or no', { columns, filters: [{ column: 'passed', op: '=', value: true }] }],
  [
    'sorted',
    {
      columns,
      sort: [
        { column: 'subject', direction: 'ascending' },
        { column: 'id', direction: 'descending' },
      ],
    },
  ],
  [
    'filtered, sorted and limited',
    {
      columns,
      filters: [{ column: 'passed', op: '=', value: false }],
      sort: [{ column: 'student_number', direction: 'descending' }],
      limit: 17,
    },
  ],
  ['limited', { columns, limit: 150 }],
  [
    'put together',
    {
      summary: {
        groups: [{ column: 'subject' }, { column: 'passed' }],
        measures: [
          { function: 'count' },
          { function: 'count', column: 'comment' },
          { function: 'average', column: 'score', decimals: 3 },
          { function: 'smallest', column: 'score' },
          { function: 'largest', column: 'student_number' },
          { function: 'sum', column: 'attempts' },
          { function: 'share', column: 'attempts', decimals: 2 },
          { function: 'share', decimals: 2 },
        ],
      },
      columns: [
        { key: 'subject', name: 'Fach' },
        ...['passed', 'count', 'count(comment)', 'average(score)', 'smallest(score)', 'sum(attempts)'].map(
          (key) => ({
            key,
            name: key,
          }),
        ),
        ...['largest(student_number)', 'share(attempts)', 'share'].map((key) => ({ key, name: key })),
      ],
    },
  ],
  [
    'filtered, put together by month, sorted and limited',
    {
      summary: {
        groups: [{ column: 'recorded_at', part: 'month' }, { column: 'subject' }],
        measures: [{ function: 'average', column: 'score', decimals: 1 }],
      },
      columns: [
        { key: 'average(score)', name: 'A' },
        { key: 'month(recorded_at)', name: 'B' },
        { key: 'subject', name: 'C' },
      ],
      filters: [{ column: 'passed', op: '=', value: true }],
      sort: [{ column: 'average(score)', direction: 'descending' }],
      limit: 5,
    },
  ],
  [
    'how many rows there are',
    { summary: { measures: [{ function: 'count' }] }, columns: [{ key: 'count', name: 'Rows' }] },
  ],
  ['no row', { columns, filters: [{ column: 'id', op: '<', value: 0 }] }],
];
