import { ExportFailure } from '../../preload/contract/errors.ts';
import type { Engine } from './engine.ts';
import { persist } from './persist.ts';
import type { WorkerTask, WorkerTasks } from './protocol.ts';

interface Asked<T extends WorkerTask> {
  take: WorkerTasks[T]['take'];
  resolve: (given: WorkerTasks[T]['give']) => void;
  reject: (error: unknown) => void;
}

/**
 * One kind of question, of which only the newest is of interest: those before it are rejected as `SUPERSEDED` at once.
 *
 * It takes a while to end the statement of one that is being answered. The newest begins beside it; when that is
 * overtaken too, the newest waits until one of both is gone. So no more than two statements run however often somebody
 * changes their mind, and what waited is never run at all.
 */
export class NewestTask<T extends WorkerTask> {
  readonly #engine: Engine;
  readonly #task: T;
  readonly #running = new Set<AbortController>();
  #answering: Asked<T> | undefined;
  #waiting: Asked<T> | undefined;

  constructor(engine: Engine, task: T) {
    this.#engine = engine;
    this.#task = task;
  }

  perform(take: WorkerTasks[T]['take']): Promise<WorkerTasks[T]['give']> {
    const overtaken = new ExportFailure('SUPERSEDED');
    this.#answering?.reject(overtaken);
    this.#waiting?.reject(overtaken);
    for (const running of this.#running) running.abort();
    return new Promise((resolve, reject) => {
      this.#waiting = { take, resolve, reject };
      this.#proceed();
    });
  }

  #proceed(): void {
    const asked = this.#waiting;
    if (asked === undefined || this.#running.size > 1) return;
    this.#waiting = undefined;
    this.#answering = asked;
    const running = new AbortController();
    this.#running.add(running);
    void persist(this.#engine, this.#task, asked.take, running.signal)
      .then(asked.resolve, asked.reject)
      .finally(() => {
        this.#running.delete(running);
        if (this.#answering === asked) this.#answering = undefined;
        this.#proceed();
      });
  }
}
