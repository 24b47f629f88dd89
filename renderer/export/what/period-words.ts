import type { PeriodChoice } from '../../../preload/contract/usual-period.ts';

export const periodWords: Record<PeriodChoice, string> = {
  'all-days': 'All days',
  'this-week': 'This week',
  'last-week': 'Last week',
  'this-month': 'This month',
  'last-month': 'Last month',
  'this-term': 'This term',
  'last-term': 'Last term',
  'this-school-year': 'This school year',
  'last-school-year': 'Last school year',
  custom: 'Custom',
};
