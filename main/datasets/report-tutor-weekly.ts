import type { NamedDataset } from './dataset.ts';
import { tutorReportLookup } from './lookups.ts';
import {
  inReport,
  periodColumns,
  reportParameter,
  statisticColumns,
  studentColumns,
} from './report-parts.ts';

export const reportTutorWeekly: NamedDataset = {
  id: 'report-tutor-weekly',
  label: 'dataset.report-tutor-weekly',
  description: 'dataset.report-tutor-weekly.about',
  parameters: reportParameter(tutorReportLookup),
  columns: [
    { key: 'tutor', label: 'column.tutor', type: 'text', sql: `t.first_name || ' ' || t.last_name` },
    ...periodColumns,
    ...studentColumns,
    ...statisticColumns,
    { key: 'last_recorded', label: 'column.last_recorded', type: 'datetime', sql: 'max(a.recorded_at)' },
  ],
  sql: {
    requires: ['reports', 'analytics', 'students', 'staff', 'tutoring'],
    from: `reports r JOIN staff t ON t.id = r.subject_id JOIN tutoring g ON g.tutor_id = t.id
           JOIN students s ON s.id = g.student_id
           LEFT JOIN analytics a ON a.student_id = s.id AND ${inReport}`,
    where: `r.id = :report_id AND r.report_type = 'tutor_weekly'`,
    groupBy: 's.id',
    orderBy: 's.last_name, s.first_name, s.id',
  },
};
