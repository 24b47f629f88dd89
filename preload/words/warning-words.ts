import type { ExportWarning, ExportWarningCode, WarningDetails } from '../contract/warnings.ts';
import { isTold } from './is-told.ts';
import { quotedList } from './quoted.ts';
import type { Values, Words } from './words.ts';

/** The arguments of a message that its detail has not as such. */
const prepared: { [C in ExportWarningCode]?: (detail: WarningDetails[C], words: Words) => Values } = {
  RESULT_EMPTY: (d, words) => ({ names: quotedList(d.names, words) }),
  LEADING_ZEROS: (d, words) => ({ columns: quotedList(d.columns, words) }),
  BYTES_AS_HEX: (d, words) => ({ columns: quotedList(d.columns, words) }),
  TIMES_SHORTENED: (d, words) => ({ columns: quotedList(d.columns, words) }),
  DISK_SPACE_TIGHT: (d) => ({
    needed: Math.ceil(d.needed / 1_000_000),
    free: Math.floor(d.free / 1_000_000),
  }),
};

/** What a warning tells. */
export function warningWords({ code, detail }: ExportWarning, words: Words): string {
  // A warning pairs a code with its own detail, which this cannot tell the compiler.
  const prepare: ((detail: never, words: Words) => Values) | undefined = prepared[code];
  return words.t(`warning.${code}`, { ...(detail as Values), ...prepare?.(detail as never, words) });
}

/** Whether what another version may have written down has the facts that its sentence needs. */
export const isWarningTold = (warning: { code: string; detail: object }): warning is ExportWarning =>
  isTold((words) => warningWords(warning as ExportWarning, words));
