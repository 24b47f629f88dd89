import { setTimeout as delay } from 'node:timers/promises';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { JobProgress } from '../../preload/contract/job.ts';
import type { SourceAccess } from '../../preload/contract/source.ts';
import { cancelGrace, type Engine } from '../engine/engine.ts';
import type { ExportJob, FileFacts } from '../engine/protocol.ts';
import { warningsOf } from './export-warnings.ts';

/** What a complete temporary file is, and what a person should know of it. */
export type Outcome = FileFacts & Pick<ExportResult, 'warnings'>;

/** One attempt at an export, on an engine of its own: what becomes of that is nothing to other exports. */
export class RunningExport {
  /** Rejects with an `ExportFailure`, soon after `cancel` with CANCELLED, whatever SQLite is doing. */
  readonly outcome: Promise<Outcome>;
  readonly #engine: Engine;
  readonly #cancelled = new AbortController();

  constructor(engine: Engine, job: ExportJob, onProgress: (progress: JobProgress) => void) {
    this.#engine = engine;
    this.outcome = Promise.race([this.#run(job, onProgress), this.#answeredCancel()]);
  }

  cancel(): void {
    this.#cancelled.abort();
  }

  /** Whether the same data always make the same file. In doubt they do not. */
  isRepeatable(request: ExportRequest, source: SourceAccess): Promise<boolean> {
    const { signal } = this.#cancelled;
    return this.#engine.perform('repeatable', { source, request }, { signal }).catch(() => false);
  }

  /** Resolves when the engine is gone, and with it its hold on the file. */
  end(): Promise<void> {
    return this.#engine.end();
  }

  async #run(job: ExportJob, onProgress: (progress: JobProgress) => void): Promise<Outcome> {
    const { signal } = this.#cancelled;
    const { findings, ...facts } = await this.#engine.perform('export', { job }, { signal, onProgress });
    return { ...facts, warnings: await warningsOf(findings, job) };
  }

  async #answeredCancel(): Promise<never> {
    await new Promise((resolve) => {
      this.#cancelled.signal.addEventListener('abort', resolve);
    });
    await delay(cancelGrace);
    throw new ExportFailure('CANCELLED');
  }
}
