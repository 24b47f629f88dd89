import type { Preview } from '../../../../preload/contract/preview.ts';
import { isNumeric } from './numeric.ts';
import { headerRow, type Area } from './selection.ts';

/** What goes to the clipboard for an area of the grid; its first row may be the column names. */
export interface CopiedCells {
  /** Tabs and line ends between the values, as spreadsheets take them. */
  text: string;
  html: string;
}

/** Has Excel keep `007` as it is when it takes the HTML. */
const asText = ` style="mso-number-format:'\\@'"`;

export function copiedCells(
  { columns, rows }: Pick<Preview, 'columns' | 'rows'>,
  { top, bottom, left, right }: Area,
  withNames = top === headerRow,
): CopiedCells {
  const chosen = columns.slice(left, right + 1);
  const values = rows
    .slice(Math.max(0, top), bottom + 1)
    .map((row) => chosen.map((_, index) => row[left + index] ?? ''));
  const names = withNames ? [chosen.map(({ label }) => label)] : [];
  const line = (cells: string[]): string => `<tr>${cells.join('')}</tr>`;
  return {
    text: [...names, ...values].map((row) => row.map(quoted).join('\t')).join('\r\n'),
    html: `<table>${[
      ...names.map((row) => line(row.map((name) => `<th>${escaped(name)}</th>`))),
      ...values.map((row) =>
        line(
          row.map((value, index) => `<td${isNumeric(chosen[index]) ? '' : asText}>${escaped(value)}</td>`),
        ),
      ),
    ].join('')}</table>`,
  };
}

/** Spreadsheets take quotes around what has the signs between values in it. */
const quoted = (value: string): string =>
  /[\t\r\n"]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

const escaped = (value: string): string =>
  value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\r\n|\r|\n/g, '<br>');
