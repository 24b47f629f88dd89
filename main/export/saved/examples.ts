import { chosenPattern } from '../../../preload/contract/file-name.ts';
import type { SavedExport } from '../../../preload/contract/saved-export.ts';
import type { Words } from '../../../preload/words/words.ts';
import { parseRequest } from '../request.ts';

/** What each of them has in common: it is of the sample school, and goes where exports usually go. */
const ofSample = { version: 1, fileName: chosenPattern, source: 'sample' } as const;

/** Saved exports that come with the sample school, to be tried and to be made one's own. What its data is called stays. */
export const exampleExports = ({ t }: Words): SavedExport[] => [
  {
    ...ofSample,
    id: '5a0e7c11-0001-4d52-9d1e-8f6f3b1f0c11',
    name: t('saved.example-marks'),
    title: 'Mathematics 7B',
    periods: ['last-month'],
    request: parseRequest({
      sheets: [
        {
          dataset: 'analytics',
          columns: ['student_number', 'student_name', 'metric_type', 'value', 'date'].map((key) => ({ key })),
          filters: [
            { column: 'subject', op: 'in', values: ['Mathematics'] },
            { column: 'class_name', op: 'in', values: ['7B'] },
          ],
          sort: [{ column: 'student_name', direction: 'ascending' }],
        },
      ],
      output: { format: 'excel', charts: true, about: true },
    }),
  },
  {
    ...ofSample,
    id: '5a0e7c11-0002-4d52-9d1e-8f6f3b1f0c11',
    name: t('saved.example-averages'),
    title: t('saved.example-averages'),
    periods: [null],
    request: parseRequest({
      sheets: [
        {
          dataset: 'class-analytics',
          columns: ['class_name', 'subject', 'metric_type', 'average', 'students'].map((key) => ({ key })),
        },
      ],
      output: { format: 'excel', about: true },
    }),
  },
  {
    ...ofSample,
    id: '5a0e7c11-0003-4d52-9d1e-8f6f3b1f0c11',
    name: t('saved.example-attendance'),
    title: t('saved.example-attendance-title'),
    periods: [null],
    request: parseRequest({
      sheets: [
        {
          dataset: 'analytics',
          filters: [{ column: 'metric_type', op: 'in', values: ['attendance'] }],
          sort: [{ column: 'date', direction: 'ascending' }],
          period: { from: '2023-09-01', to: '2024-08-31' },
        },
      ],
      output: { format: 'csv' },
    }),
  },
];
