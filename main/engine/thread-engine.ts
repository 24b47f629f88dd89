import { ExportFailure } from '../../preload/contract/errors.ts';
import { endsWithin } from './ends-within.ts';
import { cancelGrace, type Engine, type TaskHooks } from './engine.ts';
import { cancelWork, createCounters, ProgressMeter } from './progress-meter.ts';
import type { WorkerTask, WorkerTasks } from './protocol.ts';
import { WorkerThread } from './worker-thread.ts';

/** Milliseconds between two looks at a task's counters. */
const readingInterval = 100;
/** Milliseconds the thread then has to come out of SQLite. */
const statementGrace = 1_700;

/** Does tasks in threads of this process, those at the same time each on one of its own. */
export class ThreadEngine implements Engine {
  readonly #idle: WorkerThread[] = [];
  readonly #busy = new Set<WorkerThread>();
  readonly #ending = new Set<Promise<void>>();
  readonly #onStuck: () => void;

  /** `onStuck` is called when a thread does not end, as SQLite is in a statement: only the end of the process helps. */
  constructor(onStuck: () => void) {
    this.#onStuck = onStuck;
  }

  async perform<T extends WorkerTask>(
    task: T,
    take: WorkerTasks[T]['take'],
    { signal, onProgress }: TaskHooks = {},
  ): Promise<WorkerTasks[T]['give']> {
    if (signal?.aborted) throw new ExportFailure('CANCELLED');
    const thread = this.#idle.pop() ?? new WorkerThread();
    this.#busy.add(thread);
    const counters = createCounters();
    const meter = new ProgressMeter(counters, performance.now());
    const tell = (): void => onProgress?.(meter.read(performance.now()));
    const telling = onProgress && setInterval(tell, readingInterval);
    let grace: NodeJS.Timeout | undefined;
    let ending: Promise<void> | undefined;
    const cancel = (): void => {
      cancelWork(counters);
      grace = setTimeout(() => {
        ending = this.#terminate(thread);
      }, cancelGrace);
    };
    signal?.addEventListener('abort', cancel);
    try {
      return await thread.perform(task, take, counters);
    } finally {
      signal?.removeEventListener('abort', cancel);
      clearTimeout(grace);
      clearInterval(telling);
      tell();
      await ending;
      // One that was ended is not there any more.
      if (this.#busy.delete(thread)) this.#idle.push(thread);
    }
  }

  async end(): Promise<void> {
    for (const thread of [...this.#idle.splice(0), ...this.#busy]) void this.#terminate(thread);
    await Promise.all(this.#ending);
  }

  async #terminate(thread: WorkerThread): Promise<void> {
    this.#busy.delete(thread);
    const ending = this.#ended(thread);
    this.#ending.add(ending);
    await ending;
    this.#ending.delete(ending);
  }

  async #ended(thread: WorkerThread): Promise<void> {
    if (!(await endsWithin(thread.terminate(), statementGrace))) this.#onStuck();
  }
}
