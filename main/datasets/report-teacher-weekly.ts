import type { NamedDataset } from './dataset.ts';
import { teacherReportLookup } from './lookups.ts';
import {
  inReport,
  periodColumns,
  reportParameter,
  statisticColumns,
  subjectColumns,
} from './report-parts.ts';

export const reportTeacherWeekly: NamedDataset = {
  id: 'report-teacher-weekly',
  label: 'dataset.report-teacher-weekly',
  description: 'dataset.report-teacher-weekly.about',
  parameters: reportParameter(teacherReportLookup),
  columns: [
    { key: 'teacher', label: 'column.teacher', type: 'text', sql: `t.first_name || ' ' || t.last_name` },
    ...periodColumns,
    { key: 'class_name', label: 'column.class_name', type: 'text', sql: 'c.name' },
    ...subjectColumns,
    { key: 'students', label: 'column.students', type: 'count', sql: 'count(DISTINCT a.student_id)' },
    ...statisticColumns,
  ],
  sql: {
    requires: ['reports', 'analytics', 'classes', 'staff'],
    from: `reports r JOIN staff t ON t.id = r.subject_id JOIN classes c ON c.teacher_id = t.id
           JOIN analytics a ON a.class_id = c.id AND ${inReport}`,
    where: `r.id = :report_id AND r.report_type = 'teacher_weekly'`,
    groupBy: 'c.id, a.subject, a.metric_type',
    orderBy: 'c.grade, c.name, c.id, a.subject, a.metric_type',
  },
};
