import type { ColumnType } from '../../../../../preload/contract/dataset.ts';
import type { OutputColumn } from '../../../rows.ts';

/** The best first. */
const valueTypes: readonly ColumnType[] = ['decimal', 'number', 'count'];
/** What people compare in analytics, the best first. */
const categoryKeys = ['metric_type', 'subject', 'class_name'];
/** Bounds the work per row; texts that are no categories drop out after a few rows. */
const mostCategoryColumns = 8;

/** Which columns are charted, by their places. */
export interface ChartColumns {
  value: number;
  /** The best first: the first one that turns out to hold categories is taken. */
  categories: number[];
  time: number | undefined;
}

/** The columns that make sense in a chart, or undefined when there is nothing to measure. */
export function chartColumns(columns: readonly OutputColumn[]): ChartColumns | undefined {
  const value = valueTypes.map((type) => columns.findIndex((column) => column.type === type)).find(isFound);
  if (value === undefined) return undefined;
  const keyed = categoryKeys.map((key) => columns.findIndex((column) => column.key === key)).filter(isFound);
  const time = columns.findIndex(({ type }) => type === 'date' || type === 'datetime');
  return {
    value,
    categories: keyed.length > 0 ? keyed : textColumns(columns).slice(0, mostCategoryColumns),
    time: isFound(time) ? time : undefined,
  };
}

const textColumns = (columns: readonly OutputColumn[]): number[] =>
  columns.flatMap(({ type }, index) => (type === 'text' ? [index] : []));

const isFound = (index: number): boolean => index >= 0;
