import { availableParallelism } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { ExportFailure, failureReport, type FailureReport } from '../../preload/contract/errors.ts';
import type { ExportOptions, ExportResult } from '../../preload/contract/export.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { ExportCache } from './export-cache.ts';
import { JobAttempt } from './job-attempt.ts';
import { openJobDatabase } from './job-database.ts';
import { JobLeases, type Claim } from './job-leases.ts';
import { recoverJobs } from './job-recovery.ts';
import { isEnded, statusOf, type JobRow } from './job-row.ts';
import { JobStore } from './job-store.ts';
import { parseRequest } from './request.ts';

/** Milliseconds between two looks at what other processes did: cancelled jobs, new ones, orphans. */
const lookInterval = 250;
/** Looks from one renewal of the leases to the next. */
const renewEvery = 4;
/** Looks from one search for orphans to the next. */
const recoverEvery = 8;
/** Milliseconds that the start and the end wait for what is cleaned up: a network drive may never answer. */
const recoveryPatience = 1_000;

export interface QueueOptions {
  /** `every` job that is due, as the window does; or only its `own`, out of turn, as a command does that waits for it. */
  claims: 'every' | 'own';
  /** Jobs that run side by side, whichever process runs them; the processor's cores but one when absent. */
  concurrency?: number;
  /** Milliseconds before the second and the third attempt of a job. */
  pauses?: readonly number[];
}

/**
 * Runs jobs, each in a worker thread, side by side with the other processes that share the queue. Jobs survive the
 * process: what is not finished when it ends goes on in the next.
 */
export class JobQueue {
  readonly #db: Database.Database;
  readonly #store: JobStore;
  readonly #leases: JobLeases;
  readonly #cache: ExportCache;
  readonly #claims: QueueOptions['claims'];
  readonly #concurrency: number;
  /** What this process works on, by lease, until it is cleaned up. */
  readonly #attempts = new Map<string, JobAttempt>();
  /** With `claims: 'own'` the jobs this process was asked for, until they have ended. */
  readonly #own = new Set<string>();
  readonly #waiting = new Set<{ taskId: string; resolve: (status: JobStatus) => void }>();
  readonly #listeners = new Set<(status: JobStatus) => void>();
  readonly #timer: NodeJS.Timeout;
  #looks = 0;
  #recovering: Promise<void>;
  #closed: Promise<void> | undefined;

  private constructor(
    folder: string,
    cache: ExportCache,
    { claims, concurrency, pauses = [1_000, 5_000] }: QueueOptions,
  ) {
    this.#db = openJobDatabase(folder);
    this.#cache = cache;
    this.#store = new JobStore(this.#db);
    this.#leases = new JobLeases(this.#db, pauses);
    this.#claims = claims;
    this.#concurrency = Math.max(1, concurrency ?? availableParallelism() - 1);
    this.#recovering = recoverJobs(this.#leases);
    this.#timer = setInterval(() => {
      this.#look();
    }, lookInterval);
  }

  /** Opens the queue in the user's data folder and cleans up after processes that are no more. */
  static async open(folder: string, cache: ExportCache, options: QueueOptions): Promise<JobQueue> {
    const queue = new JobQueue(folder, cache, options);
    await Promise.race([queue.#recovering, delay(recoveryPatience)]);
    queue.#store.prune();
    queue.#claimDue();
    return queue;
  }

  /** Adds a job, which begins when it is its turn. */
  add(...job: Parameters<JobStore['add']>): JobStatus {
    return this.#begin(this.#store.add(...job).id);
  }

  /** Begins a job anew that failed, was cancelled or waits. Throws JOB_NOT_FOUND, JOB_RUNNING or JOB_FINISHED. */
  retry(taskId: string): JobStatus {
    this.#store.retry(taskId);
    return this.#begin(taskId);
  }

  /** Undefined for a job the queue does not know. */
  status(taskId: string): JobStatus | undefined {
    const row = this.#store.find(taskId);
    return row && this.#statusOf(row);
  }

  /** Why a job failed, to be thrown. Throws JOB_NOT_FOUND. */
  failure(taskId: string): ExportFailure {
    const { error } = this.#store.get(taskId);
    return ExportFailure.of(JSON.parse(error ?? 'null') as FailureReport);
  }

  /** A finished job's receipt, and how its file is to be read. Throws JOB_NOT_FOUND or JOB_UNFINISHED. */
  finishedFile(taskId: string): { receipt: ExportResult; output: ExportOptions } {
    const row = this.#store.get(taskId);
    const status = statusOf(row);
    if (status.state !== 'SUCCESS') throw new ExportFailure('JOB_UNFINISHED', { name: status.fileName });
    return { receipt: status.result, output: parseRequest(JSON.parse(row.request)).output };
  }

  /** Whether a job reads a file, or would when it is tried again. */
  needsSource(file: string): boolean {
    return this.#store.needsSource(file);
  }

  /** All jobs, the newest first. */
  list(): JobStatus[] {
    return this.#store.list().map((row) => this.#statusOf(row));
  }

  /** Stops a job, whichever process works on it. Throws JOB_NOT_FOUND; one that has ended stays as it is. */
  cancel(taskId: string): void {
    this.#store.cancel(taskId);
    const { lease } = this.#store.get(taskId);
    if (lease === null) this.#tell(taskId);
    else this.#attempts.get(lease)?.look();
  }

  /** Resolves with the last status, once nothing of the job is left but the finished file. Throws JOB_NOT_FOUND. */
  finished(taskId: string): Promise<JobStatus> {
    return new Promise((resolve) => {
      this.#store.get(taskId);
      this.#waiting.add({ taskId, resolve });
      this.#answerWaiting();
    });
  }

  get isPaused(): boolean {
    return this.#store.isPaused;
  }

  /**
   * Holds back the waiting jobs, in all processes and beyond their end, until `resume`. Running jobs go on; a command
   * that waits for its own job still runs it.
   */
  pause(): void {
    this.#store.isPaused = true;
  }

  resume(): void {
    this.#store.isPaused = false;
    this.#claimDue();
  }

  /**
   * Calls `listener` with every change of the jobs this process works on or waits for, at most ten times a second
   * for each. Returns the function that stops it.
   */
  onJobChanged(listener: (status: JobStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops working: what is not finished waits for the next process. Resolves when it is cleaned up. */
  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    clearInterval(this.#timer);
    const attempts = [...this.#attempts.values()];
    for (const attempt of attempts) attempt.stop('released');
    await Promise.allSettled([
      Promise.race([this.#recovering, delay(recoveryPatience)]),
      ...attempts.map(({ ended }) => ended),
    ]);
    for (const { taskId, resolve } of this.#waiting) resolve(statusOf(this.#store.get(taskId)));
    this.#db.close();
  }

  #begin(taskId: string): JobStatus {
    if (this.#claims === 'own') this.#own.add(taskId);
    this.#claimDue();
    return this.#statusOf(this.#store.get(taskId));
  }

  #claimDue(): void {
    if (this.#closed) return;
    try {
      for (const claim of this.#claims === 'own' ? this.#ownClaims() : this.#turns()) this.#attempt(claim);
    } catch (error) {
      // The database may be held up, or its disk full: the next look tries again.
      logBug(error);
    }
  }

  *#turns(): Generator<Claim> {
    while (this.#leases.hasDue()) {
      const claim = this.#leases.claimNext(this.#concurrency);
      if (!claim) return;
      yield claim;
    }
  }

  *#ownClaims(): Generator<Claim> {
    for (const taskId of this.#own) {
      if (isEnded(this.#store.get(taskId))) this.#own.delete(taskId);
      const claim = this.#leases.claim(taskId);
      if (claim) yield claim;
    }
  }

  #attempt(claim: Claim): void {
    const { lease } = claim;
    const attempt = new JobAttempt(
      claim,
      this.#leases,
      this.#cache,
      (status) => {
        this.#emit(status);
      },
      () => {
        this.#tell(lease.job);
        this.#claimDue();
      },
    );
    this.#attempts.set(lease.id, attempt);
    this.#stayAlive();
    void attempt.ended
      .catch(logBug)
      .then(() => {
        this.#attempts.delete(lease.id);
        this.#answerWaiting();
      })
      .catch(logBug);
  }

  #look(): void {
    this.#looks += 1;
    try {
      for (const attempt of this.#attempts.values()) {
        attempt.look();
        if (this.#looks % renewEvery === 0) attempt.renew();
      }
      for (const { taskId } of this.#waiting) if (!this.#isHere(taskId)) this.#tell(taskId);
      this.#claimDue();
      this.#answerWaiting();
    } catch (error) {
      logBug(error);
    }
    if (this.#looks % recoverEvery === 0)
      this.#recovering = this.#recovering.then(() => recoverJobs(this.#leases)).catch(logBug);
  }

  #answerWaiting(): void {
    if (this.#closed) return;
    for (const waiting of this.#waiting) {
      if (!this.#store.isSettled(waiting.taskId)) continue;
      this.#waiting.delete(waiting);
      waiting.resolve(statusOf(this.#store.get(waiting.taskId)));
    }
    this.#stayAlive();
  }

  /** The process may end when there is nothing to do and nobody waits. */
  #stayAlive(): void {
    if (this.#attempts.size + this.#waiting.size > 0) this.#timer.ref();
    else this.#timer.unref();
  }

  /** A job that is worked on here is as far as its worker is, not as the database was told last. */
  #statusOf(row: JobRow): JobStatus {
    const attempt = row.lease === null ? undefined : this.#attempts.get(row.lease);
    return attempt?.status ?? statusOf(row);
  }

  #isHere(taskId: string): boolean {
    return [...this.#attempts.values()].some((attempt) => attempt.taskId === taskId);
  }

  #tell(taskId: string): void {
    if (!this.#closed) this.#emit(this.#statusOf(this.#store.get(taskId)));
  }

  #emit(status: JobStatus): void {
    for (const listener of this.#listeners) listener(status);
  }
}

/** What went wrong and where, without a bug's message, which might hold a pupil's data. */
function logBug(error: unknown): void {
  const { code, trace } = failureReport(error);
  console.error(trace ?? code);
}
