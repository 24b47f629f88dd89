import type { SqlDataset, SqlColumn, ChoiceLookup } from './dataset.ts';

/** What the datasets of the three reports have in common. */
export const reportParameter = (lookup: ChoiceLookup): SqlDataset['parameters'] => [
  { key: 'report_id', label: 'Report', kind: 'choice', required: true, lookup },
];

export const periodColumns: readonly SqlColumn[] = [
  { key: 'period_start', label: 'From', type: 'date', sql: 'r.period_start' },
  { key: 'period_end', label: 'To', type: 'date', sql: 'r.period_end' },
];

export const statisticColumns: readonly SqlColumn[] = [
  { key: 'count', label: 'Measurements', type: 'count', sql: 'count(a.id)' },
  { key: 'average', label: 'Average', type: 'decimal', sql: 'avg(a.value)' },
  { key: 'minimum', label: 'Minimum', type: 'decimal', sql: 'min(a.value)' },
  { key: 'maximum', label: 'Maximum', type: 'decimal', sql: 'max(a.value)' },
];

/** A report's days are inclusive, its measurements carry a time: the last character there is comes after them all. */
export const inReport = `a.recorded_at >= r.period_start AND a.recorded_at < r.period_end || char(65535)`;

export const studentColumns: readonly SqlColumn[] = [
  { key: 'student_number', label: 'Student number', type: 'text', sql: 's.student_number' },
  { key: 'student_name', label: 'Student', type: 'text', sql: `s.first_name || ' ' || s.last_name` },
];

export const subjectColumns: readonly SqlColumn[] = [
  { key: 'subject', label: 'Subject', type: 'text', sql: 'a.subject' },
  { key: 'metric_type', label: 'Metric', type: 'text', sql: 'a.metric_type' },
];
