/** One small table of the Charts sheet, and how it is drawn. */
export interface ChartTable {
  title: string;
  kind: 'column' | 'line';
  categoryTitle: string;
  valueTitle: string;
  /** `count`: how many values are in each of the ranges beside each other; `whole`: other whole numbers; `average`: two decimals. */
  valueKind: 'average' | 'count' | 'whole';
  rows: ChartRow[];
}

export type ChartRow = [label: string, value: number];
