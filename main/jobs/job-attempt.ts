import { dirname } from 'node:path';
import {
  exportError,
  ExportFailure,
  failureReport,
  type FailureReport,
} from '../../preload/contract/errors.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { JobProgress, JobStatus } from '../../preload/contract/job.ts';
import { publishParts } from '../files/part-files.ts';
import { checkPermitted } from '../sources/check-permitted.ts';
import { checkReserved, type InUse } from '../sources/check-reserved.ts';
import { forgetSource, type AccessTo } from '../sources/index.ts';
import { linkedPlace } from '../files/symbolic-link.ts';
import { checkTarget } from '../files/target.ts';
import type { ExportCache } from './export-cache.ts';
import { isQueueFailure, type QueueFailure } from './job-database.ts';
import { FileMaker } from './file-maker.ts';
import type { Claim, Conclusion, JobLeases } from './job-leases.ts';
import { targetStateBefore } from './job-publication.ts';
import { endLease } from './job-recovery.ts';
import { isEnded, notBegun } from './job-row.ts';
import type { CreateEngine } from '../engine/engine.ts';

/**
 * Why an attempt stops before its end: the person's wishes, the application's end, another process has the job, or
 * nothing can be kept of it any more.
 */
type StopReason = 'cancelled' | 'paused' | 'released' | 'lost' | QueueFailure;

interface AttemptSurroundings {
  leases: JobLeases;
  cache: ExportCache;
  createEngine: CreateEngine;
  accessTo: AccessTo;
  /** Milliseconds for which it tries to keep how it ended, while the queue cannot be written. */
  patience: number;
  onProgress: (status: JobStatus) => void;
  /** Hears what the attempt failed with, a bug with its trace. */
  onFailure: (failure: FailureReport) => void;
  /** Called once, as soon as the job's state is kept; the worker may need a moment longer. */
  onSettled: () => void;
}

/** One attempt at a claimed job: the worker makes the file, main publishes it and keeps what became of the job. */
export class JobAttempt {
  /** Resolves when the job's state is kept and nothing of the attempt is left but the finished file. */
  readonly ended: Promise<void>;
  readonly #claim: Claim;
  readonly #surroundings: AttemptSurroundings;
  readonly #maker: FileMaker;
  #progress: JobProgress = notBegun;
  #stopped: StopReason | undefined;
  #lastStatus: JobStatus | undefined;

  constructor(claim: Claim, surroundings: AttemptSurroundings) {
    this.#claim = claim;
    this.#surroundings = surroundings;
    this.#maker = new FileMaker(claim, surroundings, (progress) => {
      this.#progress = progress;
      surroundings.onProgress(this.status);
    });
    this.ended = this.#run().finally(() => this.#cleanUp());
  }

  get claim(): Claim {
    return this.#claim;
  }

  get progress(): JobProgress {
    return this.#progress;
  }

  get status(): JobStatus {
    return this.#lastStatus ?? { ...this.#claim.job.facts, state: 'PROGRESS', progress: this.#progress };
  }

  /**
   * How the job ended, once it has, and even if that could not be kept: then the queue will find out by the file.
   * Undefined while it goes on, and when another process has it.
   */
  get ending(): JobStatus | undefined {
    return this.#lastStatus && isEnded(this.#lastStatus) ? this.#lastStatus : undefined;
  }

  /** Stops it soon, whatever SQLite is doing. Too late once the file is being published. */
  stop(reason: StopReason): void {
    this.#stopped ??= reason;
    this.#maker.cancel();
  }

  /** Sees whether the job is still wanted. */
  look(): void {
    const answer = this.#surroundings.leases.look(this.#claim.lease);
    if (answer !== 'wanted') this.stop(answer);
  }

  async #run(): Promise<void> {
    try {
      const conclusion = await this.#conclude();
      if (conclusion) await this.#keep(conclusion);
    } finally {
      this.#surroundings.onSettled();
    }
  }

  /** Undefined when the job is another process's now. */
  async #conclude(): Promise<Conclusion | undefined> {
    try {
      await this.#checkTarget();
      this.#surroundings.onProgress(this.status);
      const { receipt, isInPlace, cacheKey } = await this.#maker.make();
      await this.#beginPublishing(receipt);
      if (!isInPlace) await this.#publish(receipt);
      return { kind: 'succeeded', receipt, ...(cacheKey !== undefined && { cacheKey }) };
    } catch (thrown) {
      if (this.#stopped === 'lost') return undefined;
      if (this.#stopped === 'cancelled' || this.#stopped === 'released') return { kind: this.#stopped };
      if (this.#stopped === 'paused') return { kind: 'released' };
      const failure = failureReport(this.#stopped ?? thrown);
      this.#surroundings.onFailure(failure);
      return { kind: 'failed', failure };
    }
  }

  async #beginPublishing(receipt: ExportResult): Promise<void> {
    if (this.#stopped) throw new ExportFailure('CANCELLED');
    const { lease } = this.#claim;
    const before = await targetStateBefore(receipt);
    const isBegun = await this.#persist(() =>
      this.#surroundings.leases.beginPublishing(lease, receipt, before),
    );
    if (isBegun) return;
    this.look();
    throw new ExportFailure('CANCELLED');
  }

  /** A target that another program has open is tried as often as an export is, with the file that is complete. */
  async #publish(receipt: ExportResult): Promise<void> {
    const { lease } = this.#claim;
    const { leases } = this.#surroundings;
    for (;;) {
      try {
        await publishParts(lease.temporary, receipt, (target) => this.#checkReserved(target));
        return;
      } catch (error) {
        const { code } = failureReport(error);
        if (code !== 'TARGET_IN_USE' || this.#stopped || !leases.countAttempt(lease, code)) throw error;
      }
    }
  }

  /** Keeps how the attempt ended. What cannot be kept, the next process makes out by the files. */
  async #keep(conclusion: Conclusion): Promise<void> {
    const { leases } = this.#surroundings;
    const progress = conclusion.kind === 'succeeded' ? undefined : this.#progress;
    try {
      this.#lastStatus = await this.#persist(() => leases.settle(this.#claim.lease, conclusion, progress));
      // Its row is gone, but the file is there.
      if (conclusion.kind === 'succeeded') this.#lastStatus ??= this.#unkept(conclusion);
    } catch (error) {
      if (!isQueueFailure(error)) throw error;
      this.#lastStatus = this.#unkept(conclusion);
    }
  }

  #unkept(conclusion: Conclusion): JobStatus | undefined {
    const { facts } = this.#claim.job;
    switch (conclusion.kind) {
      case 'succeeded':
        return { ...facts, state: 'SUCCESS', result: conclusion.receipt };
      case 'failed':
        return {
          ...facts,
          state: 'FAILURE',
          progress: this.#progress,
          error: exportError(conclusion.failure),
        };
      case 'cancelled':
        return { ...facts, state: 'REVOKED', progress: this.#progress };
      case 'released':
      case 'interrupted':
        return undefined;
    }
  }

  /** Whoever closes the application does not wait for a queue that cannot be written. */
  #persist<T>(change: () => T): Promise<T> {
    const { leases, patience } = this.#surroundings;
    const deadline = performance.now() + patience;
    return leases.persist(change, () => performance.now() < deadline && this.#stopped !== 'released');
  }

  /** It may have changed since the job was asked for. */
  async #checkTarget(): Promise<void> {
    const { job, lease } = this.#claim;
    checkPermitted(job.request, this.#inUse);
    await this.#checkReserved(job.target);
    await checkTarget(job.target);
    // The file must be made on the disk of what a symbolic link leads to.
    const place = await linkedPlace(job.target);
    if (dirname(place) !== dirname(lease.temporary)) this.#surroundings.leases.moveTemporary(lease, place);
  }

  #checkReserved(target: string): Promise<void> {
    return checkReserved(target, this.#inUse);
  }

  get #inUse(): InUse {
    return { source: this.#claim.job.source, dataFolder: this.#surroundings.leases.dataFolder };
  }

  async #cleanUp(): Promise<void> {
    const { leases } = this.#surroundings;
    const { job, lease } = this.#claim;
    await this.#maker.end();
    try {
      // What is kept of its source is there as long as the job can be tried again, and no longer.
      if (leases.isDone(lease)) forgetSource(job.source);
    } catch (error) {
      // The lease runs out by itself.
      if (!isQueueFailure(error)) throw error;
    } finally {
      await endLease(leases, lease);
    }
  }
}
