import type { SqlDataset } from './dataset.ts';
import { classLookup } from './lookups.ts';

export const classAnalytics: SqlDataset = {
  id: 'class-analytics',
  label: 'Class analytics',
  description: 'Averages per class, subject and metric.',
  parameters: [{ key: 'class_ids', label: 'Classes', kind: 'choices', required: false, lookup: classLookup }],
  columns: [
    { key: 'class_id', label: 'Class ID', type: 'integer', sql: 'c.id' },
    { key: 'class_name', label: 'Class', type: 'text', sql: 'c.name' },
    { key: 'subject', label: 'Subject', type: 'text', sql: 'a.subject' },
    { key: 'metric_type', label: 'Metric', type: 'text', sql: 'a.metric_type' },
    { key: 'count', label: 'Measurements', type: 'count', sql: 'count(*)' },
    { key: 'average', label: 'Average', type: 'decimal', sql: 'avg(a.value)' },
    { key: 'minimum', label: 'Minimum', type: 'decimal', sql: 'min(a.value)' },
    { key: 'maximum', label: 'Maximum', type: 'decimal', sql: 'max(a.value)' },
    { key: 'students', label: 'Students', type: 'count', sql: 'count(DISTINCT a.student_id)' },
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
