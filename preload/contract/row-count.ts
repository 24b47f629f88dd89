/**
 * How many rows a query gives: `exact` is what reading it then has to give; `about` is what counting it gave, where
 * reading it may differ, as there may be the clock in it; chance has no number before the rows are read.
 */
export type RowCount = { exact: number } | { about: number } | 'unknown';

/** How many rows are to be expected; undefined when nobody knows. */
export function expectedRows(count: RowCount): number | undefined {
  if (count === 'unknown') return undefined;
  return 'exact' in count ? count.exact : count.about;
}

/** How many rows there have to be; undefined when counting does not prove it. */
export const exactRows = (count: RowCount): number | undefined =>
  count !== 'unknown' && 'exact' in count ? count.exact : undefined;

/** The rows of several queries together, as certain as the least certain of them. */
export function totalRows(counts: readonly RowCount[]): RowCount {
  let total = 0;
  let isExact = true;
  for (const count of counts) {
    const rows = expectedRows(count);
    if (rows === undefined) return 'unknown';
    total += rows;
    isExact &&= exactRows(count) !== undefined;
  }
  return isExact ? { exact: total } : { about: total };
}
