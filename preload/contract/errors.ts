/**
 * Everything that can be expected to go wrong, as codes. A code travels between threads and processes as
 * `{ code, detail }`; its sentence, in `preload/words`, is made where it is shown. Bugs are not in this list: they throw.
 */

import type { AnswerProblem } from './answer-problem.ts';
import { bugTrace } from './bug-trace.ts';
import type { Feature } from './features.ts';
import type { Format } from './formats.ts';
import type { DatePart, MeasureFunction } from './measures.ts';
import { shortened } from './shortened.ts';

/** What the window can offer to mend an error. */
export type ErrorAction = 'retry' | 'choose-target' | 'change-request' | 'open-source';

interface ErrorKind<Detail> {
  /** `request`: what was asked for is wrong (exit code 2); `job`: it was right but could not be done (exit code 1). */
  fault: 'request' | 'job';
  action?: ErrorAction;
  /** Times a job is tried before this error ends it: more than once only for what can heal by itself. */
  attempts: number;
  /** Something is away for now: where nobody stands by, a job waits until it is back, for as long as that takes. */
  isAway?: true;
  /** Only a type: the facts that its sentence needs. */
  readonly detail?: Detail;
}

const request = <Detail = never>(): ErrorKind<Detail> => ({
  fault: 'request',
  action: 'change-request',
  attempts: 1,
});

const job = <Detail = never>(action?: ErrorAction, attempts = 1): ErrorKind<Detail> => ({
  fault: 'job',
  ...(action && { action }),
  attempts,
});

/** A server, or the way to it, is away for now. */
const away = <Detail = never>(): ErrorKind<Detail> & { isAway: true } => ({
  ...job<Detail>('retry', 3),
  isAway: true,
});

export const errorKinds = {
  REQUEST_INVALID: request<{ problem: string }>(),
  DATASET_NOT_FOUND: request<{ dataset: string }>(),
  // `columns`: what can be named instead, where that is not simply what the dataset has.
  COLUMN_NOT_FOUND: request<{ column: string; columns?: string }>(),
  MEASURE_NOT_POSSIBLE: request<{ function: MeasureFunction; column: string; columns: string }>(),
  GROUP_NOT_POSSIBLE: request<{ part: DatePart; column: string; columns: string }>(),
  COLUMNS_EMPTY: request(),
  DATE_FORMAT_NOT_FOUND: request<{ dateFormat: string }>(),
  OPERATOR_NOT_FOUND: request<{ operator: string }>(),
  FILTER_VALUE_INVALID: request<{ column: string; value: string; expected: 'number' | 'truth' | 'day' }>(),
  PARAMETER_MISSING: request<{ parameter: string; label: string }>(),
  PARAMETER_NOT_FOUND: request<{ parameter: string }>(),
  PARAMETER_INVALID: request<{ parameter: string; value: string; expected: 'wholeNumber' | 'oneNumber' }>(),
  PERIOD_NOT_SUPPORTED: request<{ dataset: string }>(),
  PERIOD_IN_NO_TERM: request(),
  SPLIT_TOO_MANY: request<{ column: string; limit: number }>(),
  SPLIT_NOT_POSSIBLE: request<{ column: string }>(),
  SPLIT_EMPTY: request(),
  // `what`: a `ChoiceKind`, or a server's own word.
  CHOICE_NOT_FOUND: request<{ what: string; id: string }>(),
  QUERY_NOT_ALLOWED: request(),
  CACHE_ENTRY_NOT_FOUND: request<{ key: string }>(),
  // `reason`: SQLite's own words, of a query also `placeholder`.
  TABLE_NOT_READABLE: request<{ table: string; reason: string }>(),
  QUERY_FAILED: request<{ reason: string; place?: TextSpan }>(),
  SAVED_EXPORT_NOT_FOUND: request<{ name: string }>(),
  SAVED_EXPORT_EXISTS: request<{ name: string }>(),
  SAVED_EXPORT_NOT_FITTING: request<{ name: string; source: string; missing: string }>(),
  SAVED_EXPORT_NOT_UNDERSTOOD: request<{ file: string }>(),
  FEATURE_OFF: request<{ feature: Feature }>(),

  DATASET_TOO_LARGE: job<{ rows: number; limit: number; format: Format }>('change-request'),
  // What is null is not known.
  ROW_TOO_LARGE: job<{ row: number | null; bytes: number | null; column: string | null }>('change-request'),
  SOURCE_NOT_FOUND: job<{ name: string }>('open-source'),
  SOURCE_PATH_TOO_LONG: job<{ name: string }>('open-source'),
  SOURCE_NOT_DATABASE: job<{ name: string }>('open-source'),
  SOURCE_NOT_READABLE: job<{ name: string; reason: string }>('open-source'),
  SOURCE_CORRUPT: job<{ name: string }>('open-source'),
  SOURCE_LOCKED: job<{ name: string }>('retry', 3),
  SOURCE_CLOSED: job('open-source'),
  SOURCE_UNFINISHED: job<{ name: string }>('open-source'),
  SAMPLE_IN_USE: job('open-source'),
  DROP_NOT_ONE_FILE: job('open-source'),
  REMOTE_ADDRESS_INVALID: request<{ address: string }>(),
  REMOTE_TOKEN_MISSING: job<{ variable: string }>('retry'),
  CONNECTION_NOT_FOUND: request<{ name: string }>(),
  CONNECTION_EXISTS: request<{ name: string }>(),
  CONNECTION_SECRET_MISSING: job<{ server: string }>('retry'),
  REMOTE_AUTHORITIES_MISSING: job<{ file: string }>('retry'),
  // `host` is a server's name and port: an address may hold what is secret, or is about a pupil.
  REMOTE_UNREACHABLE: away<{ host: string; reason: string }>(),
  REMOTE_SLOW: away<{ host: string; seconds: number }>(),
  REMOTE_BROKEN: away<{ host: string }>(),
  REMOTE_BUSY: away<{ host: string }>(),
  REMOTE_FAILED: job<{ host: string; status: number }>('retry', 3),
  REMOTE_REFUSED: job<{ host: string; status: number }>(),
  REMOTE_SIGN_IN: job<{ host: string }>(),
  REMOTE_NOT_FOUND: job<{ host: string }>(),
  REMOTE_ELSEWHERE: job<{ host: string; other: string }>(),
  REMOTE_CERTIFICATE: job<{ host: string; reason: string }>(),
  REMOTE_NOT_UNDERSTOOD: job<{ host: string } & AnswerProblem>(),
  REMOTE_EXPORT_NOT_OFFERED: request<{ format: Format }>(),
  // `problem`: the server's own words, `cancelledThere` or `unsaid`.
  REMOTE_EXPORT_FAILED: job<{ host: string; problem: string }>('retry'),
  REMOTE_FILE_DAMAGED: job<{ name: string }>('retry', 3),
  REMOTE_CHANGED: job<{ name: string }>('retry', 3),
  STORE_TOO_NEW: job(),
  TARGET_FOLDER_MISSING: job<{ folder: string }>('choose-target'),
  TARGET_NOT_WRITABLE: job<{ folder: string }>('choose-target'),
  TARGET_EXISTS: job<{ name: string }>('choose-target'),
  TARGET_IS_FOLDER: job<{ name: string }>('choose-target'),
  TARGET_IS_SOURCE: job<{ name: string }>('choose-target'),
  TARGET_IS_OURS: job<{ name: string }>('choose-target'),
  TARGET_NOT_ALLOWED: job<{ folders: string[] }>('choose-target'),
  TARGET_NAME_INVALID: job<{ name: string }>('choose-target'),
  TARGET_NAME_TOO_LONG: job<{ name: string }>('choose-target'),
  TARGET_IN_USE: job<{ name: string }>('retry', 3),
  DISK_FULL: job('choose-target', 3),
  DISK_SPACE_LOW: job<{ needed: number; free: number; folder: string }>('choose-target'),
  DISK_FAILED: job<{ reason: string }>('choose-target', 3),
  WORKING_FOLDER_MISSING: request(),
  HOME_MISSING: job<{ home: string }>(),
  SETTINGS_INVALID: job<{ file: string; problem: string }>(),
  SETTINGS_UNSAFE: job<{ file: string }>(),
  RESULT_MISSING: job<{ name: string }>('retry'),
  RESULT_NOT_READABLE: job<{ name: string }>('retry'),
  RESULT_NOT_OPENED: job<{ name: string }>(),
  /** Nobody waits for the answer any more, so nobody is shown this. */
  SUPERSEDED: job(),
  CANCELLED: job(),
  RUN_CANCELLED: job<{ files: number; finished: number }>(),
  ROWS_DIFFER: job<{ counted: number; read: number }>('retry'),
  JOB_NOT_FOUND: request<{ taskId: string }>(),
  JOB_RUNNING: request<{ name: string }>(),
  JOB_FINISHED: request<{ name: string }>(),
  JOB_UNFINISHED: request<{ name: string }>(),
  JOB_ENDED: request<{ name: string }>(),
  JOB_INTERRUPTED: job('retry'),
  JOB_NOT_UNDERSTOOD: job(),
  JOB_NOT_EDITABLE: request<{ name: string }>(),
  JOB_OF_OTHER_SOURCE: job<{ name: string; source: string }>('open-source'),
  JOB_FORGOTTEN: job<{ name: string }>(),
  TARGET_CHANGED: job<{ name: string }>('retry'),
  ENGINE_ENDED: job('retry', 3),
  MEMORY_EXCEEDED: job('change-request'),
  QUEUE_TOO_NEW: job(),
  QUEUE_UNUSABLE: job<{ folder: string; reason: string }>('retry'),
  UPDATE_IMPOSSIBLE: job(),
  UPDATE_UNREACHABLE: job<{ address: string }>('retry'),
  UPDATE_UNTRUSTED: job(),
  UPDATE_NOT_INSTALLED: job(),
  UNEXPECTED: job('retry', 2),
};

export type ExportErrorCode = keyof typeof errorKinds;

/** The codes of what is away for now. */
export type AwayCode = {
  [C in ExportErrorCode]: (typeof errorKinds)[C] extends { isAway: true } ? C : never;
}[ExportErrorCode];

export const isAway = (code: ExportErrorCode): code is AwayCode => {
  const kind: ErrorKind<unknown> = errorKinds[code];
  return kind.isAway === true;
};

/** Whether this version knows a code that was written down. */
export const isErrorCode = (code: string): code is ExportErrorCode => Object.hasOwn(errorKinds, code);

/** The facts a code's sentence needs, `never` for a sentence that needs none. Plain data, safe to post between threads. */
export type ErrorDetail<C extends ExportErrorCode> =
  (typeof errorKinds)[C] extends ErrorKind<infer Detail> ? Detail : never;

/** An error for whoever shows it: its sentence is made there, in their language. */
export interface ExportError {
  code: ExportErrorCode;
  /** The facts that the sentence needs. */
  detail: Record<string, unknown>;
  fault: 'request' | 'job';
  action?: ErrorAction;
  /** What it is about in the query that was typed, where that is known. */
  place?: TextSpan;
}

/** Characters of a text, from the first one to before the last one. */
export interface TextSpan {
  from: number;
  to: number;
}

/** A failure as it travels. `trace` is where a bug was, as `bugTrace` tells it. */
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
  /** Where the bug was, on the other side of a thread, that this is what is known of. */
  readonly trace?: string;

  constructor(code: C, ...detail: [ErrorDetail<C>] extends [never] ? [] : [ErrorDetail<C>]) {
    super(code);
    this.name = 'ExportFailure';
    this.code = code;
    this.detail = withShortTexts((detail as [ErrorDetail<C>?])[0] ?? {}) as ErrorDetail<C>;
  }

  /** The failure that a report was made of, on the other side of a thread. */
  static of({ code, detail, trace }: FailureReport): ExportFailure {
    // A report pairs a code with its own detail, which its type cannot tell.
    const failure = new ExportFailure(code, detail as never);
    return trace === undefined ? failure : Object.assign(failure, { trace });
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
    const { code, detail, trace } = thrown as ExportFailure;
    return { code, detail: { ...(detail as object) }, ...(trace !== undefined && { trace }) };
  }
  return { code: 'UNEXPECTED', detail: {}, trace: bugTrace(thrown) };
}

/** What can be said of a failure, and done about it. A bug's trace stays where it is. */
export function exportError({ code, detail }: FailureReport): ExportError {
  const { fault, action }: ErrorKind<unknown> = errorKinds[code];
  const { place } = detail as ErrorDetail<'QUERY_FAILED'>;
  return { code, detail, fault, ...(action && { action }), ...(place && { place }) };
}
