import type { Format } from './export.ts';
import { echoLimit, shortened } from './shortened.ts';
import type { RowCount } from './row-count.ts';

/**
 * What a person should know before an export that can be done all the same, as codes with a sentence for the person
 * at the screen. What makes it impossible is an error.
 */
const sentences = {
  RESULT_EMPTY: (d: { names: string[] }) =>
    `There are no rows in ${listed(d.names)}. Check the filters and the period.`,
  LEADING_ZEROS: (d: { columns: string[]; format: Format }) =>
    `In ${listed(d.columns)} there are numbers that begin with zeros. ` +
    {
      csv: 'The file keeps the zeros, but Excel drops them when it opens a CSV file: export as Excel to see them.',
      excel: 'They are kept as text, so that no zero is lost.',
    }[d.format],
  BYTES_AS_HEX: (d: { columns: string[] }) =>
    `In ${listed(d.columns)} there are bytes that are no text, such as pictures. The file has their hexadecimal digits.`,
  TIMES_SHORTENED: (d: { columns: string[] }) =>
    `In ${listed(d.columns)} the chosen date format leaves out the time, or a part of it. ` +
    `The formats 'ISO with the time' (iso-time) and 'As stored' (stored) keep all of it.`,
  DISK_SPACE_TIGHT: (d: { needed: number; free: number }) =>
    `The file will take about ${Math.ceil(d.needed / 1_000_000)} MB, and ${Math.floor(d.free / 1_000_000)} MB are free. It may not fit.`,
  TARGET_OPEN: (d: { name: string }) =>
    `'${d.name}' seems to be open in another program, which will go on showing the old file. Close it there.`,
} satisfies Record<string, (detail: never) => string>;

export type ExportWarningCode = keyof typeof sentences;

/** A warning as it is shown: in the window, and in the command line's `--json` line. */
export interface ExportWarning {
  code: ExportWarningCode;
  message: string;
}

export function exportWarning<C extends ExportWarningCode>(
  code: C,
  detail: Parameters<(typeof sentences)[C]>[0],
): ExportWarning {
  const sentence: (detail: never) => string = sentences[code];
  return { code, message: sentence(detail as never) };
}

/** What is known of an export before it starts. */
export interface Preflight {
  warnings: ExportWarning[];
  /** Of all sheets together; the bytes are what the first rows let expect, or take where the rows cannot be counted. */
  estimate: { rows: RowCount; bytes: number };
}

const mostNames = 5;

function listed(names: readonly string[]): string {
  const more = names.length - mostNames;
  const shown = names.slice(0, mostNames).map((name) => `'${shortened(name, echoLimit / mostNames)}'`);
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
