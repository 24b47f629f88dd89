import type { ExcelOptions } from '../../../../preload/contract/options.ts';
import type { Words } from '../../../../preload/words/words.ts';
import type { ExportFacts, Fact } from '../../facts.ts';
import { printElements, type PageTexts } from './print-layout.ts';
import { linesOf, rowHeight } from './row-height.ts';
import { cellStyle } from './styles.ts';
import { cutToCell, needsPreserve, xmlText } from './xml-text.ts';

/** A sheet of rows that is written. */
export interface WrittenSheet {
  name: string;
  rows: number;
  /** Which of the requested sheets it is a part of. */
  request: number;
}

interface AboutOptions {
  facts: ExportFacts;
  words: Words;
  sheets: readonly WrittenSheet[];
  alteredCells: number;
  page: PageTexts;
  options: ExcelOptions;
}

/** Characters; together they fit on an upright page. */
const widths = { what: 22, value: 68 } as const;

/** The About sheet: what was exported, from where and when, as pairs of a name and a value. */
export function aboutSheet({ facts, words, sheets, alteredCells, page, options }: AboutOptions): string {
  const { t } = words;
  const rows = [
    row([facts.title, cellStyle.title]),
    row(),
    ...factRows({ what: t('about.exported'), values: [shownMoment(facts.exportedAt)] }),
    ...factRows({ what: t('about.application'), values: [facts.application] }),
    ...factRows({ what: t('about.source'), values: [facts.source] }),
    ...factRows({ what: t('about.data-as-of'), values: [shownMoment(facts.dataDate)] }),
    ...factRows({ what: t('about.altered-cells'), values: [alteredCells] }),
    ...facts.sheets.flatMap((sheetFacts, request) =>
      section(
        sheetFacts,
        sheets.filter((sheet) => sheet.request === request),
        options.style,
        words,
      ),
    ),
  ];
  const numbered = rows.map((cells, index) => cells(index + 1));
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<dimension ref="A1:B${rows.length}"/>` +
    '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/>' +
    `<cols><col min="1" max="1" width="${widths.what}" customWidth="1"/>` +
    `<col min="2" max="2" width="${widths.value}" customWidth="1"/></cols>` +
    `<sheetData>${numbered.join('')}</sheetData>` +
    printElements(page, 'portrait', options.dateFormat) +
    `<ignoredErrors><ignoredError sqref="A1:B${rows.length}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
  );
}

/** A requested sheet and, when it was split, the sheets it became. */
function section(
  facts: readonly Fact[],
  parts: readonly WrittenSheet[],
  style: boolean,
  { t, number }: Words,
): Row[] {
  const heading = style ? cellStyle.header : cellStyle.factName;
  const total = parts.reduce((sum, { rows }) => sum + rows, 0);
  const each = parts.map(({ name, rows }) => t('about.rows-in', { rows: number(rows), sheet: name }));
  return [
    row(),
    row([parts[0]?.name ?? '', heading], ['', heading]),
    ...factRows({ what: t('made.rows'), values: parts.length > 1 ? [total, ...each] : [total] }),
    ...facts.flatMap(factRows),
  ];
}

type Cell = [value: string | number, style: number];
/** A row that waits for its number. */
type Row = (number: number) => string;

const row =
  (...cells: Cell[]): Row =>
  (number) =>
    `<row r="${number}"${heightAttributes(cells)}>${cells.map((cell, index) => cellXml(`${index === 0 ? 'A' : 'B'}${number}`, cell)).join('')}</row>`;

/** Not every reader makes a row as high as its wrapped text. */
function heightAttributes([, [value] = ['', 0]]: readonly Cell[]): string {
  const lines = linesOf(String(value), widths.value);
  return lines > 1 ? ` ht="${rowHeight(lines)}" customHeight="1"` : '';
}

/** One value a row; the first one has the name beside it. */
const factRows = ({ what, values }: Fact): Row[] =>
  values.map((value, index) =>
    row(
      [index === 0 ? what : '', cellStyle.factName],
      [value, typeof value === 'number' ? cellStyle.factCount : cellStyle.factText],
    ),
  );

function cellXml(reference: string, [value, style]: Cell): string {
  const open = `<c r="${reference}" s="${style}"`;
  if (typeof value === 'number') return `${open}><v>${value}</v></c>`;
  if (value === '') return `${open}/>`;
  const text = cutToCell(value);
  const space = needsPreserve(text) ? ' xml:space="preserve"' : '';
  return `${open} t="inlineStr"><is><t${space}>${xmlText(text)}</t></is></c>`;
}

/** `2024-09-02 10:15:00 +02:00` */
const shownMoment = (moment: string): string =>
  `${moment.slice(0, 10)} ${moment.slice(11, 19)} ${moment.slice(19)}`;
