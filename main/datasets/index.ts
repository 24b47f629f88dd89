import { analytics } from './analytics.ts';
import { classAnalytics } from './class-analytics.ts';
import type { Dataset } from './dataset.ts';
import { reportStudent } from './report-student.ts';
import { reportTeacherWeekly } from './report-teacher-weekly.ts';
import { reportTutorWeekly } from './report-tutor-weekly.ts';
import { studentAnalytics } from './student-analytics.ts';

/** The datasets with a name of their own. Tables and typed queries join them once a store is opened. */
export const datasets: readonly Dataset[] = [
  studentAnalytics,
  classAnalytics,
  reportStudent,
  reportTeacherWeekly,
  reportTutorWeekly,
  analytics,
];
