import { basename } from 'node:path';
import { z } from 'zod';
import { folded } from '../datasets/folded.ts';
import { sourceName } from '../sources/index.ts';
import { exportError, type FailureReport, isErrorCode } from '../../preload/contract/errors.ts';
import { isErrorTold } from '../../preload/words/error-words.ts';
import { isWarningTold } from '../../preload/words/warning-words.ts';
import { exportRequestSchema, type ExportRequest } from '../../preload/contract/request.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import { formatIds } from '../../preload/contract/formats.ts';
import {
  jobPhases,
  type JobFacts,
  type JobProgress,
  type JobState,
  type JobStatus,
} from '../../preload/contract/job.ts';
import { sourceLocationSchema, type SourceLocation } from '../../preload/contract/source.ts';
import { languages } from '../../preload/contract/language.ts';
import { datasetName } from '../../preload/words/dataset-name.ts';
import { wordsOf } from '../../preload/words/words.ts';

/** A job as the queue's database holds it. Moments are in milliseconds since 1970. */
export interface JobRow {
  id: string;
  state: JobState;
  /** JSON of an `ExportRequest`, perhaps of another version. */
  request: string;
  /** JSON of a `SourceLocation`. */
  source: string;
  target: string;
  requested_by: string;
  use_cache: 0 | 1;
  created_at: number;
  started_at: number | null;
  not_before: number;
  /** Waiting jobs go by this, in milliseconds since 1970. */
  due: number;
  attempts: number;
  /** Times in a row that it was put off because something is away. */
  waits: number;
  cancel_requested: 0 | 1;
  /** The run that it was asked for in: these three are a `JobRun`. */
  run: string | null;
  run_by: string | null;
  run_files: number | null;
  /** It waits until somebody resumes it. */
  held: 0 | 1;
  lease: string | null;
  /** JSON of a `JobProgress`. */
  progress: string | null;
  /** JSON of a `FailureReport`. */
  error: string | null;
  /** JSON of an `ExportResult`; with the state PROGRESS the file is complete, and on its way to the target's place. */
  receipt: string | null;
}

/** A job as it is worked on: understood when it is read, and so known to be what it says. */
export interface Job {
  id: string;
  request: ExportRequest;
  source: SourceLocation;
  target: string;
  requestedBy: string;
  useCache: boolean;
  /** This one included, while it is worked on. */
  attempts: number;
  facts: JobFacts;
}

export const notBegun: JobProgress = {
  phase: 'counting',
  rowsDone: 0,
  rowsKnown: null,
  rowsPerSecond: 0,
  secondsLeft: null,
};

const notUnderstood: FailureReport = { code: 'JOB_NOT_UNDERSTOOD', detail: {} };

// Loose: what another version knows beside it stays.
const progressSchema = z.looseObject({
  phase: z.enum(jobPhases),
  rowsDone: z.number(),
  rowsKnown: z.number().nullable(),
  rowsPerSecond: z.number(),
  secondsLeft: z.number().nullable(),
});
const failureSchema = z
  .object({ code: z.string().refine(isErrorCode), detail: z.record(z.string(), z.unknown()) })
  .refine(isErrorTold);
const receiptSchema = z.looseObject({
  path: z.string(),
  rows: z.number(),
  sheets: z.number(),
  bytes: z.number(),
  sha256: z.string(),
  parts: z
    .array(z.looseObject({ path: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() }))
    .optional(),
  // An earlier version kept sentences, a later one may know more.
  warnings: z
    .array(z.object({ code: z.string(), detail: z.looseObject({}) }))
    .transform((warnings) => warnings.filter(isWarningTold))
    .catch([]),
});
const outputSchema = z.looseObject({ output: z.looseObject({ format: z.enum(formatIds) }) });
const sheetsSchema = z.looseObject({ sheets: z.array(z.looseObject({ dataset: z.string() })) });

/** What a text says that was written by whatever version; undefined when that cannot be understood. */
function understood<S extends z.ZodType>(schema: S, text: string | null): z.output<S> | undefined {
  if (text === null) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The target's name without its folder. */
export const nameOf = ({ target }: Pick<JobRow, 'target'>): string => basename(target);

/** Undefined for a job that this version does not understand, or whose row is damaged. */
export function jobOf(row: JobRow): Job | undefined {
  const source = sourceOf(row);
  if (!source) return undefined;
  try {
    return {
      id: row.id,
      request: exportRequestSchema.parse(JSON.parse(row.request)),
      source,
      target: row.target,
      requestedBy: row.requested_by,
      useCache: row.use_cache === 1,
      attempts: row.attempts,
      facts: factsOf(row),
    };
  } catch {
    return undefined;
  }
}

/** Undefined for a source that this version does not understand. */
export const sourceOf = ({ source }: Pick<JobRow, 'source'>): SourceLocation | undefined =>
  understood(sourceLocationSchema, source);

/** Undefined for a row without one that can be understood. */
export const receiptOf = ({ receipt }: JobRow): ExportResult | undefined =>
  understood(receiptSchema, receipt) as ExportResult | undefined;

/** Why a job failed. */
export const failureOf = ({ error }: JobRow): FailureReport =>
  understood(failureSchema, error) ?? notUnderstood;

/** What everybody may know of a job. */
export function statusOf(row: JobRow): JobStatus {
  const facts = factsOf(row);
  const progress = understood(progressSchema, row.progress) ?? notBegun;
  const failed = (failure: FailureReport): JobStatus => ({
    ...facts,
    state: 'FAILURE',
    progress,
    error: exportError(failure),
  });
  if (!isEnded(row) && !jobOf(row)) return failed(notUnderstood);
  switch (row.state) {
    case 'PENDING':
      return { ...facts, state: row.state, isPaused: row.held === 1 };
    case 'PROGRESS':
      return { ...facts, state: row.state, progress };
    case 'RETRY':
      return {
        ...facts,
        state: row.state,
        progress,
        error: exportError(failureOf(row)),
        retryAt: moment(row.not_before),
      };
    case 'REVOKED':
      return { ...facts, state: row.state, progress };
    case 'FAILURE':
      return failed(failureOf(row));
    case 'SUCCESS': {
      const result = receiptOf(row);
      return result ? { ...facts, state: row.state, result } : failed(notUnderstood);
    }
  }
}

export const isEnded = ({ state }: { state: JobState }): boolean =>
  state === 'SUCCESS' || state === 'FAILURE' || state === 'REVOKED';

function factsOf(row: JobRow): JobFacts {
  const format = understood(outputSchema, row.request)?.output.format ?? null;
  return {
    taskId: row.id,
    fileName: nameOf(row),
    format,
    createdAt: moment(row.created_at),
    run: row.run === null ? null : { id: row.run, by: row.run_by ?? '', files: row.run_files ?? 0 },
    ...whatOf(row),
  };
}

/** What people call the data of a job. */
function whatOf({
  source,
  request,
}: Pick<JobRow, 'source' | 'request'>): Pick<JobFacts, 'source' | 'datasets'> {
  const location = sourceOf({ source });
  const sheets = understood(sheetsSchema, request)?.sheets ?? [];
  return {
    source: location ? sourceName(location) : null,
    datasets: [...new Set(sheets.map(({ dataset }) => dataset))],
  };
}

/** In whatever language somebody searches. */
const spoken = Object.keys(languages).map(wordsOf);

/** What a job is searched by: the names of its file, its data and their source. */
export function searchedText(row: Pick<JobRow, 'target' | 'source' | 'request'>): string {
  const { source, datasets } = whatOf(row);
  const names = spoken.flatMap((words) => datasets.map((id) => datasetName(id, words)));
  return folded([nameOf(row), ...names, source ?? ''].join(' '));
}

function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
