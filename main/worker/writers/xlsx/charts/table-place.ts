import type { ChartTable } from '../../../../../preload/contract/chart.ts';

/** Where a table stands in the Charts sheet: its rows there, and its cells as formulas name them. */
export interface TablePlace {
  /** Of the title; the headers are below it, then the values. Counted from 1. */
  titleRow: number;
  lastRow: number;
  /** Absolute references (ECMA-376 Part 1, 18.17.2.3). */
  valueHeader: string;
  labels: string;
  values: string;
}

const headersBelowTitle = 1;
const valuesBelowTitle = 2;
const rowsBetween = 2;

/** Places for tables, one below the other in the columns A and B, on the sheet of that quoted name. */
export function tablePlaces(tables: readonly ChartTable[], quotedSheet: string): TablePlace[] {
  let titleRow = 1;
  return tables.map(({ rows }) => {
    const first = titleRow + valuesBelowTitle;
    const lastRow = first + rows.length - 1;
    const place = {
      titleRow,
      lastRow,
      valueHeader: `${quotedSheet}!$B$${titleRow + headersBelowTitle}`,
      labels: `${quotedSheet}!$A$${first}:$A$${lastRow}`,
      values: `${quotedSheet}!$B$${first}:$B$${lastRow}`,
    };
    titleRow = lastRow + rowsBetween;
    return place;
  });
}
