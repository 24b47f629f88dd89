import { basename } from 'node:path';
import { exportError, type FailureReport } from '../../preload/contract/errors.ts';
import type { ExportRequest, ExportResult } from '../../preload/contract/export.ts';
import type { JobProgress, JobState, JobStatus } from '../../preload/contract/job.ts';

/** A job as the queue's database holds it. Moments are in milliseconds since 1970. */
export interface JobRow {
  id: string;
  state: JobState;
  /** JSON of an `ExportRequest`, perhaps of an older version. */
  request: string;
  /** JSON of a `SourceLocation`. */
  source: string;
  target: string;
  requested_by: string;
  use_cache: 0 | 1;
  created_at: number;
  started_at: number | null;
  not_before: number;
  attempts: number;
  cancel_requested: 0 | 1;
  lease: string | null;
  /** JSON of a `JobProgress`. */
  progress: string | null;
  /** JSON of a `FailureReport`. */
  error: string | null;
  /** JSON of an `ExportResult`; with the state PROGRESS the file is complete, and on its way to the target's place. */
  receipt: string | null;
}

/** The target's name without its folder. */
export const nameOf = ({ target }: JobRow): string => basename(target);

const moment = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** What everybody may know of a job. */
export function statusOf(row: JobRow): JobStatus {
  const facts = {
    taskId: row.id,
    fileName: nameOf(row),
    format: (JSON.parse(row.request) as ExportRequest).output.format,
    createdAt: moment(row.created_at),
  };
  const progress = row.progress === null ? notBegun : (JSON.parse(row.progress) as JobProgress);
  // The table's checks say which of these a state has.
  const error = (): ReturnType<typeof exportError> =>
    exportError(JSON.parse(row.error as string) as FailureReport);
  switch (row.state) {
    case 'PENDING':
      return { ...facts, state: row.state };
    case 'PROGRESS':
      return { ...facts, state: row.state, progress };
    case 'RETRY':
      return { ...facts, state: row.state, progress, error: error(), retryAt: moment(row.not_before) };
    case 'REVOKED':
      return { ...facts, state: row.state, progress };
    case 'FAILURE':
      return { ...facts, state: row.state, progress, error: error() };
    case 'SUCCESS':
      return { ...facts, state: row.state, result: JSON.parse(row.receipt as string) as ExportResult };
  }
}

export const notBegun: JobProgress = {
  phase: 'counting',
  rowsDone: 0,
  rowsKnown: null,
  rowsPerSecond: 0,
  secondsLeft: null,
};

export const isEnded = ({ state }: { state: JobState }): boolean =>
  state === 'SUCCESS' || state === 'FAILURE' || state === 'REVOKED';
