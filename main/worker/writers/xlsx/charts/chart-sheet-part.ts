import type { ExcelOptions } from '../../../../../preload/contract/options.ts';
import { colsElement, textWidth } from '../column-width.ts';
import { printElements, type PageTexts } from '../print-layout.ts';
import { cellStyle } from '../styles.ts';
import { needsPreserve, xmlText } from '../xml-text.ts';
import type { ChartTable } from '../../../../../preload/contract/chart.ts';
import type { TablePlace } from './table-place.ts';

const valueStyle = { average: cellStyle.decimal, count: cellStyle.count, whole: cellStyle.count } as const;

/**
 * The Charts sheet (ECMA-376 Part 1, 18.3.1.99 worksheet): the tables the charts are drawn from, and the drawing,
 * whose relationship is `rId1`.
 */
export function chartSheetPart(
  tables: readonly ChartTable[],
  places: readonly TablePlace[],
  page: PageTexts,
  { style, dateFormat }: ExcelOptions,
): string {
  const rows = tables.map((table, index) => tableRows(table, (places[index] as TablePlace).titleRow, style));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"' +
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<dimension ref="A1:B${places.at(-1)?.lastRow ?? 1}"/>` +
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>' +
    '<sheetFormatPr defaultRowHeight="15"/>' +
    (style ? colsElement(widths(tables)) : '') +
    `<sheetData>${rows.join('')}</sheetData>` +
    // The charts below each other need the page's height.
    printElements(page, 'portrait', dateFormat) +
    '<drawing r:id="rId1"/></worksheet>'
  );
}

/** The titles flow over both columns. */
const widths = (tables: readonly ChartTable[]): number[] => [
  Math.max(
    ...tables
      .flatMap(({ categoryTitle, rows }) => [categoryTitle, ...rows.map(([label]) => label)])
      .map(textWidth),
  ),
  Math.max(...tables.map(({ valueTitle }) => textWidth(valueTitle))),
];

function tableRows(table: ChartTable, titleRow: number, style: boolean): string {
  const header = style ? cellStyle.header : cellStyle.general;
  const headerOfNumbers = style ? cellStyle.tableHeaderOfNumbers : cellStyle.general;
  const headerRow = titleRow + 1;
  return (
    row(titleRow, textCell(`A${titleRow}`, table.title, cellStyle.tableTitle)) +
    row(
      headerRow,
      textCell(`A${headerRow}`, table.categoryTitle, header) +
        textCell(`B${headerRow}`, table.valueTitle, headerOfNumbers),
    ) +
    table.rows
      .map(([label, value], index) => {
        const number = headerRow + 1 + index;
        return row(
          number,
          textCell(`A${number}`, label, cellStyle.general) +
            `<c r="B${number}" s="${valueStyle[table.valueKind]}"><v>${value}</v></c>`,
        );
      })
      .join('')
  );
}

const row = (number: number, cells: string): string => `<row r="${number}">${cells}</row>`;

function textCell(reference: string, text: string, style: number): string {
  const styleAttribute = style === cellStyle.general ? '' : ` s="${style}"`;
  const space = needsPreserve(text) ? ' xml:space="preserve"' : '';
  return `<c r="${reference}"${styleAttribute} t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}
