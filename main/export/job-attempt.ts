import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ExportFailure, failureReport } from '../../preload/contract/errors.ts';
import type { ExportResult } from '../../preload/contract/export.ts';
import type { JobProgress, JobStatus } from '../../preload/contract/job.ts';
import { publishParts } from '../files/part-files.ts';
import { checkReserved, type InUse } from '../files/reserved-files.ts';
import { linkedPlace } from '../files/symbolic-link.ts';
import { checkTarget } from '../files/target.ts';
import { application } from './application.ts';
import type { ExportCache } from './export-cache.ts';
import type { Claim, JobLeases } from './job-leases.ts';
import { endLease } from './job-recovery.ts';
import { notBegun, statusOf } from './job-row.ts';
import { parseRequest } from './request.ts';
import { RunningExport, type Outcome } from './running-export.ts';
import type { ExportJob, SourceLocation } from './worker-protocol.ts';

/** Milliseconds between two looks at the worker's counters. */
const sampleInterval = 100;

/** Why an attempt stops before its end: the person's wish, the application's end, or another process has the job. */
type StopReason = 'cancelled' | 'released' | 'lost';

/** One attempt at a claimed job: the worker makes the file, main publishes it and keeps what became of the job. */
export class JobAttempt {
  /** Resolves when the job's state is kept and nothing of the attempt is left but the finished file. */
  readonly ended: Promise<void>;
  readonly #claim: Claim;
  readonly #leases: JobLeases;
  readonly #cache: ExportCache;
  readonly #onProgress: (status: JobStatus) => void;
  /** Called once, as soon as the job's state is kept; the worker may need a moment longer. */
  readonly #onSettled: () => void;
  #running: RunningExport | undefined;
  #progress: JobProgress = notBegun;
  #stopped: StopReason | undefined;
  /** What the file is called in the cache, once that is known. */
  #key: string | undefined;
  /** Once the file is published. */
  #receipt: ExportResult | undefined;

  constructor(
    claim: Claim,
    leases: JobLeases,
    cache: ExportCache,
    onProgress: (status: JobStatus) => void,
    onSettled: () => void,
  ) {
    this.#claim = claim;
    this.#leases = leases;
    this.#cache = cache;
    this.#onProgress = onProgress;
    this.#onSettled = onSettled;
    this.ended = this.#run().finally(() => this.#cleanUp());
  }

  get taskId(): string {
    return this.#claim.row.id;
  }

  get status(): JobStatus {
    return statusOf({ ...this.#claim.row, progress: JSON.stringify(this.#progress) });
  }

  /** Stops it soon, whatever SQLite is doing. Too late once the file is being published. */
  stop(reason: StopReason): void {
    this.#stopped ??= reason;
    this.#running?.cancel();
  }

  /** Sees whether the job is still wanted. */
  look(): void {
    const answer = this.#leases.look(this.#claim.lease);
    if (answer !== 'wanted') this.stop(answer);
  }

  /** Keeps the lease; often enough, else another process takes the job for orphaned. */
  renew(): void {
    this.#leases.renew(this.#claim.lease, this.#progress);
  }

  async #run(): Promise<void> {
    const { lease } = this.#claim;
    const timer = setInterval(() => {
      this.#progress = this.#running?.progress() ?? notBegun;
      this.#onProgress(this.status);
    }, sampleInterval);
    try {
      const receipt = await this.#makeFile();
      if (!this.#leases.beginPublishing(lease, receipt)) {
        this.look();
        throw new ExportFailure('CANCELLED');
      }
      await this.#publish(receipt);
      this.#leases.succeed(lease);
      this.#receipt = receipt;
    } catch (thrown) {
      this.#settle(thrown);
    } finally {
      clearInterval(timer);
      this.#onSettled();
    }
  }

  /** A target that another program has open is tried as often as an export is, with the file that is complete. */
  async #publish(receipt: ExportResult): Promise<void> {
    const { lease } = this.#claim;
    for (;;) {
      try {
        await publishParts(lease.temporary, receipt, this.#inUse);
        return;
      } catch (error) {
        const { code } = failureReport(error);
        if (code !== 'TARGET_IN_USE' || this.#stopped || !this.#leases.countAttempt(lease, code)) throw error;
      }
    }
  }

  async #makeFile(): Promise<ExportResult> {
    const { row, lease } = this.#claim;
    const startedAt = Date.now();
    const started = performance.now();
    await this.#checkTarget();
    const job: ExportJob = {
      source: JSON.parse(row.source) as SourceLocation,
      request: parseRequest(JSON.parse(row.request)),
      target: row.target,
      temporary: lease.temporary,
      application,
      startedAt,
    };
    const served = row.use_cache ? await this.#fromCache(job) : undefined;
    if (this.#stopped) throw new ExportFailure('CANCELLED');
    const outcome = served ?? (await this.#fromWorker(job));
    return {
      ...outcome,
      path: outcome.parts?.[0]?.path ?? row.target,
      seconds: (performance.now() - started) / 1_000,
      cached: served !== undefined,
      attempts: row.attempts,
      requestedBy: row.requested_by,
      startedAt: new Date(startedAt).toISOString(),
      finishedAt: new Date().toISOString(),
    };
  }

  /** It may have changed since the job was asked for. */
  async #checkTarget(): Promise<void> {
    const { row, lease } = this.#claim;
    await checkReserved(row.target, this.#inUse);
    await checkTarget(row.target);
    // The file must be made on the disk of what a symbolic link leads to.
    const place = await linkedPlace(row.target);
    if (dirname(place) !== dirname(lease.temporary)) this.#leases.moveTemporary(lease, place);
  }

  get #inUse(): InUse {
    const { file } = JSON.parse(this.#claim.row.source) as SourceLocation;
    return { source: file, dataFolder: this.#leases.dataFolder };
  }

  /** The file made earlier of the same data; one that is just being made is waited for. */
  async #fromCache({ request, source, temporary }: ExportJob): Promise<Outcome | undefined> {
    this.#key = await this.#cache.keyFor(request, source);
    if (this.#key === undefined) return undefined;
    while (!this.#leases.begin(this.#claim.lease, this.#key)) {
      if (this.#stopped) return undefined;
      await delay(sampleInterval);
    }
    const entry = await this.#cache.serve(this.#key, temporary);
    if (!entry) return undefined;
    const { rows, sheets, bytes, sha256, alteredCells, guardedCells } = entry;
    return { rows, rowsInSource: rows, sheets, bytes, sha256, alteredCells, guardedCells, warnings: [] };
  }

  #fromWorker(job: ExportJob): Promise<Outcome> {
    this.#running = new RunningExport(job);
    return this.#running.outcome;
  }

  #settle(thrown: unknown): void {
    const { lease } = this.#claim;
    this.#progress = this.#running?.progress() ?? notBegun;
    switch (this.#stopped) {
      case 'cancelled':
        this.#leases.revoke(lease, this.#progress);
        break;
      case 'released':
        this.#leases.release(lease);
        break;
      case 'lost':
        break;
      case undefined: {
        const report = failureReport(thrown);
        if (report.trace !== undefined) console.error(report.trace);
        this.#leases.fail(lease, report, this.#progress);
      }
    }
  }

  /** Those who wait for the same file are served from the cache. */
  async #keepForLater(): Promise<void> {
    const { request, source, target } = this.#claim.row;
    const facts = this.#receipt;
    if (!facts || facts.parts || this.#key === undefined) return;
    await this.#running?.store(this.#cache, {
      key: this.#key,
      request: parseRequest(JSON.parse(request)),
      source: JSON.parse(source) as SourceLocation,
      file: target,
      facts,
    });
  }

  /** Rows that were in memory are on the disk as long as their job can be tried again, and no longer. */
  async #forgetRecords(): Promise<void> {
    const { kind, file } = JSON.parse(this.#claim.row.source) as SourceLocation;
    if (kind === 'records' && this.#leases.isDone(this.#claim.lease)) await rm(file, { force: true });
  }

  async #cleanUp(): Promise<void> {
    await this.#keepForLater();
    await this.#running?.end();
    await this.#forgetRecords();
    await endLease(this.#leases, this.#claim.lease);
  }
}
