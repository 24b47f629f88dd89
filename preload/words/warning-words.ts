import { echoLimit, shortened } from '../contract/shortened.ts';
import type { ExportWarning, ExportWarningCode, WarningDetails } from '../contract/warnings.ts';
import type { Words } from './words.ts';

/** What each warning tells a school secretary. */
const sentences: { [C in ExportWarningCode]: (detail: WarningDetails[C], words: Words) => string } = {
  RESULT_EMPTY: (d) => `There are no rows in ${listed(d.names)}. Check the filters and the period.`,
  LEADING_ZEROS: (d) =>
    `In ${listed(d.columns)} there are numbers that begin with zeros. ` +
    {
      csv: 'The file keeps the zeros, but Excel drops them when it opens a CSV file: export as Excel to see them.',
      excel: 'They are kept as text, so that no zero is lost.',
    }[d.format],
  BYTES_AS_HEX: (d) =>
    `In ${listed(d.columns)} there are bytes that are no text, such as pictures. The file has their hexadecimal digits.`,
  TIMES_SHORTENED: (d) =>
    `In ${listed(d.columns)} the chosen date format leaves out the time, or a part of it. ` +
    `The formats 'ISO with the time' (iso-time) and 'As stored' (stored) keep all of it.`,
  ROWS_REPEATED: (d) =>
    `The data changed while they were being read: ${d.rows} rows came twice and are in the file once.`,
  MADE_BY_SERVER: () =>
    'The server has made this file in its own way: whether texts are kept from being run as formulas, and how dates are written, is its choice.',
  ROWS_STRAY: (d) =>
    `${d.rows} results on the server belong to a student or a class that it tells nothing of: names are missing there, and what is ` +
    `put together by class is without them.`,
  DISK_SPACE_TIGHT: (d) =>
    `The file will take about ${Math.ceil(d.needed / 1_000_000)} MB, and ${Math.floor(d.free / 1_000_000)} MB are free. It may not fit.`,
  TARGET_OPEN: (d) =>
    `'${d.name}' seems to be open in another program, which will go on showing the old file. Close it there.`,
};

/** What a warning tells. */
export function warningWords({ code, detail }: ExportWarning, words: Words): string {
  // A warning pairs a code with its own detail, which this cannot tell the compiler.
  const sentence: (detail: never, words: Words) => string = sentences[code];
  return sentence(detail as never, words);
}

const mostNames = 5;

function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  const shown = names.slice(0, mostNames).map((name) => `'${shortened(name, echoLimit / mostNames)}'`);
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
