import { xmlText } from '../xml-text.ts';
import { axes, axisIds } from './chart-axes.ts';
import { title } from './chart-text.ts';
import type { ChartTable } from '../../../../../preload/contract/chart.ts';
import type { TablePlace } from './table-place.ts';

const brand = '1F4E79';
const titleSize = 1400;
/** Half a column's width between two; bins stand close, as in a histogram. */
const gapWidth = { average: 50, count: 12, whole: 50 } as const;
/** Points of a longer line would run into each other. */
const mostMarkers = 36;

const fill = `<a:solidFill><a:srgbClr val="${brand}"/></a:solidFill>`;

/** The number formats of the cells the chart refers to. */
const formatCodes = { average: '0.00', count: '#,##0', whole: '#,##0' } as const;

/**
 * A native chart, `xl/charts/chartN.xml` (ECMA-376 Part 1, 21.2.2.29 chartSpace), of one series. It refers to
 * the cells of its table and holds their values too, which readers show that do not calculate.
 */
export function chartPart(table: ChartTable, place: TablePlace): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"' +
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">' +
    '<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>' +
    title(table.title, titleSize, true) +
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>' +
    (table.shape === 'column' ? barChart(table, place) : lineChart(table, place)) +
    axes(table) +
    '</c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln w="9525"><a:solidFill>' +
    '<a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:chartSpace>'
  );
}

const barChart = (table: ChartTable, place: TablePlace): string =>
  '<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>' +
  `<c:ser>${seriesHead(table, place)}<c:spPr>${fill}</c:spPr><c:invertIfNegative val="0"/>` +
  `${seriesData(table, place)}</c:ser><c:gapWidth val="${gapWidth[table.valueKind]}"/>${axisIds}</c:barChart>`;

const lineChart = (table: ChartTable, place: TablePlace): string =>
  '<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>' +
  `<c:ser>${seriesHead(table, place)}<c:spPr><a:ln w="28575" cap="rnd">${fill}<a:round/></a:ln></c:spPr>` +
  `${marker(table.rows.length)}${seriesData(table, place)}<c:smooth val="0"/></c:ser>` +
  `<c:marker val="1"/>${axisIds}</c:lineChart>`;

const marker = (points: number): string =>
  points > mostMarkers
    ? '<c:marker><c:symbol val="none"/></c:marker>'
    : `<c:marker><c:symbol val="circle"/><c:size val="6"/><c:spPr>${fill}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>`;

const seriesHead = ({ valueTitle }: ChartTable, { valueHeader }: TablePlace): string =>
  `<c:idx val="0"/><c:order val="0"/><c:tx>${stringReference(valueHeader, [valueTitle])}</c:tx>`;

const seriesData = ({ rows, valueKind }: ChartTable, { labels, values }: TablePlace): string =>
  `<c:cat>${stringReference(
    labels,
    rows.map(([label]) => label),
  )}</c:cat>` +
  `<c:val><c:numRef><c:f>${xmlText(values)}</c:f><c:numCache><c:formatCode>${formatCodes[valueKind]}</c:formatCode>` +
  `${points(rows.map(([, value]) => String(value)))}</c:numCache></c:numRef></c:val>`;

const stringReference = (reference: string, texts: readonly string[]): string =>
  `<c:strRef><c:f>${xmlText(reference)}</c:f><c:strCache>${points(texts)}</c:strCache></c:strRef>`;

const points = (texts: readonly string[]): string =>
  `<c:ptCount val="${texts.length}"/>` +
  texts.map((text, index) => `<c:pt idx="${index}"><c:v>${xmlText(text)}</c:v></c:pt>`).join('');
