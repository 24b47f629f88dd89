import type { ExportError } from './errors.ts';
import type { ExportResult, Format } from './export.ts';

export const jobPhases = ['counting', 'reading', 'finishing'] as const;
export type JobPhase = (typeof jobPhases)[number];

export interface JobProgress {
  phase: JobPhase;
  rowsDone: number;
  /** Null until the rows are counted. */
  rowsKnown: number | null;
  rowsPerSecond: number;
  /** Null until the rate has settled. */
  secondsLeft: number | null;
}

interface JobFacts {
  taskId: string;
  /** The target's name without its folder. */
  fileName: string;
  format: Format;
}

/** A job as everybody sees it. `progress` stays where it stopped when the job ends early. */
export type JobStatus = JobFacts &
  (
    | { state: 'PENDING' }
    | { state: 'PROGRESS' | 'RETRY' | 'REVOKED'; progress: JobProgress }
    | { state: 'FAILURE'; progress: JobProgress; error: ExportError }
    | { state: 'SUCCESS'; result: ExportResult }
  );
