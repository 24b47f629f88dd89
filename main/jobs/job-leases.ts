import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  errorKinds,
  isAway,
  type ExportErrorCode,
  type FailureReport,
} from '../../preload/contract/errors.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { JobProgress, JobStatus } from '../../preload/contract/job.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { temporarySibling } from '../files/target.ts';
import type { JobDatabase } from './job-database.ts';
import { jobOf, receiptOf, statusOf, type Job, type JobRow } from './job-row.ts';
import { completeJob, endJob, postponeJob, requeueJob } from './job-transitions.ts';

/** Milliseconds a lease holds unless it is renewed; one whose process is gone is void at once. */
const leaseDuration = 10_000;
/** Times a job may be interrupted by the end of its process: the job may be why. */
const interruptionsAllowed = 3;
/** Milliseconds before this process tries again to remove a temporary file that it could not remove. */
const removalPause = 60_000;

/** Milliseconds that pass at most until something that is away is looked for again. */
const longestPause = 30_000;

/** The right to work on one job, from its claim until the attempt's temporary file is gone. */
export interface Lease {
  id: string;
  job: string;
  temporary: string;
}

/** A job with the lease under which it is worked on. */
export interface Claim {
  job: Job;
  lease: Lease;
}

/** A complete file that was on its way to its place when its process ended. */
export interface Publication {
  source: SourceLocation;
  receipt: ExportResult;
  /** The target's `fileState` when the file was complete; null when that was not noted. */
  targetBefore: string | null;
}

/** How an attempt ended. */
export type Conclusion =
  | { kind: 'succeeded'; receipt: ExportResult; cacheKey?: string }
  | { kind: 'failed'; failure: FailureReport }
  /** By the person. */
  | { kind: 'cancelled' }
  /** The application is closed, or the job is paused: it waits again, as if this attempt had not been. */
  | { kind: 'released' }
  /** Its process ended: the job waits again, unless that happened too often. */
  | { kind: 'interrupted' };

/**
 * Who works on which job. Every change an attempt makes to its job asks for its own lease: an attempt that has lost
 * it, because its process slept or hung, changes nothing any more.
 */
export class JobLeases {
  readonly #db: JobDatabase;
  readonly #pauses: readonly number[];
  readonly #isPatient: boolean;
  /** When to try again to remove the temporary files that could not be removed, by their paths. */
  readonly #removals = new Map<string, number>();

  /**
   * `pauses`: milliseconds before the second attempt, the third, …; `isPatient`: whether jobs wait for what is away, for as
   * long as that takes.
   */
  constructor(db: JobDatabase, pauses: readonly number[], isPatient: boolean) {
    this.#db = db;
    this.#pauses = pauses;
    this.#isPatient = isPatient;
  }

  /** Where the queue is, and what else is the application's own. */
  get dataFolder(): string {
    return this.#db.folder;
  }

  /** Whether a job waits for nothing but its turn: a cheap question, which locks nothing. */
  hasDue(id?: string): boolean {
    return this.#due(id) !== undefined;
  }

  /** Claims the first due job, unless the queue is paused or `limit` jobs are running, whoever runs them. */
  claimNext(limit: number): Claim | undefined {
    return this.#db.write(() => {
      const state = `SELECT (SELECT paused FROM queue) AS paused,
        (SELECT count(*) FROM jobs WHERE state = 'PROGRESS') AS running`;
      const { paused, running } = this.#db.get<{ paused: 0 | 1; running: number }>(state) ?? {};
      return paused === 1 || Number(running) >= limit ? undefined : this.#claim();
    });
  }

  /** Claims a job out of turn, if it is due. */
  claim(id: string): Claim | undefined {
    return this.#db.write(() => this.#claim(id));
  }

  /** Keeps the leases, and with them how far their jobs are. */
  renew(worked: readonly { lease: Lease; progress: JobProgress }[]): void {
    if (worked.length === 0) return;
    this.#db.writeLightly(() => {
      for (const { lease, progress } of worked) {
        this.#db.run('UPDATE jobs SET progress = ? WHERE lease = ?', JSON.stringify(progress), lease.id);
        this.#db.run('UPDATE leases SET expires_at = ? WHERE id = ?', Date.now() + leaseDuration, lease.id);
      }
    });
  }

  /** Whether the job is still this lease's, and still wanted. */
  look({ id }: Lease): 'wanted' | 'cancelled' | 'paused' | 'lost' {
    const row = this.#ofLease(id);
    if (!row) return 'lost';
    if (row.cancel_requested) return 'cancelled';
    return row.held ? 'paused' : 'wanted';
  }

  /** Whether no other attempt is making the file of this cache key now; none begins to until the lease ends. */
  begin({ id }: Lease, key: string): boolean {
    if (this.#db.get('SELECT 1 FROM leases WHERE work = ? AND id != ?', key, id)) return false;
    return this.#db.run('UPDATE OR IGNORE leases SET work = ? WHERE id = ?', key, id) === 1;
  }

  /** Makes the attempt's temporary file, which is not there yet, one beside `place`. */
  moveTemporary(lease: Lease, place: string): void {
    const temporary = temporarySibling(place);
    this.#db.run('UPDATE leases SET temporary = ? WHERE id = ?', temporary, lease.id);
    lease.temporary = temporary;
  }

  /** Counts one more attempt of those that an error allows; false when that was the last, or the job is lost. */
  countAttempt({ id }: Lease, code: ExportErrorCode): boolean {
    const count = 'UPDATE jobs SET attempts = attempts + 1 WHERE lease = ? AND attempts < ?';
    return this.#db.run(count, id, errorKinds[code].attempts) === 1;
  }

  /**
   * Keeps the receipt of a complete file, which may then be published, and what the target is until then. False when
   * the job was cancelled, paused or lost.
   */
  beginPublishing({ id }: Lease, receipt: ExportResult, targetBefore: string): boolean {
    const keep = 'UPDATE jobs SET receipt = ? WHERE lease = ? AND cancel_requested = 0 AND held = 0';
    return this.#db.write(() => {
      this.#db.run('UPDATE leases SET target_before = ? WHERE id = ?', targetBefore, id);
      return this.#db.run(keep, JSON.stringify(receipt), id) === 1;
    });
  }

  /** Keeps how an attempt ended. Gives what its job is then; undefined when the lease was lost. */
  settle(lease: Lease, conclusion: Conclusion, progress?: JobProgress): JobStatus | undefined {
    return this.#change(lease, (row) => {
      this.#conclude(progress ? { ...row, progress: JSON.stringify(progress) } : row, conclusion);
      return statusOf(this.#db.get<JobRow>('SELECT * FROM jobs WHERE id = ?', row.id) ?? row);
    });
  }

  /** Does `change` again and again for as long as `isPatient`, while the queue cannot be written. */
  persist<T>(change: () => T, isPatient: () => boolean): Promise<T> {
    return this.#db.persist(change, isPatient);
  }

  /** Whether the lease's job has its file: it is never tried again, not even when somebody asks for it. */
  isDone({ job }: Lease): boolean {
    return this.#db.get(`SELECT 1 FROM jobs WHERE id = ? AND state = 'SUCCESS'`, job) !== undefined;
  }

  /** The attempt's temporary file is gone. A lease whose job could not be settled runs out, and is taken over then. */
  forget({ id, temporary }: Lease): void {
    this.#removals.delete(temporary);
    this.#db.writeLightly(() =>
      this.#db.run(
        'DELETE FROM leases WHERE id = ? AND id NOT IN (SELECT lease FROM jobs WHERE lease = ?)',
        id,
        id,
      ),
    );
  }

  /** The attempt has ended, but its temporary file cannot be removed now: whoever looks later tries again. */
  abandon({ id, temporary }: Lease): void {
    this.#removals.set(temporary, performance.now() + removalPause);
    // Nobody waits for a file that is not made any more.
    this.#db.run('UPDATE leases SET expires_at = 0, work = NULL WHERE id = ?', id);
  }

  /**
   * Takes over the leases whose process is gone or does not renew them, under new ids: should it only have slept, it
   * changes nothing any more. Each is given to one caller, who cleans up after it.
   */
  takeOverVoid(): Lease[] {
    type Held = Lease & { host: string; pid: number; expires_at: number };
    const isVoid = ({ host, pid, expires_at, temporary }: Held): boolean =>
      (expires_at < Date.now() || (host === hostname() && !isRunning(pid))) &&
      (this.#removals.get(temporary) ?? 0) < performance.now();
    const voidLeases = (): Held[] => this.#db.all<Held>('SELECT * FROM leases').filter(isVoid);
    // Nobody will ever end a job whose lease another program deleted.
    const orphans = (): JobRow[] =>
      this.#db.all(`SELECT * FROM jobs WHERE state = 'PROGRESS' AND lease NOT IN (SELECT id FROM leases)`);
    if (voidLeases().length === 0 && orphans().length === 0) return [];
    return this.#db.write(() => {
      for (const row of orphans()) requeueJob(this.#db, row, row.attempts);
      return voidLeases().map((lease) => this.#takeOver(lease));
    });
  }

  /**
   * What an attempt that was interrupted had completed and was about to put in its place. Without that its job is
   * settled.
   */
  interrupted(lease: Lease): Publication | undefined {
    return this.#change(lease, (row) => {
      const [receipt, job] = [receiptOf(row), jobOf(row)];
      if (receipt && job) {
        const before = 'SELECT target_before AS targetBefore FROM leases WHERE id = ?';
        const { targetBefore } = this.#db.get<Pick<Publication, 'targetBefore'>>(before, lease.id) ?? {
          targetBefore: null,
        };
        return { source: job.source, receipt, targetBefore };
      }
      this.#conclude(row, { kind: 'interrupted' });
      return undefined;
    });
  }

  #conclude(row: JobRow, conclusion: Conclusion): void {
    if (conclusion.kind === 'succeeded') this.#succeed(row, conclusion);
    else if (row.cancel_requested || conclusion.kind === 'cancelled') endJob(this.#db, row, 'REVOKED');
    else if (conclusion.kind === 'released' || row.held) requeueJob(this.#db, row, row.attempts - 1);
    else if (conclusion.kind === 'failed') this.#fail(row, conclusion.failure);
    else if (row.attempts < interruptionsAllowed) requeueJob(this.#db, row, row.attempts);
    else endJob(this.#db, row, 'FAILURE', { code: 'JOB_INTERRUPTED', detail: {} });
  }

  #succeed(row: JobRow, { receipt, cacheKey }: Conclusion & { kind: 'succeeded' }): void {
    completeJob(this.#db, row, receipt);
    if (cacheKey !== undefined)
      this.#db.run('INSERT OR REPLACE INTO cache VALUES (?, ?, ?)', cacheKey, row.id, Date.now());
  }

  #fail(row: JobRow, failure: FailureReport): void {
    const { code, detail } = failure;
    const waits = this.#isPatient && isAway(code);
    if (!waits && row.attempts >= errorKinds[code].attempts)
      endJob(this.#db, row, 'FAILURE', { code, detail });
    else
      postponeJob(this.#db, row, this.#pause(waits ? row.waits : row.attempts - 1), { code, detail }, waits);
  }

  /** As told, and then doubled from time to time. */
  #pause(before: number): number {
    const last = this.#pauses.at(-1) ?? 0;
    return this.#pauses[before] ?? Math.min(last * 2 ** (before - this.#pauses.length + 1), longestPause);
  }

  /** A moment further away than the longest pause was set before somebody put the clock back. */
  #due(id?: string): JobRow | undefined {
    return this.#db.get<JobRow>(
      `SELECT * FROM jobs WHERE state IN ('PENDING', 'RETRY') AND (@id IS NULL OR id = @id)
       AND held = 0 AND NOT (not_before > @now AND not_before <= @now + @longest) ORDER BY due, number LIMIT 1`,
      { id: id ?? null, now: Date.now(), longest: Math.max(longestPause, ...this.#pauses) },
    );
  }

  #claim(id?: string): Claim | undefined {
    for (let due = this.#due(id); due; due = this.#due(id)) {
      const claimed = jobOf({ ...due, attempts: due.attempts + 1 });
      if (claimed) return { job: claimed, lease: this.#lease(claimed) };
      endJob(this.#db, due, 'FAILURE', { code: 'JOB_NOT_UNDERSTOOD', detail: {} });
    }
    return undefined;
  }

  #lease(job: Job): Lease {
    const now = Date.now();
    const lease = { id: randomUUID(), job: job.id, temporary: temporarySibling(job.target) };
    this.#db.run(
      `INSERT INTO leases (id, job, temporary, host, pid, expires_at)
       VALUES (@id, @job, @temporary, @host, @pid, @expires)`,
      { ...lease, host: hostname(), pid: process.pid, expires: now + leaseDuration },
    );
    this.#db.run(
      `UPDATE jobs SET state = 'PROGRESS', lease = ?, attempts = ?, started_at = ?, progress = NULL, error = NULL
       WHERE id = ?`,
      ...[lease.id, job.attempts, now, job.id],
    );
    return lease;
  }

  #takeOver({ id, job, temporary }: Lease): Lease {
    const lease: Lease = { id: randomUUID(), job, temporary };
    this.#db.run(
      'UPDATE leases SET id = ?, host = ?, pid = ?, expires_at = ? WHERE id = ?',
      ...[lease.id, hostname(), process.pid, Date.now() + leaseDuration, id],
    );
    this.#db.run('UPDATE jobs SET lease = ? WHERE lease = ?', lease.id, id);
    return lease;
  }

  #ofLease(id: string): JobRow | undefined {
    return this.#db.get('SELECT * FROM jobs WHERE lease = ?', id);
  }

  /** Changes the job that is still this lease's. */
  #change<T>({ id }: Lease, change: (row: JobRow) => T): T | undefined {
    return this.#db.write(() => {
      const row = this.#ofLease(id);
      return row && change(row);
    });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
