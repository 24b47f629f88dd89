import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import type { DateFormat } from '../../../../preload/contract/options.ts';
import type { OutputColumn } from '../../rows.ts';
import { showsTime } from '../iso-date.ts';

/** Indices into `cellXfs`. */
export const cellStyle = {
  general: 0,
  header: 1,
  headerOfNumbers: 2,
  integer: 3,
  count: 4,
  decimal: 5,
  day: 6,
  moment: 7,
  boolean: 8,
  lines: 9,
  /** On the About sheet. */
  title: 10,
  factName: 11,
  factText: 12,
  factCount: 13,
  /** On the Charts sheet. */
  tableTitle: 14,
  tableHeaderOfNumbers: 15,
  /** A moment with a fraction of a second. */
  momentWithMilliseconds: 16,
  /** Decimals that show other than two places. */
  tenths: 17,
  thousandths: 18,
  fourPlaces: 19,
  fivePlaces: 20,
  sixPlaces: 21,
} as const;

/** By the places that are shown. */
const decimalStyles: readonly number[] = [
  cellStyle.integer,
  cellStyle.tenths,
  cellStyle.decimal,
  cellStyle.thousandths,
  cellStyle.fourPlaces,
  cellStyle.fivePlaces,
  cellStyle.sixPlaces,
];

/** The style of a column's cells. */
export const columnStyle = ({ type, places }: OutputColumn): number =>
  (places === undefined ? undefined : decimalStyles[places]) ?? typeStyles[type];

const typeStyles: Record<ColumnType, number> = {
  text: cellStyle.general,
  any: cellStyle.general,
  number: cellStyle.general,
  boolean: cellStyle.boolean,
  integer: cellStyle.integer,
  count: cellStyle.count,
  decimal: cellStyle.decimal,
  date: cellStyle.day,
  datetime: cellStyle.moment,
};

/** A header stands where a spreadsheet puts the cells below it: numbers and dates to the right. */
export const headerStyle = (type: ColumnType): number =>
  type === 'text' || type === 'any' || type === 'boolean' ? cellStyle.header : cellStyle.headerOfNumbers;

// Separators are escaped: a bare `/` means "the date separator of this computer".
const dayFormats: Record<DateFormat, string> = {
  iso: 'yyyy\\-mm\\-dd',
  us: 'mm\\/dd\\/yyyy',
  eu: 'dd\\.mm\\.yyyy',
  full: 'yyyy\\-mm\\-dd',
  'iso-time': 'yyyy\\-mm\\-dd',
  // Dates are texts there.
  stored: 'yyyy\\-mm\\-dd',
};
const momentFormats: Record<DateFormat, string> = {
  ...dayFormats,
  full: 'yyyy\\-mm\\-dd\\ hh:mm:ss',
  'iso-time': 'yyyy\\-mm\\-dd\\Thh:mm:ss',
};

/** Milliseconds are the most a number format shows (ECMA-376 Part 1, 18.8.31). */
const millisecondFormat = (dateFormat: DateFormat): string =>
  showsTime(dateFormat) ? `${momentFormats[dateFormat]}.000` : momentFormats[dateFormat];

/** Excel shows booleans in its own language whatever the format; LibreOffice needs one, or shows 1 for some. */
const booleanFormat = '&quot;TRUE&quot;;&quot;TRUE&quot;;&quot;FALSE&quot;';

/** Numbers below 164 are built in (ECMA-376 Part 1, 18.8.30): 1 is `0`, 2 is `0.00`, 3 is `#,##0`. */
const builtIn = { general: 0, integer: 1, decimal: 2, grouped: 3 } as const;
const custom = { day: 164, moment: 165, boolean: 166, momentWithMilliseconds: 167 } as const;

/** Formats of decimals whose places are not built in, numbered from behind the custom ones. */
const decimalFormats = [1, 3, 4, 5, 6].map((places, index) => ({
  id: 168 + index,
  code: `0.${'0'.repeat(places)}`,
}));

const numberFormat = (id: number, code: string): string => `<numFmt numFmtId="${id}" formatCode="${code}"/>`;

/** Beside a text of several lines everything begins with its first. */
const cell = (format: number, wrap = ''): string =>
  `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"${format > 0 ? ' applyNumberFormat="1"' : ''} applyAlignment="1">` +
  `<alignment vertical="top"${wrap}/></xf>`;
/** Numbers leave room for the autofilter's button, which stands to the right. */
const header = (alignment: string): string =>
  '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">' +
  `<alignment ${alignment}/></xf>`;

/** Names and values side by side, whatever they are: to the left, from the top, in as many lines as they need. */
const fact = (format: number, font: number): string =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1">` +
  '<alignment horizontal="left" vertical="top" wrapText="1"/></xf>';

/** In the order of `cellStyle`. */
const cellFormats = [
  cell(builtIn.general),
  header('horizontal="left"'),
  header('horizontal="right" indent="2"'),
  cell(builtIn.integer),
  cell(builtIn.grouped),
  cell(builtIn.decimal),
  cell(custom.day),
  cell(custom.moment),
  cell(custom.boolean),
  cell(builtIn.general, ' wrapText="1"'),
  '<xf numFmtId="0" fontId="3" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  fact(builtIn.general, 2),
  fact(builtIn.general, 0),
  fact(builtIn.grouped, 0),
  '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  header('horizontal="right"'),
  cell(custom.momentWithMilliseconds),
  ...decimalFormats.map(({ id }) => cell(id)),
];

/** `xl/styles.xml` (ECMA-376 Part 1, 18.8). Fills 0 and 1 are reserved for none and gray125. */
export function stylesPart(dateFormat: DateFormat): string {
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<numFmts count="${4 + decimalFormats.length}">${numberFormat(custom.day, dayFormats[dateFormat])}` +
    `${numberFormat(custom.moment, momentFormats[dateFormat])}${numberFormat(custom.boolean, booleanFormat)}` +
    numberFormat(custom.momentWithMilliseconds, millisecondFormat(dateFormat)) +
    decimalFormats.map(({ id, code }) => numberFormat(id, code)).join('') +
    '</numFmts>' +
    '<fonts count="4"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
    '<font><b/><sz val="11"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>' +
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font>' +
    '<font><b/><sz val="16"/><name val="Calibri"/><family val="2"/></font></fonts>' +
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>' +
    '<fill><patternFill patternType="solid"><fgColor rgb="FF1F4E79"/><bgColor indexed="64"/></patternFill></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"><alignment vertical="top"/></xf></cellStyleXfs>' +
    `<cellXfs count="${cellFormats.length}">${cellFormats.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
