import type { Row } from '../../../main/worker/rows.ts';
import type { ExportFacts } from '../../../main/worker/facts.ts';
import { column, someFacts, type Sheet } from './files.ts';

/** A small school's measurements with everything that ever went wrong in an export. */
export const measurements: Sheet = {
  name: 'Analytics 2024/25',
  columns: [
    column('ID', 'integer'),
    column('Student number', 'text'),
    column('Student', 'text'),
    column('Born', 'date'),
    column('Recorded at', 'datetime'),
    column('Value', 'decimal'),
    column('Attempts', 'count'),
    column('Raw', 'number'),
    column('Passed', 'boolean'),
    column('Comment', 'text'),
  ],
  // prettier-ignore
  rows: [
    [1, '00012345', 'Zoë Ångström', '2010-02-28', '2024-09-02T08:15:00Z', 87.5, 12, 0.1, 1, 'well done'],
    [2, '00000007', '山田 太郎', '2008-02-29', '2024-09-02T23:59:59.999+02:00', -3.14159, 1_234_567, 1e-7, 0, null],
    [3, '1e5', "Seán O'Brien; Jr.", '1899-12-31', '2024-09-03 07:05', 100, 0, 1e21, 1, '=HYPERLINK("http://x")'],
    [4, '+49 170', 'Łukasz "Luki" Nowak', '1900-03-01', 'not recorded', 0.005, -5, -0, null, 'first line\nsecond line'],
    [5, '-5', 'محمد علي', null, '9999-12-31', 1234.5, 999, 2.5, 0, '  spaces around  '],
    [2024, '', 'a\tb', '2024-02-30', null, null, null, null, null, 'R&D <b>bold</b> _x0041_ \u0001 \ufffe'],
    [null, '@risk', '👩‍🎓 Émilie', '2011-12-24', '2024-12-24T00:00:00Z', 'absent', 2.5, 123456789012, 1, 'ends with \ud83d'],
    ['12345678901234567890', '999', 'half\u00adsoft', 20101224, 1700000000, Infinity, 1e15, 5e-324, 'perhaps', '01ab'],
    [9, '00000009', 'Ng', '2009-09-09', '2024-09-09T09:09:09Z', 9.99, 9, 9.9, 1, 'A comment long enough to be cut by the widest column there is, as they write them.'],
  ] satisfies Row[],
};

export const classes: Sheet = {
  name: "analytics 2024:25'",
  columns: [column('Class', 'text'), column('Students', 'count')],
  rows: [
    ['7a', 24],
    ['7b', 1_024],
  ],
};

export const empty: Sheet = { name: 'History', columns: [column('Nothing', 'any')], rows: [] };

const metrics = ['Attendance', 'Homework', 'Participation', 'Reading & writing', 'Test "oral"'];

/** Enough of a school year to draw: 120 values from 0 to 100, some of them missing. */
export const tests: Sheet = {
  name: 'Charts',
  columns: [
    { key: 'metric_type', name: 'Metric', type: 'text' },
    { key: 'value', name: 'Value <%>', type: 'decimal' },
    { key: 'recorded_at', name: 'Recorded at', type: 'datetime' },
  ],
  rows: Array.from({ length: 120 }, (_, index): Row => {
    const month = String((index % 10) + 1).padStart(2, '0');
    const value = index === 60 ? 100 : (index * 37) % 100;
    return [metrics[index % 5] ?? null, index % 11 === 0 ? null : value, `2024-${month}-15T08:00:00Z`];
  }),
};

/** What was asked for to get the measurements, with everything that could be. */
export const measurementFacts: ExportFacts = {
  ...someFacts,
  title: 'R&D <Analytics> 2024/25',
  sheets: [
    [
      { what: 'Dataset', values: ['All measurements'] },
      {
        what: 'Classes',
        values: ['7a, Zoë Ångström · 2024/25 (number 3)', '7b, 山田 太郎 · 2024/25 (number 4)'],
      },
      { what: 'Period', values: ['2024-09-01 to 2024-09-30'] },
      { what: 'Filters', values: ['Value is at least 90', 'Comment is one of =1+1, "x", <b>'] },
      { what: 'Sorted by', values: ['Value, descending'] },
      { what: 'Limit', values: ['The first 1,000,000 rows'] },
      {
        what: 'Columns',
        values: ['ID', 'Student number', `Student (renamed from ${'a long name '.repeat(15)})`],
      },
    ],
  ],
};
