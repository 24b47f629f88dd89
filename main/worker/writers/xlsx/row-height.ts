import type { ExcelOptions } from '../../../../preload/contract/options.ts';
import { textWidth, widest } from './column-width.ts';

/** Points: of a line, and of the highest row there is (Excel specifications and limits). */
const lineHeight = 15;
const highestRow = 409;
/** Lines of a row of the table that are shown: a very long comment must not hide the rows around it. */
export const mostLines = 10;

/** The characters behind which a text goes on in the next line: those of the widest column that is fitted. */
export const wrapWidth = ({ style }: ExcelOptions): number => (style ? widest : Number.POSITIVE_INFINITY);

/** The height of a row in points. */
export const rowHeight = (lines: number): number => Math.min(lines * lineHeight, highestRow);

/** How many lines a text takes in a cell so many characters wide. */
export function linesOf(text: string, width: number): number {
  if (text.length * 2 <= width && !text.includes('\n')) return 1;
  return text.split('\n').reduce((sum, line) => sum + Math.max(Math.ceil(textWidth(line) / width), 1), 0);
}
