import { measurementColumns, measurementTables } from './analytics.ts';
import type { NamedDataset } from './dataset.ts';
import { studentLookup } from './lookups.ts';

export const studentAnalytics: NamedDataset = {
  id: 'student-analytics',
  label: 'dataset.student-analytics',
  description: 'dataset.student-analytics.about',
  parameters: [
    { key: 'student_id', label: 'parameter.student', kind: 'choice', required: true, lookup: studentLookup },
  ],
  columns: measurementColumns,
  sql: {
    requires: ['analytics', 'students', 'classes'],
    from: measurementTables,
    where: 'a.student_id = :student_id',
    orderBy: 'a.recorded_at, a.id',
    period: 'a.recorded_at',
  },
};
