import type { Choice, ColumnInfo, DatasetInfo, Found } from '../../preload/contract/dataset.ts';
import type { ChartTable } from '../../preload/contract/chart.ts';
import type { ColumnValues, Extent } from '../../preload/contract/column-values.ts';
import type { ConnectionFindings } from '../../preload/contract/connection.ts';
import type { Days, QuerySpec } from '../../preload/contract/query.ts';
import type { Language } from '../../preload/contract/language.ts';
import type { JobProgress } from '../../preload/contract/job.ts';
import type { RowCount } from '../../preload/contract/row-count.ts';
import type { SourceAccess } from '../../preload/contract/source.ts';
import type { FailureReport } from '../../preload/contract/errors.ts';
import type { ExportOptions } from '../../preload/contract/options.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { Preview, PreviewRequest } from '../../preload/contract/preview.ts';

/** One export as the worker does it: both paths are absolute, `temporary` is a sibling of `target`. */
export interface ExportJob {
  source: SourceAccess;
  request: ExportRequest;
  target: string;
  temporary: string;
  /** The application's name and version. */
  application: string;
  /** When the export was asked for, in milliseconds since 1970. */
  startedAt: number;
}

/**
 * What a worker and whoever started it share while a task is done, one number each over a SharedArrayBuffer: the
 * worker stores progress, the other findings it; that sets `cancelled` and notifies it, the worker looks at it between
 * batches and ends what it waits for.
 */
export interface SharedCounters {
  /** Index in `jobPhases`. */
  phase: Int32Array;
  /** -1 until counted, and where they cannot be. */
  rowsKnown: Int32Array;
  rowsDone: Int32Array;
  /** 1 once the person cancelled. */
  cancelled: Int32Array;
}

/** What a sheet will be, as far as its first rows can tell; what is known of one that is written. */
export interface SheetFindings {
  name: string;
  /** All there are. */
  rows: RowCount;
  /** What a file of this sheet alone would take; of rows that are not counted, what the first ones take. */
  bytes: number;
  /** The names of columns with digits that begin with a zero. */
  leadingZeros: string[];
  /** The names of columns with bytes that are no text. */
  byteColumns: string[];
  /** The names of columns in which the date format leaves out a part of a time. */
  shortenedTimes: string[];
  /** Rows that came twice and were left out the second time; known once all are read. */
  repeatedRows: number;
  /** Rows that belong to a student or a class that is not there; known once all are read. */
  strayRows: number;
}

/** What a complete file is. */
export type FileFacts = Pick<
  ExportResult,
  'rows' | 'rowsInSource' | 'sheets' | 'bytes' | 'sha256' | 'parts' | 'alteredCells' | 'guardedCells'
>;

/** The column by which files are split, and what each of them is of: null for the rows where it is empty. */
export interface SplitValues {
  column: ColumnInfo;
  /** In the order of the files, as a filter takes them. */
  values: (string | null)[];
}

/** What is read, and in which language what it has is called. */
export interface Reading {
  source: SourceAccess;
  language: Language;
}

/** What a worker can be asked: each task's arguments and what it answers. */
export interface WorkerTasks {
  describe: { take: Reading & { looksAtRows: boolean }; give: DatasetInfo[] };
  probe: { take: Reading; give: ConnectionFindings };
  search: {
    take: Reading & { dataset: string; parameter: string; text: string };
    give: Found;
  };
  find: {
    take: Reading & { dataset: string; parameter: string; ids: number[] };
    give: Choice[];
  };
  days: { take: Reading & { dataset: string }; give: Days | null };
  columns: { take: Reading & { query: QuerySpec }; give: ColumnInfo[] };
  preview: { take: Reading & PreviewRequest; give: Preview };
  count: { take: Reading & { query: QuerySpec }; give: RowCount };
  /** Of each query. */
  counts: { take: Reading & { queries: QuerySpec[] }; give: RowCount[] };
  /** Nothing is given where the source does not list values. */
  values: {
    take: Reading & { query: QuerySpec; column: string; text: string };
    give: ColumnValues | null;
  };
  /** Nothing is given where the column has no such values, and where the source does not look for them. */
  extent: {
    take: Reading & { query: QuerySpec; column: string };
    give: Extent | null;
  };
  /** Of all queries together. */
  splitValues: {
    take: Reading & { queries: QuerySpec[]; column: string };
    give: SplitValues;
  };
  /** All that there is something to show for. */
  charts: { take: Reading & { query: QuerySpec }; give: ChartTable[] };
  /** Whether the same data always make the same file: no clock and no chance is in the request's queries. */
  repeatable: { take: { source: SourceAccess; request: ExportRequest }; give: boolean };
  lookAhead: {
    take: Pick<ExportJob, 'source' | 'request' | 'application' | 'startedAt'>;
    give: SheetFindings[];
  };
  verify: {
    /** `sheets` are those of rows. */
    take: { path: string; sheets: number; output: ExportOptions };
    /** `rows` is null for what is no whole file of its format. */
    give: { rows: number | null; bytes: number; sha256: string };
  };
  export: {
    take: { job: ExportJob };
    give: FileFacts & { findings: SheetFindings[] };
  };
}
export type WorkerTask = keyof WorkerTasks;

/** To a worker, tagged by `task`, with the counters that both share while it is done. */
export type WorkerRequest = {
  [T in WorkerTask]: { task: T; id: number; counters: SharedCounters } & WorkerTasks[T]['take'];
}[WorkerTask];

/** From a worker: the answer to the request of the same id. */
export type WorkerReply =
  | { id: number; ok: true; value: WorkerTasks[WorkerTask]['give'] }
  | { id: number; ok: false; failure: FailureReport };

/** To an engine process: a task, or that the one of this id is not wanted any more. */
export type EngineRequest =
  | { [T in WorkerTask]: { id: number; task: T; take: WorkerTasks[T]['take'] } }[WorkerTask]
  | { id: number; cancel: true };

/** From an engine process: how far the task of this id is, or how it ended. */
export type EngineReply = { id: number; progress: JobProgress } | WorkerReply;
