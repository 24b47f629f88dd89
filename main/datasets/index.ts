import { typedQuery } from '../../preload/contract/dataset.ts';
import { analytics } from './analytics.ts';
import { classAnalytics } from './class-analytics.ts';
import type { Dataset } from './dataset.ts';
import { reportStudent } from './report-student.ts';
import { reportTeacherWeekly } from './report-teacher-weekly.ts';
import { reportTutorWeekly } from './report-tutor-weekly.ts';
import { studentAnalytics } from './student-analytics.ts';

/**
 * The datasets with a name of their own; the first needs nothing to be chosen and is shown at the start. Tables and
 * typed queries join them once a store is opened.
 */
export const datasets: readonly Dataset[] = [
  analytics,
  studentAnalytics,
  classAnalytics,
  reportStudent,
  reportTeacherWeekly,
  reportTutorWeekly,
];

/** What the id of a table's dataset begins with. */
export const tablePrefix = 'table:';

export const queryLabel = 'Query';

/** What a dataset is called, whatever source it is of. */
export function datasetLabel(id: string): string {
  if (id === typedQuery) return queryLabel;
  if (id.startsWith(tablePrefix)) return id.slice(tablePrefix.length);
  return datasets.find((dataset) => dataset.id === id)?.label ?? id;
}
