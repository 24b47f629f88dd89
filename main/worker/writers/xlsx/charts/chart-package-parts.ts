import type { ExcelOptions } from '../../../../../preload/contract/options.ts';
import { quotedSheetName, relationships, sheetPath } from '../package-parts.ts';
import type { PageTexts } from '../print-layout.ts';
import { chartPart } from './chart-part.ts';
import { chartSheetPart } from './chart-sheet-part.ts';
import type { ChartTable } from '../../../../../preload/contract/chart.ts';
import { drawingPart } from './drawing-part.ts';
import { tablePlaces, type TablePlace } from './table-place.ts';

/** What the Charts sheet adds to a workbook beside an entry among its sheets. */
export interface ChartPackageParts {
  /** Contents by their names in the package. */
  parts: Record<string, string>;
  /** Content types by the names of parts that the workbook itself does not list (ECMA-376 Part 2, 10.1). */
  contentTypes: Record<string, string>;
}

const drawingPath = 'xl/drawings/drawing1.xml';
const chartPath = (index: number): string => `xl/charts/chart${index + 1}.xml`;
const drawingType = 'application/vnd.openxmlformats-officedocument.drawing+xml';
const chartType = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';

/** The Charts sheet at that place among the sheets, under its final name, with all that hangs on it. */
export function chartPackageParts(
  tables: readonly ChartTable[],
  sheet: { index: number; name: string; page: PageTexts; options: ExcelOptions },
): ChartPackageParts {
  const places = tablePlaces(tables, quotedSheetName(sheet.name));
  const charts = tables.map((table, index): [string, string] => [
    chartPath(index),
    chartPart(table, places[index] as TablePlace),
  ]);
  return {
    parts: {
      [sheetPath(sheet.index)]: chartSheetPart(tables, places, sheet.page, sheet.options),
      [relationshipsPath(sheetPath(sheet.index))]: relationships([['drawing', `/${drawingPath}`]]),
      [drawingPath]: drawingPart(tables),
      [relationshipsPath(drawingPath)]: relationships(charts.map(([path]) => ['chart', `/${path}`])),
      ...Object.fromEntries(charts),
    },
    contentTypes: {
      [drawingPath]: drawingType,
      ...Object.fromEntries(charts.map(([path]) => [path, chartType])),
    },
  };
}

/** Where a part's own relationships are kept (ECMA-376 Part 2, 9.3). */
const relationshipsPath = (path: string): string => path.replace(/([^/]+)$/, '_rels/$1.rels');
