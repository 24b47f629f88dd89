import { batchOf } from '../../../../../main/worker/rows.ts';
import { ChartData } from '../../../../../main/worker/writers/xlsx/charts/chart-data.ts';
import type { ChartTable } from '../../../../../preload/contract/chart.ts';
import { english } from '../../../../../preload/words/words.ts';
import type { Sheet } from '../../files.ts';

export function tablesOf({ columns, rows }: Sheet): ChartTable[] {
  const data = new ChartData(columns, english);
  data.add(batchOf(rows));
  return data.tables();
}

/** The rows of the Charts sheet of a sheet, an empty one between two tables. */
export const chartRows = (
  sheet: Sheet,
  shown: (value: number, kind: ChartTable['valueKind']) => string | number,
): (string | number)[][] =>
  tablesOf(sheet).flatMap(({ title, categoryTitle, valueTitle, valueKind, rows }, index) => [
    ...(index > 0 ? [[]] : []),
    [title],
    [categoryTitle, valueTitle],
    ...rows.map(([label, value]) => [label, shown(value, valueKind)]),
  ]);
