import type { SqlDataset, SqlColumn } from './dataset.ts';

/** One measurement with its names, shared with the datasets that narrow it. */
export const measurementColumns: readonly SqlColumn[] = [
  { key: 'id', label: 'ID', type: 'integer', sql: 'a.id' },
  { key: 'student_number', label: 'Student number', type: 'text', sql: 's.student_number' },
  { key: 'student_name', label: 'Student', type: 'text', sql: `s.first_name || ' ' || s.last_name` },
  { key: 'class_name', label: 'Class', type: 'text', sql: 'c.name' },
  { key: 'subject', label: 'Subject', type: 'text', sql: 'a.subject' },
  { key: 'metric_type', label: 'Metric', type: 'text', sql: 'a.metric_type' },
  { key: 'value', label: 'Value', type: 'decimal', sql: 'a.value' },
  { key: 'count', label: 'Count', type: 'count', sql: 'a.count' },
  { key: 'date', label: 'Date', type: 'datetime', sql: 'a.recorded_at' },
  { key: 'comment', label: 'Comment', type: 'text', sql: 'a.comment' },
];

/** Left joins, so that a measurement is never lost with a missing name. */
export const measurementTables = `
  analytics a LEFT JOIN students s ON s.id = a.student_id LEFT JOIN classes c ON c.id = a.class_id`;

export const analytics: SqlDataset = {
  id: 'analytics',
  label: 'All measurements',
  description: 'Every measurement of every student, with names.',
  parameters: [],
  columns: measurementColumns,
  sql: {
    requires: ['analytics', 'students', 'classes'],
    from: measurementTables,
    rowKey: 'a.id',
    period: 'a.recorded_at',
  },
};
