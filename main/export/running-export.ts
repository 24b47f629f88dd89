import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { exportError, failureReport, type ExportError } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/export.ts';
import type { JobProgress, JobStatus } from '../../preload/contract/job.ts';
import { temporarySibling } from '../files/target.ts';
import { application } from './application.ts';
import { createCounters, ProgressMeter } from './progress-meter.ts';
import type { UnfinishedFiles } from './unfinished-files.ts';
import type { SourceLocation } from './worker-protocol.ts';
import { WorkerThread } from './worker-thread.ts';

/** Milliseconds between two looks at the worker's counters. */
const sampleInterval = 100;
/** Milliseconds a cancelled worker has to stop by itself, before it is ended in the middle of a statement. */
const cancelGrace = 300;

/** One export on its own worker thread, from start to end. */
export class RunningExport {
  /** Resolves when the job has ended and nothing of it is left but the finished file. */
  readonly ended: Promise<void>;
  readonly #facts: Pick<JobStatus, 'taskId' | 'fileName' | 'format'>;
  readonly #counters = createCounters();
  readonly #meter = new ProgressMeter(this.#counters, performance.now());
  readonly #thread = new WorkerThread();
  readonly #onChanged: (status: JobStatus) => void;
  #status: JobStatus;

  constructor(
    request: ExportRequest,
    source: SourceLocation,
    target: string,
    unfinished: UnfinishedFiles,
    onChanged: (status: JobStatus) => void,
  ) {
    this.#facts = { taskId: randomUUID(), fileName: basename(target), format: request.output.format };
    this.#status = { ...this.#facts, state: 'PENDING' };
    this.#onChanged = onChanged;
    this.ended = this.#run(request, source, target, unfinished);
  }

  get status(): JobStatus {
    return this.#status;
  }

  /** The person is answered at once; the worker may need a moment longer. */
  cancel(): void {
    Atomics.store(this.#counters.cancelled, 0, 1);
    const timer = setTimeout(() => {
      // While it finishes no statement holds it up, and ending it could interrupt the rename.
      if (this.#progress().phase !== 'finishing') void this.#thread.terminate();
    }, cancelGrace);
    void this.ended.finally(() => {
      clearTimeout(timer);
    });
  }

  async #run(
    request: ExportRequest,
    source: SourceLocation,
    target: string,
    unfinished: UnfinishedFiles,
  ): Promise<void> {
    const started = performance.now();
    const temporary = temporarySibling(target);
    const timer = setInterval(() => {
      this.#change({ ...this.#facts, state: 'PROGRESS', progress: this.#progress() });
    }, sampleInterval);
    try {
      await unfinished.add(this.#facts.taskId, temporary);
      const job = { source, request, target, temporary, application, startedAt: Date.now() };
      const outcome = await this.#thread.perform('export', { job, counters: this.#counters });
      const seconds = (performance.now() - started) / 1_000;
      this.#change({
        ...this.#facts,
        state: 'SUCCESS',
        result: { ...outcome, path: target, seconds, cached: false },
      });
    } catch (thrown) {
      this.#change(this.#stopped(exportError(failureReport(thrown))));
    } finally {
      clearInterval(timer);
      await this.#thread.terminate();
      await rm(temporary, { force: true });
      await unfinished.remove(this.#facts.taskId);
    }
  }

  #stopped(error: ExportError): JobStatus {
    const progress = this.#progress();
    return error.code === 'CANCELLED'
      ? { ...this.#facts, state: 'REVOKED', progress }
      : { ...this.#facts, state: 'FAILURE', progress, error };
  }

  #progress(): JobProgress {
    return this.#meter.sample(performance.now());
  }

  #change(status: JobStatus): void {
    this.#status = status;
    this.#onChanged(status);
  }
}
