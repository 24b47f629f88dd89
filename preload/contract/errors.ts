/**
 * Everything that can be expected to go wrong, as codes with a sentence for the person at the screen.
 * A code travels between threads and processes as `{ code, detail }`; the sentence is made where it is shown.
 * Bugs are not in this list: they throw.
 */

import type { Format } from './export.ts';
import { mostRowBytes } from './limits.ts';
import { shortened } from './shortened.ts';

/** What the window can offer to mend an error. */
export type ErrorAction = 'retry' | 'choose-target' | 'change-request' | 'open-store';

interface ErrorKind<D> {
  /** `request`: what was asked for is wrong (exit code 2); `job`: it was right but could not be done (exit code 1). */
  fault: 'request' | 'job';
  action?: ErrorAction;
  /** Times a job is tried before this error ends it: more than once only for what can heal by itself. */
  attempts: number;
  sentence: (detail: D) => string;
}

const request = <D>(sentence: (detail: D) => string): ErrorKind<D> => ({
  fault: 'request',
  action: 'change-request',
  attempts: 1,
  sentence,
});

const job = <D>(sentence: (detail: D) => string, action?: ErrorAction, attempts = 1): ErrorKind<D> => ({
  fault: 'job',
  ...(action && { action }),
  attempts,
  sentence,
});

const kinds = {
  REQUEST_INVALID: request((d: { problem: string }) => `The request cannot be understood: ${d.problem}`),
  DATASET_NOT_FOUND: request(
    (d: { dataset: string }) => `Dataset '${d.dataset}' not found. Choose one of the datasets in the list.`,
  ),
  COLUMN_NOT_FOUND: request((d: { column: string }) => `Column '${d.column}' not found`),
  COLUMNS_EMPTY: request(() => 'No column is chosen. Choose at least one column.'),
  DATE_FORMAT_NOT_FOUND: request((d: { dateFormat: string }) => `Date format '${d.dateFormat}' not found`),
  OPERATOR_NOT_FOUND: request(
    (d: { operator: string }) =>
      `Filter operator '${d.operator}' not found. Use = != < <= > >= contains starts-with in is-null not-null between.`,
  ),
  FILTER_VALUE_INVALID: request(
    (d: { column: string; value: string; expected: string }) =>
      `The filter on '${d.column}' needs ${d.expected}, but '${d.value}' was given.`,
  ),
  PARAMETER_MISSING: request(
    (d: { parameter: string; label: string }) =>
      `${d.label} is missing. Fill it in first (parameter '${d.parameter}').`,
  ),
  PARAMETER_NOT_FOUND: request(
    (d: { parameter: string }) => `This dataset has no parameter '${d.parameter}'.`,
  ),
  PARAMETER_INVALID: request(
    (d: { parameter: string; value: string; expected: string }) =>
      `Parameter '${d.parameter}' needs ${d.expected}, but '${d.value}' was given.`,
  ),
  PERIOD_NOT_SUPPORTED: request(
    (d: { dataset: string }) =>
      `Dataset '${d.dataset}' has no period. Use a filter on one of its dates instead.`,
  ),
  RECORD_NOT_FOUND: request(
    (d: { record: string; id: string }) => `There is no ${d.record} with the number ${d.id} in this store.`,
  ),
  QUERY_NOT_ALLOWED: request(
    () => 'Only one SELECT statement that reads data can be exported. Nothing was changed.',
  ),
  CACHE_ENTRY_NOT_FOUND: request(
    (d: { key: string }) =>
      `There is no finished file with the key '${d.key}'. 'analytics-export cache list' shows those there are.`,
  ),
  TABLE_NOT_READABLE: request(
    (d: { table: string; reason: string }) =>
      `'${shortened(d.table)}' cannot be read: ` +
      // SQLite's words for what a view or a column of the file may not do.
      (d.reason.startsWith('unsafe use of ')
        ? `it uses ${d.reason.slice('unsafe use of '.length)}, which a database file may not do here`
        : d.reason) +
      '. Choose another table, or have it mended where the database comes from.',
  ),
  QUERY_FAILED: request((d: { reason: string }) => `The query cannot be run: ${d.reason}.`),

  DATASET_TOO_LARGE: job(
    (d: { rows: number; limit: number; format: Format }) =>
      `Dataset too large (${d.rows} rows). Maximum ${d.limit} rows allowed. Choose fewer with a filter or a period` +
      {
        csv: ', or let the rows continue in further files.',
        excel: ', export as CSV, or let the rows continue on further sheets.',
      }[d.format],
    'change-request',
  ),
  ROW_TOO_LARGE: job(
    // What is null is not known.
    (d: { row: number | null; bytes: number | null; column: string | null }) =>
      `${d.row === null ? 'A row' : `Row ${d.row}`} is too large: ` +
      (d.column === null ? 'it takes ' : `its column '${d.column}' takes `) +
      (d.bytes === null ? 'more' : `${Math.ceil(d.bytes / 1_000_000)} MB, more`) +
      ` than the ${mostRowBytes / 1_000_000} MB that a row may have. ` +
      (d.column === null ? 'Choose fewer columns' : 'Leave that column out') +
      ', or leave the row out with a filter.',
    'change-request',
  ),
  SOURCE_NOT_FOUND: job(
    (d: { name: string }) => `The database '${d.name}' does not exist or cannot be opened.`,
    'open-store',
  ),
  SOURCE_NOT_DATABASE: job(
    (d: { name: string }) => `'${d.name}' is not an SQLite database. Choose another file.`,
    'open-store',
  ),
  SOURCE_CORRUPT: job(
    (d: { name: string }) =>
      `The database '${d.name}' is damaged and cannot be read completely. Use a backup of it.`,
    'open-store',
  ),
  SOURCE_LOCKED: job(
    (d: { name: string }) =>
      `The database '${d.name}' is in use by another program. Close that program, then try again.`,
    'retry',
    3,
  ),
  STORE_CLOSED: job(
    () => 'Another database has been opened since. Open the one meant here again, then try again.',
    'open-store',
  ),
  SOURCE_UNFINISHED: job(
    (d: { name: string }) =>
      `The database '${d.name}' was left in the middle of a change. Open it once with the program it belongs to, then ` +
      `try again; if its folder is read-only, first copy it, with the files beside it whose names begin with ` +
      `'${d.name}-', into a folder you may write to.`,
    'open-store',
  ),
  STORE_TOO_NEW: job(
    () => 'This store was made by a newer version of Analytics Export. Update the application to open it.',
  ),
  TARGET_FOLDER_MISSING: job(
    (d: { folder: string }) => `The folder '${d.folder}' does not exist. Choose another folder.`,
    'choose-target',
  ),
  TARGET_NOT_WRITABLE: job(
    (d: { folder: string }) => `Files cannot be saved in '${d.folder}'. Choose a folder you may write to.`,
    'choose-target',
  ),
  TARGET_EXISTS: job(
    (d: { name: string }) => `'${d.name}' is there already. Move it away, or choose another file name.`,
    'choose-target',
  ),
  TARGET_IS_FOLDER: job(
    (d: { name: string }) => `'${d.name}' is a folder. Choose a file name inside it.`,
    'choose-target',
  ),
  TARGET_IS_SOURCE: job(
    (d: { name: string }) =>
      `'${d.name}' belongs to the database that is exported. Choose another file name.`,
    'choose-target',
  ),
  TARGET_IS_OURS: job(
    (d: { name: string }) =>
      `'${d.name}' belongs to Analytics Export itself, which keeps its own data in it. Choose another file name.`,
    'choose-target',
  ),
  TARGET_NAME_TOO_LONG: job(
    (d: { name: string }) =>
      `The file name '${shortened(d.name, 60)}', or the path of its folder, is longer than this disk allows. Choose a shorter one.`,
    'choose-target',
  ),
  TARGET_IN_USE: job(
    (d: { name: string }) => `'${d.name}' is open in another program. Close it there, then try again.`,
    'retry',
    3,
  ),
  DISK_FULL: job(
    () =>
      'The disk is full. Free some space or choose another place, then try again. The old file is unchanged.',
    'choose-target',
    3,
  ),
  DISK_SPACE_LOW: job(
    (d: { needed: number; free: number; folder: string }) =>
      `The file will take about ${Math.ceil(d.needed / 1_000_000)} MB, but only ` +
      `${Math.floor(d.free / 1_000_000)} MB are free in '${d.folder}'. Free some space or choose another place.`,
    'choose-target',
  ),
  DISK_FAILED: job(
    (d: { reason: string }) =>
      `The file could not be written (${d.reason}). Check the drive or choose another place, then try again.`,
    'choose-target',
    3,
  ),
  WORKING_FOLDER_MISSING: request(
    () => 'The folder you are in was deleted or moved. Change to another folder, then try again.',
  ),
  HOME_MISSING: job(
    (d: { home: string }) =>
      `This computer does not say where your files are kept: HOME is '${shortened(d.home)}', not the full path of a folder. ` +
      'Set it, or set ANALYTICS_EXPORT_DATA_FOLDER to a folder for the data of Analytics Export.',
  ),
  RESULT_MISSING: job(
    (d: { name: string }) => `'${d.name}' is not there any more: it was moved or deleted. Export it again.`,
    'retry',
  ),
  RESULT_NOT_READABLE: job(
    (d: { name: string }) => `'${d.name}' cannot be read. Close it where it is open, then try again.`,
    'retry',
  ),
  RESULT_NOT_OPENED: job(
    (d: { name: string }) => `No program on this computer opens '${d.name}'. Show it in its folder instead.`,
  ),
  /** Nobody waits for the answer any more, so nobody is shown this. */
  SUPERSEDED: job(() => 'Something newer was asked for in the meantime.'),
  CANCELLED: job(() => 'The export was cancelled. Nothing was written.'),
  ROWS_DIFFER: job(
    (d: { counted: number; read: number }) =>
      `The source has ${d.counted} rows, but ${d.read} arrived, so nothing was written. Please try again.`,
    'retry',
  ),
  JOB_NOT_FOUND: request((d: { taskId: string }) => `There is no export with the number '${d.taskId}'.`),
  JOB_RUNNING: request(
    (d: { name: string }) => `The export of '${d.name}' is still running. Cancel it first.`,
  ),
  JOB_FINISHED: request((d: { name: string }) => `The export of '${d.name}' is already finished.`),
  JOB_UNFINISHED: request((d: { name: string }) => `The export of '${d.name}' has no complete file.`),
  JOB_ENDED: request((d: { name: string }) => `The export of '${d.name}' has already ended.`),
  JOB_INTERRUPTED: job(
    () =>
      'The application ended several times while it worked on this export, so it was given up. The old file is unchanged.',
    'retry',
  ),
  JOB_NOT_UNDERSTOOD: job(
    () =>
      'This export was asked for by another version of Analytics Export, or what was noted of it is damaged. Export again.',
  ),
  JOB_FORGOTTEN: job(
    (d: { name: string }) =>
      `The export of '${d.name}' was removed from the list of exports before it was finished. Export again.`,
  ),
  TARGET_CHANGED: job(
    (d: { name: string }) =>
      `'${d.name}' was changed after the application had ended in the middle of this export, so it was left as it is. Try again to replace it.`,
    'retry',
  ),
  QUEUE_TOO_NEW: job(
    () =>
      'The list of exports was made by a newer version of Analytics Export. Update the application to open it.',
  ),
  QUEUE_UNUSABLE: job(
    (d: { folder: string; reason: string }) =>
      `The list of exports in '${d.folder}' cannot be used (${d.reason}). Check that you may write there, that the disk is not full and that no other program has it open, then start again.`,
    'retry',
  ),
  UNEXPECTED: job(
    () => 'Something unexpected went wrong. Nothing was written. Please try again.',
    'retry',
    2,
  ),
} satisfies Record<string, ErrorKind<never>>;

export type ExportErrorCode = keyof typeof kinds;

/** Whether this version knows a code that was written down. */
export const isErrorCode = (code: string): code is ExportErrorCode => Object.hasOwn(kinds, code);

/** The facts a code's sentence needs, `never` for a sentence that needs none. Plain data, safe to post between threads. */
export type ErrorDetail<C extends ExportErrorCode> = Parameters<(typeof kinds)[C]['sentence']>[0];

/** An error as it is shown: in the window, and in the command line's `--json` line. */
export interface ExportError {
  code: ExportErrorCode;
  message: string;
  fault: 'request' | 'job';
  action?: ErrorAction;
}

/** A failure as it travels. `trace` is where a bug was, without its message, which might hold a pupil's data. */
export interface FailureReport {
  code: ExportErrorCode;
  detail: Record<string, unknown>;
  trace?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: ExportError };

/** The one exception for expected failures. `throw new ExportFailure('COLUMN_NOT_FOUND', { column })`. */
export class ExportFailure<C extends ExportErrorCode = ExportErrorCode> extends Error {
  readonly code: C;
  readonly detail: ErrorDetail<C>;

  constructor(code: C, ...detail: [ErrorDetail<C>] extends [never] ? [] : [ErrorDetail<C>]) {
    super(code);
    this.name = 'ExportFailure';
    this.code = code;
    this.detail = withShortTexts((detail as [ErrorDetail<C>?])[0] ?? {}) as ErrorDetail<C>;
  }

  /** The failure that a report was made of, on the other side of a thread. */
  static of({ code, detail }: FailureReport): ExportFailure {
    // A report pairs a code with its own detail, which its type cannot tell.
    return new ExportFailure(code, detail as never);
  }
}

/** Whatever was sent, no sentence repeats much of it. */
function withShortTexts(detail: object): object {
  const entries = Object.entries(detail) as [string, unknown][];
  return Object.fromEntries(
    entries.map(([fact, value]) => [fact, typeof value === 'string' ? shortened(value) : value]),
  );
}

/** Makes of anything thrown a report that can cross a thread; what is not expected becomes `UNEXPECTED`. */
export function failureReport(thrown: unknown): FailureReport {
  if (thrown instanceof ExportFailure) {
    const { code, detail } = thrown as ExportFailure;
    return { code, detail: { ...(detail as object) } };
  }
  const frames = thrown instanceof Error ? (thrown.stack?.match(/^ +at .*$/gm) ?? []) : [];
  const kind = thrown instanceof Error ? thrown.name : typeof thrown;
  return { code: 'UNEXPECTED', detail: {}, trace: [kind, ...frames].join('\n') };
}

/** How often a job may be tried before this error ends it. */
export function attemptsAllowed(code: ExportErrorCode): number {
  return kinds[code].attempts;
}

/** The sentence, fault and action for a report. */
export function exportError(report: FailureReport): ExportError {
  const { code } = report;
  const kind: ErrorKind<never> = kinds[code];
  return {
    code,
    message: kind.sentence(report.detail as never),
    fault: kind.fault,
    ...(kind.action && { action: kind.action }),
  };
}
