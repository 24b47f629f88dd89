import type { DatePart, MeasureFunction } from '../../../preload/contract/measures.ts';

export const functionWords: Record<MeasureFunction, string> = {
  count: 'Count',
  average: 'Average',
  smallest: 'Smallest',
  largest: 'Largest',
  sum: 'Sum',
  share: 'Share (%)',
};

export const partWords: Record<DatePart, string> = {
  day: 'By day',
  week: 'By week',
  month: 'By month',
  year: 'By year',
};
