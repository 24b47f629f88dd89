import type { NamedDataset, NamedColumn } from './dataset.ts';

/** One measurement with its names, shared with the datasets that narrow it. */
export const measurementColumns: readonly NamedColumn[] = [
  { key: 'id', label: 'column.id', type: 'integer', sql: 'a.id' },
  { key: 'student_number', label: 'column.student_number', type: 'text', sql: 's.student_number' },
  {
    key: 'student_name',
    label: 'column.student_name',
    type: 'text',
    sql: `s.first_name || ' ' || s.last_name`,
  },
  { key: 'class_name', label: 'column.class_name', type: 'text', sql: 'c.name' },
  { key: 'subject', label: 'column.subject', type: 'text', sql: 'a.subject' },
  { key: 'metric_type', label: 'column.metric_type', type: 'text', sql: 'a.metric_type' },
  { key: 'value', label: 'column.value', type: 'decimal', sql: 'a.value' },
  { key: 'count', label: 'column.count', type: 'count', sql: 'a.count' },
  { key: 'date', label: 'column.date', type: 'datetime', sql: 'a.recorded_at' },
  { key: 'comment', label: 'column.comment', type: 'text', sql: 'a.comment' },
];

/** Left joins, so that a measurement is never lost with a missing name. */
export const measurementTables = `
  analytics a LEFT JOIN students s ON s.id = a.student_id LEFT JOIN classes c ON c.id = a.class_id`;

export const analytics: NamedDataset = {
  id: 'analytics',
  label: 'dataset.analytics',
  description: 'dataset.analytics.about',
  parameters: [],
  columns: measurementColumns,
  sql: {
    requires: ['analytics', 'students', 'classes'],
    from: measurementTables,
    rowKey: 'a.id',
    period: 'a.recorded_at',
  },
};
