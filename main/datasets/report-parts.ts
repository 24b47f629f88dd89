import type { NamedDataset, NamedColumn, ChoiceLookup } from './dataset.ts';

/** What the datasets of the three reports have in common. */
export const reportParameter = (lookup: ChoiceLookup): NamedDataset['parameters'] => [
  { key: 'report_id', label: 'parameter.report', kind: 'choice', required: true, lookup },
];

export const periodColumns: readonly NamedColumn[] = [
  { key: 'period_start', label: 'column.period_start', type: 'date', sql: 'r.period_start' },
  { key: 'period_end', label: 'column.period_end', type: 'date', sql: 'r.period_end' },
];

export const statisticColumns: readonly NamedColumn[] = [
  { key: 'count', label: 'column.measurements', type: 'count', sql: 'count(a.id)' },
  { key: 'average', label: 'column.average', type: 'decimal', sql: 'avg(a.value)' },
  { key: 'minimum', label: 'column.minimum', type: 'decimal', sql: 'min(a.value)' },
  { key: 'maximum', label: 'column.maximum', type: 'decimal', sql: 'max(a.value)' },
];

/** A report's days are inclusive, its measurements carry a time: the last character there is comes after them all. */
export const inReport = `a.recorded_at >= r.period_start AND a.recorded_at < r.period_end || char(65535)`;

export const studentColumns: readonly NamedColumn[] = [
  { key: 'student_number', label: 'column.student_number', type: 'text', sql: 's.student_number' },
  {
    key: 'student_name',
    label: 'column.student_name',
    type: 'text',
    sql: `s.first_name || ' ' || s.last_name`,
  },
];

export const subjectColumns: readonly NamedColumn[] = [
  { key: 'subject', label: 'column.subject', type: 'text', sql: 'a.subject' },
  { key: 'metric_type', label: 'column.metric_type', type: 'text', sql: 'a.metric_type' },
];
