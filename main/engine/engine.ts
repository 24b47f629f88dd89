import type { JobProgress } from '../../preload/contract/job.ts';
import type { WorkerTask, WorkerTasks } from './protocol.ts';

export interface TaskHooks {
  /** Ends the task: it is rejected as CANCELLED, or ENGINE_ENDED, once nothing of it goes on. */
  signal?: AbortSignal;
  /** Told of how far it is, ten times a second. */
  onProgress?: (progress: JobProgress) => void;
}

/** Where everything is done that reads a source or writes a result: never on the thread that a person waits for. */
export interface Engine {
  /** Rejects with the `ExportFailure` that the task ends in, or `ENGINE_ENDED` when its process dies. */
  perform<T extends WorkerTask>(
    task: T,
    take: WorkerTasks[T]['take'],
    hooks?: TaskHooks,
  ): Promise<WorkerTasks[T]['give']>;
  /** Ends whatever it is doing, which is rejected as CANCELLED. Resolves when nothing of it is left. */
  end(): Promise<void>;
}

/** Milliseconds a cancelled task has to stop by itself, before its thread is ended and who waits for it is answered. */
export const cancelGrace = 300;

/** Makes an engine; it costs nothing before its first task. */
export type CreateEngine = () => Engine;
