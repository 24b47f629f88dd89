import type { ExportError } from './errors.ts';
import type { ExportResult } from './receipt.ts';
import type { Format } from './formats.ts';
import type { JobRun } from './split.ts';

/** Those of a file that this application makes, and those before the finishing of one that a server makes. */
export const jobPhases = ['counting', 'reading', 'finishing', 'making', 'fetching'] as const;
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

/** What is known of a job from its beginning. */
export interface JobFacts {
  taskId: string;
  /** The target's name without its folder. */
  fileName: string;
  /** Null where another version of the application was asked for one that this version does not know. */
  format: Format | null;
  /** When it was asked for, ISO 8601 in UTC. */
  createdAt: string;
  /** What the source is called; null where another version was asked for one that this version does not know. */
  source: string | null;
  /** The ids of its sheets' datasets, each once: `datasetName` says what they are called. */
  datasets: readonly string[];
  /** Those that it was asked for with; null for one by itself. */
  run: JobRun | null;
}

/** A job as everybody sees it. `progress` stays where it stopped when the job ends early. */
export type JobStatus = JobFacts &
  /** `isPaused`: until somebody resumes it. */
  (
    | { state: 'PENDING'; isPaused: boolean }
    | { state: 'PROGRESS'; progress: JobProgress }
    /** Failed for now; it is tried again at `retryAt` (ISO 8601 in UTC). */
    | { state: 'RETRY'; progress: JobProgress; error: ExportError; retryAt: string }
    | { state: 'REVOKED'; progress: JobProgress }
    | { state: 'FAILURE'; progress: JobProgress; error: ExportError }
    | { state: 'SUCCESS'; result: ExportResult }
  );

export type JobState = JobStatus['state'];

/** Some of the exports that were searched for. */
export interface ExportPage {
  /**
   * On the first page those that have not ended come first, all of them; the others are the newest first. Behind them the
   * others of their runs: a page has runs whole, and so one may be on two pages.
   */
  jobs: JobStatus[];
  /** Where the next page begins; null where nothing is left. */
  next: number | null;
}

/** What became of a finished file since: `missing` is moved or deleted. */
export type FileVerdict = 'unchanged' | 'changed' | 'missing';
