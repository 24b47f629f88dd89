import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ExportFailure, failureReport } from '../../preload/contract/errors.ts';
import '../sqlite/immutable-name.ts';
import type { SharedCounters, WorkerReply, WorkerTask, WorkerTasks } from './protocol.ts';

/** In the folder that all of main is bundled into. */
const workerFile = join(import.meta.dirname, 'export-worker.js');

/** Young objects live for one batch: a small nursery keeps the thread's memory small. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

interface Waiting {
  resolve: (value: never) => void;
  reject: (error: unknown) => void;
}

let spare: Worker | undefined;

/** Starts the next thread now: it takes a while to be ready, and by then there is something to do for it. */
export function prepareThread(): void {
  const worker = new Worker(workerFile, { resourceLimits });
  worker.unref();
  spare = worker;
  // Whoever needs one starts another.
  const forget = (): void => {
    if (spare === worker) spare = undefined;
  };
  worker.on('error', forget).on('exit', forget);
}

/** Ends the thread that was started ahead and has had nothing to do; resolves once it is gone. */
export async function endPreparedThread(): Promise<void> {
  const worker = spare;
  spare = undefined;
  await worker?.terminate();
}

function newThread(): Worker {
  const worker = spare ?? new Worker(workerFile, { resourceLimits });
  spare = undefined;
  return worker;
}

/** One worker thread that does tasks one after another. It starts with its first task and again after a crash. */
export class WorkerThread {
  #worker: Worker | undefined;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;

  /** Rejects with the `ExportFailure` the worker answers, or `UNEXPECTED` when the thread dies. */
  perform<T extends WorkerTask>(
    task: T,
    take: WorkerTasks[T]['take'],
    counters: SharedCounters,
  ): Promise<WorkerTasks[T]['give']> {
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      worker.ref();
      worker.postMessage({ task, id, counters, ...take });
    });
  }

  /**
   * Ends the thread. What it was doing is rejected at once as cancelled; the thread itself ends when SQLite
   * comes out of the statement it is in, which is when this resolves.
   */
  async terminate(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#rejectAll(new ExportFailure('CANCELLED'));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = newThread();
    worker.on('message', (reply: WorkerReply) => {
      this.#settle(reply);
      // An idle thread does not keep the process alive.
      if (this.#waiting.size === 0) worker.unref();
    });
    let end = new ExportFailure('UNEXPECTED');
    worker.on('error', (error: unknown) => {
      end = ExportFailure.of(failureReport(error)) as typeof end;
    });
    worker.on('exit', () => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#rejectAll(end);
    });
    return worker;
  }

  #rejectAll(failure: ExportFailure): void {
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }

  #settle(reply: WorkerReply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (!waiting) return;
    if (reply.ok) {
      waiting.resolve(reply.value as never);
      return;
    }
    waiting.reject(ExportFailure.of(reply.failure));
  }
}
