import type { NamedDataset } from './dataset.ts';
import { studentReportLookup } from './lookups.ts';
import {
  inReport,
  periodColumns,
  reportParameter,
  statisticColumns,
  studentColumns,
  subjectColumns,
} from './report-parts.ts';

export const reportStudent: NamedDataset = {
  id: 'report-student',
  label: 'dataset.report-student',
  description: 'dataset.report-student.about',
  parameters: reportParameter(studentReportLookup),
  columns: [...studentColumns, ...periodColumns, ...subjectColumns, ...statisticColumns],
  sql: {
    requires: ['reports', 'analytics', 'students'],
    from: `reports r JOIN students s ON s.id = r.subject_id
           JOIN analytics a ON a.student_id = s.id AND ${inReport}`,
    where: `r.id = :report_id AND r.report_type = 'student'`,
    groupBy: 'a.subject, a.metric_type',
    orderBy: 'a.subject, a.metric_type',
  },
};
