import { drawingText } from './chart-text.ts';
import type { ChartTable } from '../../../../../preload/contract/chart.ts';

/** Columns and rows of the sheet, from 0: the charts stand right of the tables, one below the other. */
const firstColumn = 3;
const lastColumn = 14;
const chartRows = 20;
const rowsPerChart = chartRows + 1;

/**
 * `xl/drawings/drawing1.xml` (ECMA-376 Part 1, 20.5.2.35 wsDr): where each chart stands on the sheet. The
 * relationship `rIdN` leads to its part.
 */
export function drawingPart(tables: readonly ChartTable[]): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"' +
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">' +
    `${tables.map(anchor).join('')}</xdr:wsDr>`
  );
}

/** A chart keeps its size when the columns of the tables are made wider (20.5.2.33 twoCellAnchor). */
function anchor({ title }: ChartTable, index: number): string {
  const number = index + 1;
  const top = index * rowsPerChart;
  return (
    `<xdr:twoCellAnchor editAs="oneCell">${corner('from', firstColumn, top)}${corner('to', lastColumn, top + chartRows)}` +
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr>' +
    // The description is what a screen reader says.
    `<xdr:cNvPr id="${number + 1}" name="Chart ${number}" descr="${drawingText(title)}"/><xdr:cNvGraphicFramePr/>` +
    '</xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"' +
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"' +
    ` r:id="rId${number}"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>`
  );
}

const corner = (element: 'from' | 'to', column: number, row: number): string =>
  `<xdr:${element}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff>` +
  `<xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${element}>`;
