import { pathToFileURL } from 'node:url';
import type { ExportError } from '../../preload/contract/errors.ts';
import type { JobState, JobStatus } from '../../preload/contract/job.ts';

/** A task as the specification tells of it. */
export interface TaskStatus {
  taskId: string;
  state: JobState;
  /** Hundredths of the rows: 100 only when the file is complete; where it stopped when there is none. */
  progress: number;
  total: 100;
  /** Opens the finished file. */
  downloadUrl: string | null;
  /** Why there is no file, or not yet. */
  error: ExportError | null;
}

export function taskStatus(status: JobStatus): TaskStatus {
  return {
    taskId: status.taskId,
    state: status.state,
    progress: percent(status),
    total: 100,
    downloadUrl: status.state === 'SUCCESS' ? pathToFileURL(status.result.path).href : null,
    error: status.state === 'FAILURE' || status.state === 'RETRY' ? status.error : null,
  };
}

function percent(status: JobStatus): number {
  if (status.state === 'SUCCESS') return 100;
  if (status.state === 'PENDING') return 0;
  const { rowsDone, rowsKnown } = status.progress;
  return rowsKnown ? Math.min(99, Math.floor((100 * rowsDone) / rowsKnown)) : 0;
}
