/** One small table of the Charts sheet, and how it is drawn. */
export interface ChartTable {
  title: string;
  kind: 'column' | 'line';
  categoryTitle: string;
  valueTitle: string;
  /** `count`: whole numbers, grouped; `average`: two decimals. */
  valueKind: 'average' | 'count';
  rows: ChartRow[];
}

export type ChartRow = [label: string, value: number];
