/** What a chart can show of a sheet: averages by a category, how often which values are, averages by month. */
export const chartKinds = ['categories', 'distribution', 'months'] as const;
export type ChartKind = (typeof chartKinds)[number];

/** A small table, and how it is drawn. */
export interface ChartTable {
  kind: ChartKind;
  title: string;
  shape: 'column' | 'line';
  categoryTitle: string;
  valueTitle: string;
  /** `count`: how many values are in each of the ranges beside each other; `whole`: other whole numbers; `average`: two decimals. */
  valueKind: 'average' | 'count' | 'whole';
  rows: ChartRow[];
}

export type ChartRow = [label: string, value: number];
