import type { DateFormat, ExcelOptions } from '../../../../preload/contract/options.ts';
import type { Words } from '../../../../preload/words/words.ts';
import type { ExportFacts } from '../../facts.ts';
import { dateText } from '../iso-date.ts';
import { xmlText } from './xml-text.ts';

/** What every printed page says above and below the rows, as `<headerFooter>` takes it. */
export interface PageTexts {
  header: string;
  footer: string;
}

/** ECMA-376 leaves it open; Excel calls a workbook with a longer one damaged. */
const longestText = 255;
/** Characters of Calibri 11 that fit beside each other on an upright page. */
const uprightWidth = 94;
type Orientation = 'portrait' | 'landscape';

/** How the page is turned for columns that are together so many characters wide. */
export const orientationFor = (width: number): Orientation =>
  width > uprightWidth ? 'landscape' : 'portrait';
/** ECMA-376 Part 1, 18.3.1.63. */
const paperSizes: Record<DateFormat, number> = {
  us: 1,
  iso: 9,
  eu: 9,
  full: 9,
  'iso-time': 9,
  stored: 9,
};

/** The title and the day of the export above, the page's number below, unless other texts are given. */
export function pageTexts(
  options: ExcelOptions,
  { title, exportedAt }: ExportFacts,
  { t }: Words,
): PageTexts {
  const day = exportedAt.slice(0, 10);
  const right = `&R${dateText(day, options.dateFormat) ?? day}`;
  const left = '&L&"-,Bold"';
  const given = (text: string): string => `&C${literal(text, longestText - 2)}`;
  return {
    header: options.header
      ? given(options.header)
      : left + literal(title, longestText - left.length - right.length) + right,
    footer: options.footer ? given(options.footer) : `&C${t('print.page', { page: '&P', pages: '&N' })}`,
  };
}

/** A text of at most `length` characters in which no `&` is a code (ECMA-376 Part 1, 18.3.1.46). */
function literal(text: string, length: number): string {
  const fitting: string[] = [];
  let left = length;
  for (const character of text.toWellFormed()) {
    const escaped = character === '&' ? '&&' : character;
    left -= escaped.length;
    if (left < 0) break;
    fitting.push(escaped);
  }
  return fitting.join('');
}

/**
 * Margins, paper, header and footer of a sheet (ECMA-376 Part 1, 18.3.1.62, 18.3.1.63, 18.3.1.46), of which all
 * columns fit on the page.
 */
export function printElements(texts: PageTexts, orientation: Orientation, dateFormat: DateFormat): string {
  return (
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>' +
    `<pageSetup paperSize="${paperSizes[dateFormat]}" orientation="${orientation}" fitToHeight="0"/>` +
    `<headerFooter><oddHeader>${xmlText(texts.header)}</oddHeader><oddFooter>${xmlText(texts.footer)}</oddFooter></headerFooter>`
  );
}
