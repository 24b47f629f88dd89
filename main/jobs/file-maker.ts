import { setTimeout as delay } from 'node:timers/promises';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { JobProgress } from '../../preload/contract/job.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { CreateEngine } from '../engine/engine.ts';
import type { ExportJob } from '../engine/protocol.ts';
import type { AccessTo } from '../sources/index.ts';
import { application } from './application.ts';
import type { ExportCache } from './export-cache.ts';
import { warningsOf } from './export-warnings.ts';
import { isQueueFailure } from './job-database.ts';
import type { Claim, JobLeases } from './job-leases.ts';
import { RunningExport, type Outcome } from './running-export.ts';

/** Milliseconds between two looks whether another process has made the same file. */
const lookInterval = 100;

/** A file that is to be published, and what the cache is to call it. */
interface MadeFile {
  receipt: ExportResult;
  /** It is where it belongs already. */
  isInPlace: boolean;
  cacheKey?: string;
}

interface Surroundings {
  leases: JobLeases;
  cache: ExportCache;
  createEngine: CreateEngine;
  accessTo: AccessTo;
}

/** What is to be done, whatever it is read from. */
type Work = Omit<ExportJob, 'source'>;

/** Makes the file of one attempt: from an earlier one of the same data, or anew. */
export class FileMaker {
  readonly #claim: Claim;
  readonly #surroundings: Surroundings;
  readonly #onProgress: (progress: JobProgress) => void;
  #running: RunningExport | undefined;
  #isCancelled = false;

  constructor(claim: Claim, surroundings: Surroundings, onProgress: (progress: JobProgress) => void) {
    this.#claim = claim;
    this.#surroundings = surroundings;
    this.#onProgress = onProgress;
  }

  /** Stops it soon, whatever SQLite is doing. */
  cancel(): void {
    this.#isCancelled = true;
    this.#running?.cancel();
  }

  /** Resolves when nothing is done to the file any more. */
  async end(): Promise<void> {
    await this.#running?.end();
  }

  /** Throws an `ExportFailure` for what can be expected, soon after `cancel` CANCELLED. */
  async make(): Promise<MadeFile> {
    const { job, lease } = this.#claim;
    const startedAt = Date.now();
    const started = performance.now();
    const { request, target, useCache } = job;
    const { temporary } = lease;
    const work: Work = { request, target, temporary, application, startedAt };
    const key = useCache ? await this.#reserve() : undefined;
    const served = key === undefined ? undefined : await this.#served(key, work);
    if (this.#isCancelled) throw new ExportFailure('CANCELLED');
    const outcome = served?.outcome ?? (await this.#fromWorker(work));
    const receipt: ExportResult = {
      ...outcome,
      path: outcome.parts?.[0]?.path ?? target,
      seconds: (performance.now() - started) / 1_000,
      cached: served !== undefined,
      attempts: job.attempts,
      requestedBy: job.requestedBy,
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: new Date().toISOString(),
    };
    if (served) return { receipt, isInPlace: served.isInPlace };
    const isForLater = key !== undefined && !outcome.parts && (await this.#isStillOf(key));
    return { receipt, isInPlace: false, ...(isForLater && { cacheKey: key }) };
  }

  /** The file's name in the cache, once nobody else makes the same. Undefined when there is no telling. */
  async #reserve(): Promise<string | undefined> {
    const { leases, cache } = this.#surroundings;
    const { request, source } = this.#claim.job;
    const key = await cache.keyFor(request, source);
    if (key === undefined) return undefined;
    try {
      while (!leases.begin(this.#claim.lease, key)) {
        if (this.#isCancelled) return undefined;
        await delay(lookInterval);
      }
      return key;
    } catch (error) {
      if (isQueueFailure(error)) return undefined;
      throw error;
    }
  }

  /** The file made earlier of the same data, with what is to be known of it. */
  async #served(key: string, job: Work): Promise<{ outcome: Outcome; isInPlace: boolean } | undefined> {
    const served = await this.#surroundings.cache
      .serve(key, job.target, job.temporary)
      .catch((error: unknown) => {
        if (isQueueFailure(error)) return undefined;
        throw error;
      });
    if (!served) return undefined;
    const { rows, rowsInSource, sheets, bytes, sha256, alteredCells, guardedCells, warnings } =
      served.receipt;
    const facts = { rows, rowsInSource, sheets, bytes, sha256, alteredCells, guardedCells };
    // Whether the target is open is not the same for two targets.
    const ofData = warnings.filter(({ code }) => code !== 'TARGET_OPEN');
    const outcome = { ...facts, warnings: [...ofData, ...(await warningsOf([], job))] };
    return { outcome, isInPlace: served.isInPlace };
  }

  async #fromWorker(work: Work): Promise<Outcome> {
    const source = await this.#surroundings.accessTo(this.#claim.job.source);
    if (this.#isCancelled) throw new ExportFailure('CANCELLED');
    this.#running = new RunningExport(
      this.#surroundings.createEngine(),
      { ...work, source },
      this.#onProgress,
    );
    return this.#running.outcome;
  }

  /** Whether the file that was made serves whoever asks for this key: its data have not changed meanwhile. */
  async #isStillOf(key: string): Promise<boolean> {
    const { request, source } = this.#claim.job;
    const { accessTo, cache } = this.#surroundings;
    const isRepeatable = (await this.#running?.isRepeatable(request, await accessTo(source))) ?? false;
    return isRepeatable && (await cache.keyFor(request, source)) === key;
  }
}
