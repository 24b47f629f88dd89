import { formats } from '../contract/formats.ts';
import type { ErrorDetail, ExportError, ExportErrorCode } from '../contract/errors.ts';
import { mostRowBytes } from '../contract/limits.ts';
import { shortened } from '../contract/shortened.ts';
import { isTold } from './is-told.ts';
import { quoted } from './quoted.ts';
import type { Values, Words } from './words.ts';

const yesOrNo = (is: boolean): string => (is ? 'yes' : 'no');

/** SQLite's words for what a view or a column of the file may not do. */
const unsafe = 'unsafe use of ';

/** The arguments of a message that its detail has not as such. */
const prepared: { [C in ExportErrorCode]?: (detail: ErrorDetail<C>, words: Words) => Values } = {
  COLUMN_NOT_FOUND: (d) => ({ hasColumns: yesOrNo(d.columns !== undefined) }),
  MEASURE_NOT_POSSIBLE: (d) => ({ hasColumns: yesOrNo(d.columns !== '') }),
  GROUP_NOT_POSSIBLE: (d) => ({ hasColumns: yesOrNo(d.columns !== '') }),
  TABLE_NOT_READABLE: ({ reason }) =>
    reason.startsWith(unsafe) ? { isUnsafe: 'yes', reason: reason.slice(unsafe.length) } : { isUnsafe: 'no' },
  FEATURE_OFF: (d) => ({
    feature: { 'typed-query': 'typedQuery', 'other-databases': 'otherDatabases', servers: 'servers' }[
      d.feature
    ],
  }),
  ROW_TOO_LARGE: (d) => ({
    hasRow: yesOrNo(d.row !== null),
    hasColumn: yesOrNo(d.column !== null),
    hasSize: yesOrNo(d.bytes !== null),
    megabytes: Math.ceil((d.bytes ?? 0) / 1_000_000),
    most: mostRowBytes / 1_000_000,
  }),
  REMOTE_EXPORT_NOT_OFFERED: (d) => ({ format: formats[d.format].label }),
  TARGET_NOT_ALLOWED: (d, words) => ({
    folders: d.folders.map((folder) => quoted(folder, words)).join(', '),
  }),
  TARGET_NAME_TOO_LONG: (d) => ({ name: shortened(d.name, 60) }),
  DISK_SPACE_LOW: (d) => ({
    needed: Math.ceil(d.needed / 1_000_000),
    free: Math.floor(d.free / 1_000_000),
  }),
};

/** What an error tells, and what to do about it. */
export function errorWords({ code, detail }: Pick<ExportError, 'code' | 'detail'>, words: Words): string {
  // An error pairs a code with its own detail, which its type cannot tell.
  const prepare: ((detail: never, words: Words) => Values) | undefined = prepared[code];
  return words.t(`error.${code}`, { ...(detail as Values), ...prepare?.(detail as never, words) });
}

/** Whether what another version may have written down has the facts that its sentence needs. */
export const isErrorTold = (error: Pick<ExportError, 'code' | 'detail'>): boolean =>
  isTold((words) => errorWords(error, words));
