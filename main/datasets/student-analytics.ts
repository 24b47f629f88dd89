import { measurementColumns, measurementTables } from './analytics.ts';
import type { SqlDataset } from './dataset.ts';
import { studentLookup } from './lookups.ts';

export const studentAnalytics: SqlDataset = {
  id: 'student-analytics',
  label: 'Student analytics',
  description: 'Every measurement of one student, oldest first.',
  parameters: [
    { key: 'student_id', label: 'Student', kind: 'choice', required: true, lookup: studentLookup },
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
