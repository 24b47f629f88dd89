import { textProperties, title } from './chart-text.ts';
import type { ChartTable } from '../../../../../preload/contract/chart.ts';

const categoryAxis = 1;
const valueAxis = 2;
/** What ties a chart to its axes (ECMA-376 Part 1, 21.2.2.9). */
export const axisIds = `<c:axId val="${categoryAxis}"/><c:axId val="${valueAxis}"/>`;

const titleSize = 1000;
const labelSize = 900;

const line = (color: string): string =>
  `<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></a:ln></c:spPr>`;
const noLine = '<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>';
const gridlines = `<c:majorGridlines>${line('E3E3E3')}</c:majorGridlines>`;

/** Without an angle: they are turned when they do not fit side by side. */
const labels = `<c:txPr><a:bodyPr/><a:p><a:pPr>${textProperties('a:defRPr', labelSize, false)}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;

/** The category axis (21.2.2.25) and the value axis (21.2.2.226) of a chart. */
export function axes({ categoryTitle, valueTitle, valueKind, shape, rows }: ChartTable): string {
  // Columns that begin elsewhere than at zero lie about their proportions; Excel lets them when values are close.
  const beginsAtZero = shape === 'column' && rows.every(([, value]) => value >= 0);
  const category =
    `<c:catAx><c:axId val="${categoryAxis}"/><c:scaling><c:orientation val="minMax"/></c:scaling>` +
    '<c:delete val="0"/><c:axPos val="b"/>' +
    title(categoryTitle, titleSize, false) +
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>' +
    // Below the chart, also under negative values.
    '<c:tickLblPos val="low"/>' +
    line('A6A6A6') +
    labels +
    `<c:crossAx val="${valueAxis}"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>` +
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>';
  const value =
    `<c:valAx><c:axId val="${valueAxis}"/><c:scaling><c:orientation val="minMax"/>${beginsAtZero ? '<c:min val="0"/>' : ''}</c:scaling>` +
    `<c:delete val="0"/><c:axPos val="l"/>${gridlines}` +
    title(valueTitle, titleSize, false, ' rot="-5400000" vert="horz"') +
    `<c:numFmt formatCode="${valueKind === 'average' ? 'General' : '#,##0'}" sourceLinked="0"/>` +
    '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>' +
    noLine +
    labels +
    `<c:crossAx val="${categoryAxis}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>`;
  return category + value;
}
