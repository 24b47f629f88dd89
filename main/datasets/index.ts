import { analytics } from './analytics.ts';
import { classAnalytics } from './class-analytics.ts';
import type { NamedDataset } from './dataset.ts';
import { reportStudent } from './report-student.ts';
import { reportTeacherWeekly } from './report-teacher-weekly.ts';
import { reportTutorWeekly } from './report-tutor-weekly.ts';
import { studentAnalytics } from './student-analytics.ts';

/**
 * The datasets with a name of their own; the first needs nothing to be chosen and is shown at the start. Tables and
 * typed queries join them once a store is opened.
 */
export const datasets: readonly NamedDataset[] = [
  analytics,
  studentAnalytics,
  classAnalytics,
  reportStudent,
  reportTeacherWeekly,
  reportTutorWeekly,
];
