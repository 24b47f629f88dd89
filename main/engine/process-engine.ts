import { ExportFailure } from '../../preload/contract/errors.ts';
import type { JobProgress } from '../../preload/contract/job.ts';
import type { Engine, TaskHooks } from './engine.ts';
import type { EngineReply, EngineRequest, WorkerTask, WorkerTasks } from './protocol.ts';

/** A process that runs `engine-process.ts`, whoever started it. */
export interface EngineProcess {
  post(request: EngineRequest): void;
  onReply(listener: (reply: EngineReply) => void): void;
  onExit(listener: () => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

interface Waiting {
  resolve: (value: never) => void;
  reject: (failure: ExportFailure) => void;
  onProgress: ((progress: JobProgress) => void) | undefined;
}

/** Does tasks in a process of their own, which can be ended in the middle of a statement, and whose crash is not ours. */
export class ProcessEngine implements Engine {
  readonly #start: () => EngineProcess;
  readonly #waiting = new Map<number, Waiting>();
  #process: EngineProcess | undefined;
  #exited = Promise.resolve();
  #lastId = 0;

  constructor(start: () => EngineProcess) {
    this.#start = start;
  }

  perform<T extends WorkerTask>(
    task: T,
    take: WorkerTasks[T]['take'],
    { signal, onProgress }: TaskHooks = {},
  ): Promise<WorkerTasks[T]['give']> {
    if (signal?.aborted) return Promise.reject(new ExportFailure('CANCELLED'));
    const process = (this.#process ??= this.#begin());
    const id = ++this.#lastId;
    const cancel = (): void => {
      process.post({ id, cancel: true });
    };
    signal?.addEventListener('abort', cancel);
    return new Promise<WorkerTasks[T]['give']>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      process.post({ id, task, take } as EngineRequest);
    }).finally(() => {
      signal?.removeEventListener('abort', cancel);
    });
  }

  async end(): Promise<void> {
    const process = this.#process;
    this.#process = undefined;
    this.#rejectAll(new ExportFailure('CANCELLED'));
    process?.kill();
    await this.#exited;
  }

  #begin(): EngineProcess {
    const process = this.#start();
    process.onReply((reply) => {
      this.#settle(reply);
      if (isLastWord(reply)) this.#leave(process);
    });
    this.#exited = new Promise((resolve) => {
      process.onExit(() => {
        this.#leave(process);
        resolve();
      });
    });
    return process;
  }

  /** What is asked from now on is asked of another process. */
  #leave(process: EngineProcess): void {
    if (this.#process !== process) return;
    this.#process = undefined;
    this.#rejectAll(new ExportFailure('ENGINE_ENDED'));
    process.kill();
  }

  #rejectAll(failure: ExportFailure): void {
    for (const { reject } of this.#waiting.values()) reject(failure);
    this.#waiting.clear();
  }

  #settle(reply: EngineReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if ('progress' in reply) {
      waiting.onProgress?.(reply.progress);
      return;
    }
    this.#waiting.delete(reply.id);
    if (reply.ok) waiting.resolve(reply.value as never);
    else waiting.reject(ExportFailure.of(reply.failure));
  }
}

/** A process that took too much memory says so before it ends. */
const isLastWord = (reply: EngineReply): boolean =>
  'ok' in reply && !reply.ok && reply.failure.code === 'MEMORY_EXCEEDED';
