import { availableParallelism } from 'node:os';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportOptions } from '../../preload/contract/options.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { ExportPage, JobState, JobStatus } from '../../preload/contract/job.ts';
import { endsWithin } from '../engine/ends-within.ts';
import type { CreateEngine } from '../engine/engine.ts';
import type { ExportCache } from './export-cache.ts';
import { JobAttempt } from './job-attempt.ts';
import { isQueueFailure, type JobDatabase } from './job-database.ts';
import { JobLeases, type Claim } from './job-leases.ts';
import { recoverJobs } from './job-recovery.ts';
import { failureOf, jobOf, statusOf, type Job, type JobRow } from './job-row.ts';
import { JobTable } from './job-table.ts';
import { JobWatch } from './job-watch.ts';
import { accessFromEnvironment, type AccessTo } from '../sources/index.ts';
import { QueueTrouble } from './queue-trouble.ts';
import { exportRequestSchema, fileOptions } from '../../preload/contract/request.ts';

/** Milliseconds between two looks at what other processes did: cancelled jobs, new ones, orphans. */
const lookInterval = 250;
/** Looks from one renewal of the leases to the next. */
const renewEvery = 4;
/** Looks from one search for orphans to the next. */
const recoverEvery = 8;
/** Milliseconds that the start and the end wait for what is cleaned up: a network drive may never answer. */
const recoveryPatience = 1_000;
/** Looks from one removal of what is old to the next: an hour. */
const pruneEvery = 14_400;
/** Ended jobs that are found at a time. */
const pageLength = 50;

export interface QueueOptions {
  /** `every` job that is due, as the window does; or only its `own`, out of turn, as a command does that waits for it. */
  claims: 'every' | 'own';
  /** Makes the engine of an attempt: each has one of its own. */
  createEngine: CreateEngine;
  /** How sources are reached; with nothing but the environment when absent. */
  accessTo?: AccessTo;
  /** Jobs that run side by side, whichever process runs them; the processor's cores but one when absent. */
  concurrency?: number;
  /** Milliseconds before the second and the third attempt of a job. */
  pauses?: readonly number[];
  /** Whether a job waits for a server that is away until it is back, instead of failing after three attempts: for where nobody stands by. */
  waitsForServers?: boolean;
  /** Milliseconds for which the queue's database may be locked or its disk full before that is a failure. */
  patience?: number;
  /**
   * Hears of bugs and of trouble with the queue's database, a line each with nothing of a pupil's in it; printed to the
   * standard error output when absent.
   */
  onTrouble?: (line: string) => void;
}

/**
 * Runs jobs, each attempt on an engine of its own, side by side with the other processes that share the queue. Jobs survive the
 * process: what is not finished when it ends goes on in the next.
 */
export class JobQueue {
  readonly #jobs: JobTable;
  readonly #leases: JobLeases;
  readonly #cache: ExportCache;
  readonly #claims: QueueOptions['claims'];
  readonly #createEngine: CreateEngine;
  readonly #accessTo: AccessTo;
  readonly #concurrency: number;
  readonly #patience: number;
  /** What this process works on, by lease, until it is cleaned up. */
  readonly #attempts = new Map<string, JobAttempt>();
  /** Those of them whose job has been begun anew since: nothing is told of it by them. */
  readonly #replaced = new WeakSet<JobAttempt>();
  /** With `claims: 'own'` the jobs this process was asked for, until they have ended. */
  readonly #own = new Set<string>();
  readonly #watch: JobWatch;
  readonly #timer: NodeJS.Timeout;
  #looks = 0;
  readonly #trouble: QueueTrouble;
  #recovering: Promise<void> = Promise.resolve();
  #closed: Promise<void> | undefined;

  private constructor(
    db: JobDatabase,
    cache: ExportCache,
    {
      claims,
      createEngine,
      accessTo = accessFromEnvironment,
      concurrency,
      pauses = [1_000, 5_000],
      waitsForServers = false,
      patience = 10_000,
      onTrouble = (line) => console.error(line),
    }: QueueOptions,
  ) {
    this.#cache = cache;
    this.#jobs = new JobTable(db);
    this.#leases = new JobLeases(db, pauses, waitsForServers);
    this.#watch = new JobWatch(this.#jobs, (taskId) => this.#attemptAt(taskId));
    this.#claims = claims;
    this.#createEngine = createEngine;
    this.#accessTo = accessTo;
    this.#concurrency = Math.max(1, concurrency ?? availableParallelism() - 1);
    this.#patience = patience;
    // Who runs a command is told at its end.
    this.#trouble = new QueueTrouble(patience, claims === 'own', onTrouble);
    this.#timer = setInterval(() => {
      this.#look();
    }, lookInterval);
  }

  /** Opens the queue over its database, and cleans up after processes that are no more. */
  static async open(db: JobDatabase, cache: ExportCache, options: QueueOptions): Promise<JobQueue> {
    const queue = new JobQueue(db, cache, options);
    queue.#recover();
    await endsWithin(queue.#recovering, recoveryPatience);
    queue.#trouble.tried(() => {
      queue.#prune();
    });
    queue.#trouble.tried(() => {
      if (options.claims === 'every')
        for (const row of queue.#jobs.unfinished()) queue.#watch.follow(statusOf(row));
    });
    queue.#trouble.tried(() => {
      queue.#claimDue();
    });
    return queue;
  }

  /** Adds a job, which begins when it is its turn. */
  add(...job: Parameters<JobTable['add']>): JobStatus {
    return this.#beginOne(this.#jobs.add(...job));
  }

  /** Adds jobs that belong together, all of them or none. */
  addRun(...run: Parameters<JobTable['addRun']>): JobStatus[] {
    return this.#begin(this.#jobs.addRun(...run));
  }

  /** Cancels what is left of a run, whichever process works on it. Throws JOB_NOT_FOUND. */
  cancelRun(run: string): void {
    for (const row of this.#jobs.cancelRun(run)) this.#tellStopped(row);
  }

  /** Begins those jobs of a run anew that failed or were cancelled. Throws JOB_NOT_FOUND. */
  retryRun(run: string): JobStatus[] {
    return this.#begin(this.#jobs.retryRun(run));
  }

  /** The jobs of a run that are still known, in their order. Throws JOB_NOT_FOUND. */
  run(run: string): JobStatus[] {
    return this.#jobs.ofRun(run).map((row) => this.#statusOf(row));
  }

  /** How many of the jobs of a run are in each state. */
  statesOfRun(run: string): ReadonlyMap<JobState, number> {
    return this.#jobs.statesOfRun(run);
  }

  /**
   * Begins a job anew that failed, was cancelled or waits, at another `target` when one is given. Throws JOB_NOT_FOUND,
   * JOB_RUNNING or JOB_FINISHED.
   */
  retry(taskId: string, target?: string): JobStatus {
    return this.#beginOne(this.#jobs.retry(taskId, target));
  }

  /**
   * Has a job wait until it is resumed, beyond the end of this process: one that runs begins anew then. Throws
   * JOB_NOT_FOUND; one that has ended, or whose file is complete, stays as it is.
   */
  hold(taskId: string): void {
    this.#tellStopped(this.#jobs.hold(taskId));
  }

  /** Has a job wait for its turn again that is held. Throws JOB_NOT_FOUND. */
  release(taskId: string): JobStatus {
    const row = this.#jobs.release(taskId);
    return row.state === 'PENDING' ? this.#beginOne(row) : this.#statusOf(row);
  }

  /** Undefined for a job the queue does not know. */
  status(taskId: string): JobStatus | undefined {
    const row = this.#jobs.find(taskId);
    return row && this.#statusOf(row);
  }

  /** Why a job failed, to be thrown. Throws JOB_NOT_FOUND. */
  failure(taskId: string): ExportFailure {
    return ExportFailure.of(failureOf(this.#jobs.get(taskId)));
  }

  /** What a job exports, of which data, and to which place. Throws JOB_NOT_FOUND or JOB_NOT_UNDERSTOOD. */
  exported(taskId: string): Pick<Job, 'request' | 'source' | 'target'> & { name: string } {
    const job = jobOf(this.#jobs.get(taskId));
    if (!job) throw new ExportFailure('JOB_NOT_UNDERSTOOD');
    return { request: job.request, source: job.source, target: job.target, name: job.facts.fileName };
  }

  /** A finished job's receipt, and how its file is to be read. Throws JOB_NOT_FOUND or JOB_UNFINISHED. */
  finishedFile(taskId: string): { receipt: ExportResult; output: ExportOptions } {
    const row = this.#jobs.get(taskId);
    const status = statusOf(row);
    if (status.state !== 'SUCCESS') throw new ExportFailure('JOB_UNFINISHED', { name: status.fileName });
    return {
      receipt: status.result,
      output: fileOptions(exportRequestSchema.parse(JSON.parse(row.request))),
    };
  }

  /** Whether a job reads a file, or would when it is tried again. */
  needsSource(file: string): boolean {
    return this.#jobs.needsSource(file);
  }

  /** Whether a job that has not ended reads a file. */
  isWaitingFor(file: string): boolean {
    return this.#jobs.isWaitingFor(file);
  }

  /** All jobs, the newest first. */
  list(): JobStatus[] {
    return this.#jobs.list().map((row) => this.#statusOf(row));
  }

  /** The jobs that have not ended, the newest first. */
  unfinished(): JobStatus[] {
    return this.#jobs.unfinished().map((row) => this.#statusOf(row));
  }

  /** Those of them that wait, or that this process works on. */
  ownUnfinished(): JobStatus[] {
    const rows = this.#jobs.unfinished();
    return rows
      .filter(({ lease }) => lease === null || this.#attempts.has(lease))
      .map((row) => this.#statusOf(row));
  }

  /** The jobs that are found by a text: a page of those that have ended, `before` a number, and first the others. */
  search(text: string, before: number | null): ExportPage {
    const ended = this.#jobs.findEnded(text, before ?? Number.MAX_SAFE_INTEGER, pageLength);
    const page = before === null ? [...this.#jobs.findUnfinished(text), ...ended] : ended;
    const others = this.#jobs.findOthersOfRuns(text, page);
    return {
      jobs: [...page, ...others].map((row) => this.#statusOf(row)),
      next: ended.length === pageLength ? (ended.at(-1)?.number ?? null) : null,
    };
  }

  /** Forgets one ended job, or all; gives how many. Throws JOB_NOT_FOUND or JOB_RUNNING. */
  clear(taskId?: string): number {
    return this.#jobs.clear(taskId);
  }

  /** Forgets all jobs of a run that has ended. Throws JOB_NOT_FOUND or JOB_RUNNING. */
  clearRun(run: string): void {
    this.#jobs.clearRun(run);
  }

  /** Stops a job, whichever process works on it. Throws JOB_NOT_FOUND; one that has ended stays as it is. */
  cancel(taskId: string): void {
    const attempt = this.#attemptAt(taskId);
    try {
      this.#tellStopped(this.#jobs.cancel(taskId));
    } catch (error) {
      // What runs here can be stopped all the same.
      if (!attempt || !isQueueFailure(error)) throw error;
      attempt.stop('cancelled');
    }
  }

  /**
   * Resolves with the last status, once nothing of the job is left but the finished file. Throws JOB_NOT_FOUND or
   * QUEUE_UNUSABLE.
   */
  finished(taskId: string): Promise<JobStatus> {
    const finished = this.#watch.finished(taskId);
    this.#trouble.tried(() => {
      this.#watch.look();
    });
    this.#stayAlive();
    return finished;
  }

  get isPaused(): boolean {
    return this.#jobs.isPaused;
  }

  /**
   * Holds back the waiting jobs, in all processes and beyond their end, until `resume`. Running jobs go on; a command
   * that waits for its own job still runs it.
   */
  pause(): void {
    this.#jobs.isPaused = true;
  }

  resume(): void {
    this.#jobs.isPaused = false;
    this.#trouble.tried(() => {
      this.#claimDue();
    });
  }

  /**
   * Calls `listener` with every change of the jobs this process works on, waits for or has found unfinished when it
   * began, at most ten times a second for each. Returns the function that stops it.
   */
  onJobChanged(listener: (status: JobStatus) => void): () => void {
    return this.#watch.onChanged(listener);
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
      endsWithin(this.#recovering, recoveryPatience),
      ...attempts.map(({ ended }) => ended),
    ]);
    this.#watch.close();
  }

  /** What waits has stopped; what runs is asked to see that it is not wanted now. */
  #tellStopped(row: JobRow): void {
    if (row.lease === null) this.#watch.tell(this.#statusOf(row));
    else this.#attemptAt(row.id)?.look();
  }

  #beginOne(row: JobRow): JobStatus {
    return this.#begin([row])[0] as JobStatus;
  }

  /** An attempt of one may still be cleaning up. */
  #begin(rows: readonly JobRow[]): JobStatus[] {
    for (const row of rows) {
      const before = this.#attemptAt(row.id);
      if (before) this.#replaced.add(before);
      if (this.#claims === 'own') this.#own.add(row.id);
      this.#watch.tell(statusOf(row));
    }
    this.#trouble.tried(() => {
      this.#claimDue();
    });
    return rows.map((row) => this.#attemptAt(row.id)?.status ?? statusOf(row));
  }

  #claimDue(): void {
    if (this.#closed) return;
    for (const claim of this.#claims === 'own' ? this.#ownClaims() : this.#turns()) this.#attempt(claim);
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
      const working = [...this.#attempts.values()].filter(({ status }) => status.state === 'PROGRESS');
      if (working.length >= this.#concurrency) return;
      const claim = this.#leases.hasDue(taskId) && this.#leases.claim(taskId);
      if (claim) yield claim;
    }
  }

  #attempt(claim: Claim): void {
    const attempt = new JobAttempt(claim, {
      leases: this.#leases,
      cache: this.#cache,
      createEngine: this.#createEngine,
      accessTo: this.#accessTo,
      patience: this.#patience,
      onProgress: (status) => {
        this.#watch.tell(status);
      },
      onFailure: (failure) => {
        this.#trouble.sayBug(claim.job.id, failure);
      },
      onSettled: () => {
        if (this.#closed) return;
        this.#watch.tell(attempt.status);
        this.#trouble.tried(() => {
          this.#claimDue();
        });
      },
    });
    this.#attempts.set(claim.lease.id, attempt);
    this.#stayAlive();
    void attempt.ended
      .catch((error: unknown) => {
        this.#trouble.say(error);
      })
      .then(() => {
        this.#attempts.delete(claim.lease.id);
        if (attempt.ending && !this.#replaced.has(attempt)) {
          this.#own.delete(claim.job.id);
          this.#watch.end(attempt.ending);
        }
        this.#stayAlive();
      });
  }

  /** What fails here is tried again at the next look. */
  #look(): void {
    this.#looks += 1;
    const attempts = [...this.#attempts.values()];
    const trouble = this.#trouble.look([
      () => {
        for (const attempt of attempts) attempt.look();
      },
      () => {
        if (this.#looks % renewEvery === 0)
          this.#leases.renew(attempts.map(({ claim, progress }) => ({ lease: claim.lease, progress })));
      },
      () => {
        this.#claimDue();
      },
      () => {
        this.#watch.look();
      },
      () => {
        if (this.#looks % pruneEvery === 0) this.#prune();
      },
    ]);
    if (trouble?.isLost) for (const attempt of this.#attempts.values()) attempt.stop(trouble.failure);
    if (trouble?.isOver) this.#watch.giveUp(trouble.failure);
    if (this.#looks % recoverEvery === 0) this.#recover();
    this.#stayAlive();
  }

  #recover(): void {
    this.#recovering = this.#recovering
      .then(() => recoverJobs(this.#leases))
      .catch((error: unknown) => {
        // What a network drive answers after the end, the next process asks again.
        if (!this.#closed) this.#trouble.say(error);
      });
  }

  #prune(): void {
    this.#cache.sweep();
    this.#jobs.prune();
  }

  /** The process may end when there is nothing to do and nobody waits. */
  #stayAlive(): void {
    if (this.#attempts.size > 0 || this.#watch.isWaiting) this.#timer.ref();
    else this.#timer.unref();
  }

  /** A job that is worked on here is as far as its worker is, not as the database was told last. */
  #statusOf(row: JobRow): JobStatus {
    const attempt = row.lease === null ? undefined : this.#attempts.get(row.lease);
    return attempt?.status ?? statusOf(row);
  }

  #attemptAt(taskId: string): JobAttempt | undefined {
    return [...this.#attempts.values()].find(
      (attempt) => attempt.claim.job.id === taskId && !this.#replaced.has(attempt),
    );
  }
}
