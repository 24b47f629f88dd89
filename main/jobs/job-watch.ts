import { exportError, ExportFailure } from '../../preload/contract/errors.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { notBegun, statusOf } from './job-row.ts';
import type { JobTable } from './job-table.ts';

interface Waiting {
  taskId: string;
  resolve: (status: JobStatus) => void;
  reject: (failure: ExportFailure) => void;
}

/** Tells of the jobs that are followed here, whichever process works on them, and lets others wait for their ends. */
export class JobWatch {
  readonly #jobs: JobTable;
  /** Whether this process works on a job: then its attempt tells of it. */
  readonly #isHere: (taskId: string) => boolean;
  readonly #waiting = new Set<Waiting>();
  /** What was told last of each job that is followed until it has ended. */
  readonly #followed = new Map<string, JobStatus>();
  readonly #listeners = new Set<(status: JobStatus) => void>();

  constructor(jobs: JobTable, attemptAt: (taskId: string) => unknown) {
    this.#jobs = jobs;
    this.#isHere = (taskId) => attemptAt(taskId) !== undefined;
  }

  get isWaiting(): boolean {
    return this.#waiting.size > 0;
  }

  onChanged(listener: (status: JobStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(status: JobStatus): void {
    this.follow(status);
    for (const listener of this.#listeners) listener(status);
  }

  /** Tells of every change of a job from this status on until it has ended. */
  follow(status: JobStatus): void {
    this.#followed.set(status.taskId, status);
  }

  /** Resolves with the status in which a job has ended and is cleaned up. */
  finished(taskId: string): Promise<JobStatus> {
    return new Promise((resolve, reject) => {
      this.#waiting.add({ taskId, resolve, reject });
    });
  }

  /** Looks at what other processes did. */
  look(): void {
    const followed = new Set([...this.#followed.keys(), ...[...this.#waiting].map(({ taskId }) => taskId)]);
    for (const taskId of followed) if (!this.#isHere(taskId)) this.#lookAt(taskId);
  }

  /** A job that was worked on here has ended. */
  end(status: JobStatus): void {
    this.#followed.delete(status.taskId);
    for (const waiting of this.#of(status.taskId)) this.#answer(waiting, status);
  }

  /** Nobody waits any longer for what is not worked on here: the queue cannot be used. */
  giveUp(failure: ExportFailure): void {
    for (const waiting of this.#waiting) if (!this.#isHere(waiting.taskId)) this.#refuse(waiting, failure);
  }

  /** Answers those who wait with what is known. */
  close(): void {
    for (const waiting of this.#waiting) {
      try {
        this.#answer(waiting, statusOf(this.#jobs.get(waiting.taskId)));
      } catch (error) {
        if (!(error instanceof ExportFailure)) throw error;
        this.#refuse(waiting, error as ExportFailure);
      }
    }
    this.#listeners.clear();
  }

  #lookAt(taskId: string): void {
    const row = this.#jobs.find(taskId);
    const last = this.#followed.get(taskId);
    const status = row ? statusOf(row) : last && forgotten(last);
    if (!status) {
      for (const waiting of this.#of(taskId))
        this.#refuse(waiting, new ExportFailure('JOB_NOT_FOUND', { taskId }));
      return;
    }
    if (JSON.stringify(status) !== JSON.stringify(last)) this.tell(status);
    if (!row || this.#jobs.isSettled(row)) this.end(status);
  }

  #of(taskId: string): Waiting[] {
    return [...this.#waiting].filter((waiting) => waiting.taskId === taskId);
  }

  #answer(waiting: Waiting, status: JobStatus): void {
    this.#waiting.delete(waiting);
    waiting.resolve(status);
  }

  #refuse(waiting: Waiting, failure: ExportFailure): void {
    this.#waiting.delete(waiting);
    waiting.reject(failure);
  }
}

/** Its row was removed before it had ended. */
function forgotten(last: JobStatus): JobStatus {
  const { taskId, fileName, format, createdAt, source, datasets, run } = last;
  const progress = 'progress' in last ? last.progress : notBegun;
  const error = exportError({ code: 'JOB_FORGOTTEN', detail: { name: fileName } });
  return { taskId, fileName, format, createdAt, source, datasets, run, state: 'FAILURE', progress, error };
}
