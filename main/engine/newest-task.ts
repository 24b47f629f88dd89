import { ExportFailure } from '../../preload/contract/errors.ts';
import type { WorkerTask, WorkerTasks } from './protocol.ts';
import { WorkerThread } from './worker-thread.ts';

interface Asked<T extends WorkerTask> {
  take: WorkerTasks[T]['take'];
  resolve: (given: WorkerTasks[T]['give']) => void;
  reject: (error: unknown) => void;
}

/**
 * One kind of question, of which only the newest is of interest: those before it are rejected as `SUPERSEDED` at once.
 *
 * SQLite cannot be interrupted, so the thread of one that is being answered ends only when its statement does. The
 * newest begins beside it on another thread; when that is overtaken too, the newest waits until one of both is free.
 * So no more than two statements run however often somebody changes their mind, and what waited is never run at all.
 */
export class NewestTask<T extends WorkerTask> {
  readonly #task: T;
  #thread = new WorkerThread();
  #isEnding = false;
  #answering: Asked<T> | undefined;
  #waiting: Asked<T> | undefined;

  constructor(task: T) {
    this.#task = task;
  }

  perform(take: WorkerTasks[T]['take']): Promise<WorkerTasks[T]['give']> {
    this.#rejectAll(new ExportFailure('SUPERSEDED'));
    return new Promise((resolve, reject) => {
      this.#waiting = { take, resolve, reject };
      this.#proceed();
    });
  }

  /** Resolves when the statement that is running has come to its end. */
  async close(): Promise<void> {
    this.#rejectAll(new ExportFailure('CANCELLED'));
    await this.#thread.terminate();
  }

  #proceed(): void {
    if (this.#waiting === undefined) return;
    if (this.#thread.isBusy) {
      if (this.#isEnding) return;
      this.#replaceThread();
    }
    const asked = this.#waiting;
    this.#waiting = undefined;
    this.#answering = asked;
    void this.#thread
      .perform(this.#task, asked.take)
      .then(asked.resolve, asked.reject)
      .finally(() => {
        if (this.#answering === asked) this.#answering = undefined;
        this.#proceed();
      });
  }

  #replaceThread(): void {
    const overtaken = this.#thread;
    this.#thread = new WorkerThread();
    this.#isEnding = true;
    void overtaken.terminate().finally(() => {
      this.#isEnding = false;
      this.#proceed();
    });
  }

  #rejectAll(failure: ExportFailure): void {
    this.#answering?.reject(failure);
    this.#waiting?.reject(failure);
    this.#waiting = undefined;
  }
}
