import type { ExportRequest, ExportResult } from '../../preload/contract/export.ts';
import type { JobProgress } from '../../preload/contract/job.ts';
import { warningsOf } from './export-warnings.ts';
import { cancelWork, createCounters, ProgressMeter } from '../engine/progress-meter.ts';
import type { SourceAccess } from '../../preload/contract/source.ts';
import type { ExportJob, FileFacts } from '../engine/protocol.ts';
import { WorkerThread } from '../engine/worker-thread.ts';

/** Milliseconds a cancelled worker has to stop by itself, before it is ended in the middle of a statement. */
const cancelGrace = 300;

/** What a complete temporary file is, and what a person should know of it. */
export type Outcome = FileFacts & Pick<ExportResult, 'warnings'>;

/** One attempt at an export, on a worker thread of its own. */
export class RunningExport {
  /** Rejects with an `ExportFailure`, soon after `cancel` with CANCELLED. */
  readonly outcome: Promise<Outcome>;
  readonly #counters = createCounters();
  readonly #meter = new ProgressMeter(this.#counters, performance.now());
  readonly #thread = new WorkerThread();
  #grace: NodeJS.Timeout | undefined;

  constructor(job: ExportJob) {
    this.outcome = this.#run(job);
  }

  /** To be sampled by one caller, at a steady pace: the rate is made of the differences. */
  progress(): JobProgress {
    return this.#meter.sample(performance.now());
  }

  cancel(): void {
    cancelWork(this.#counters);
    this.#grace ??= setTimeout(() => void this.#thread.terminate(), cancelGrace);
  }

  /** Whether the same data always make the same file. In doubt they do not. */
  async isRepeatable(request: ExportRequest, source: SourceAccess): Promise<boolean> {
    return this.#thread.perform('repeatable', { source, request }).catch(() => false);
  }

  /** Resolves when the thread is gone, and with it its hold on the file. */
  async end(): Promise<void> {
    clearTimeout(this.#grace);
    await this.#thread.terminate();
  }

  async #run(job: ExportJob): Promise<Outcome> {
    const { samples, ...facts } = await this.#thread.perform('export', { job, counters: this.#counters });
    return { ...facts, warnings: await warningsOf(samples, job) };
  }
}
