import type { NamedDataset } from './dataset.ts';
import { classLookup } from './lookups.ts';

export const classAnalytics: NamedDataset = {
  id: 'class-analytics',
  label: 'dataset.class-analytics',
  description: 'dataset.class-analytics.about',
  parameters: [
    { key: 'class_ids', label: 'parameter.classes', kind: 'choices', required: false, lookup: classLookup },
  ],
  columns: [
    { key: 'class_id', label: 'column.class_id', type: 'integer', sql: 'c.id' },
    { key: 'class_name', label: 'column.class_name', type: 'text', sql: 'c.name' },
    { key: 'subject', label: 'column.subject', type: 'text', sql: 'a.subject' },
    { key: 'metric_type', label: 'column.metric_type', type: 'text', sql: 'a.metric_type' },
    { key: 'count', label: 'column.measurements', type: 'count', sql: 'count(*)' },
    { key: 'average', label: 'column.average', type: 'decimal', sql: 'avg(a.value)' },
    { key: 'minimum', label: 'column.minimum', type: 'decimal', sql: 'min(a.value)' },
    { key: 'maximum', label: 'column.maximum', type: 'decimal', sql: 'max(a.value)' },
    { key: 'students', label: 'column.students', type: 'count', sql: 'count(DISTINCT a.student_id)' },
  ],
  sql: {
    requires: ['analytics', 'classes', 'staff'],
    from: 'analytics a JOIN classes c ON c.id = a.class_id',
    where: ':class_ids IS NULL OR c.id IN (SELECT value FROM json_each(:class_ids))',
    groupBy: 'c.id, a.subject, a.metric_type',
    orderBy: 'c.grade, c.name, c.id, a.subject, a.metric_type',
    period: 'a.recorded_at',
  },
};
