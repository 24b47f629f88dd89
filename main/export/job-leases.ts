import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { attemptsAllowed, type ExportErrorCode, type FailureReport } from '../../preload/contract/errors.ts';
import type { ExportResult } from '../../preload/contract/export.ts';
import type { JobProgress } from '../../preload/contract/job.ts';
import { temporarySibling } from '../files/target.ts';
import type { JobRow } from './job-row.ts';
import { endJob, postponeJob, requeueJob } from './job-transitions.ts';

/** Milliseconds a lease holds unless it is renewed; one whose process is gone is void at once. */
const leaseDuration = 10_000;
/** Times a job may be interrupted by the end of its process: the job may be why. */
const interruptionsAllowed = 3;

/** The right to work on one job, from its claim until the attempt's temporary file is gone. */
export interface Lease {
  id: string;
  job: string;
  temporary: string;
}

/** A job with the lease under which it is worked on. */
export interface Claim {
  row: JobRow;
  lease: Lease;
}

/**
 * Who works on which job. Every change an attempt makes to its job asks for its own lease: an attempt that has lost
 * it, because its process slept or hung, changes nothing any more.
 */
export class JobLeases {
  readonly #db: Database.Database;
  readonly #pauses: readonly number[];
  readonly #longestPause: number;

  /** `pauses`: milliseconds before the second attempt, the third, … */
  constructor(db: Database.Database, pauses: readonly number[]) {
    this.#db = db;
    this.#pauses = pauses;
    this.#longestPause = Math.max(0, ...pauses);
  }

  /** Where the queue is, and what else is the application's own. */
  get dataFolder(): string {
    return dirname(this.#db.name);
  }

  /** Whether a job waits for nothing but its turn: a cheap question, which locks nothing. */
  hasDue(): boolean {
    return this.#due() !== undefined;
  }

  /** Claims the first due job, unless the queue is paused or `limit` jobs are running, whoever runs them. */
  claimNext(limit: number): Claim | undefined {
    return this.#write(() => {
      const state = `SELECT (SELECT paused FROM queue) OR (SELECT count(*) FROM jobs WHERE state = 'PROGRESS') >= ?`;
      if (this.#db.prepare<[number], 0 | 1>(state).pluck().get(limit) === 1) return undefined;
      return this.#claim(this.#due());
    });
  }

  /** Claims a job out of turn, if it is due. */
  claim(id: string): Claim | undefined {
    return this.#write(() => this.#claim(this.#due('AND id = @id', { id })));
  }

  /** Keeps the lease, and with it how far its job is. It may be lost in a power cut, and so waits for no disk. */
  renew({ id }: Lease, progress: JobProgress): void {
    this.#db.pragma('synchronous = NORMAL');
    try {
      this.#write(() => {
        this.#db.prepare('UPDATE jobs SET progress = ? WHERE lease = ?').run(JSON.stringify(progress), id);
        this.#db.prepare('UPDATE leases SET expires_at = ? WHERE id = ?').run(Date.now() + leaseDuration, id);
      });
    } finally {
      this.#db.pragma('synchronous = FULL');
    }
  }

  /** Whether the job is still this lease's, and still wanted. */
  look({ id }: Lease): 'wanted' | 'cancelled' | 'lost' {
    const isCancelled = this.#db
      .prepare<[string], 0 | 1>('SELECT cancel_requested FROM jobs WHERE lease = ?')
      .pluck()
      .get(id);
    if (isCancelled === undefined) return 'lost';
    return isCancelled ? 'cancelled' : 'wanted';
  }

  /** Whether no other attempt is making the file of this cache key now; none begins to until the lease ends. */
  begin({ id }: Lease, key: string): boolean {
    return this.#db.prepare('UPDATE OR IGNORE leases SET work = ? WHERE id = ?').run(key, id).changes === 1;
  }

  /** Makes the attempt's temporary file, which is not there yet, one beside `place`. */
  moveTemporary(lease: Lease, place: string): void {
    const temporary = temporarySibling(place);
    this.#db.prepare('UPDATE leases SET temporary = ? WHERE id = ?').run(temporary, lease.id);
    lease.temporary = temporary;
  }

  /** Keeps the receipt of a complete file, which may then be published. False when the job was cancelled or lost. */
  beginPublishing({ id }: Lease, receipt: ExportResult): boolean {
    const keep = 'UPDATE jobs SET receipt = ? WHERE lease = ? AND cancel_requested = 0';
    return this.#db.prepare(keep).run(JSON.stringify(receipt), id).changes === 1;
  }

  /** Counts one more attempt of those that an error allows; false when that was the last, or the job is lost. */
  countAttempt({ id }: Lease, code: ExportErrorCode): boolean {
    const count = 'UPDATE jobs SET attempts = attempts + 1 WHERE lease = ? AND attempts < ?';
    return this.#db.prepare(count).run(id, attemptsAllowed(code)).changes === 1;
  }

  /** The file is in its place. */
  succeed({ id }: Lease): void {
    this.#db
      .prepare(
        `UPDATE jobs SET state = 'SUCCESS', ended_at = ?, lease = NULL, progress = NULL WHERE lease = ?`,
      )
      .run(Date.now(), id);
  }

  /** The attempt failed: the job waits for the next, or this was the last. */
  fail(lease: Lease, { code, detail }: FailureReport, progress: JobProgress): void {
    this.#change(lease, (row) => {
      const stopped = { ...row, progress: JSON.stringify(progress) };
      if (row.cancel_requested) endJob(this.#db, stopped, 'REVOKED');
      else if (row.attempts >= attemptsAllowed(code)) endJob(this.#db, stopped, 'FAILURE', { code, detail });
      else {
        const pause = this.#pauses[row.attempts - 1] ?? this.#longestPause;
        postponeJob(this.#db, stopped, pause, { code, detail });
      }
    });
  }

  /** The person cancelled it. */
  revoke(lease: Lease, progress: JobProgress): void {
    this.#change(lease, (row) => {
      endJob(this.#db, { ...row, progress: JSON.stringify(progress) }, 'REVOKED');
    });
  }

  /** The application is closed: the job waits again, as if this attempt had not been. */
  release(lease: Lease): void {
    this.#change(lease, (row) => {
      if (row.cancel_requested) endJob(this.#db, row, 'REVOKED');
      else requeueJob(this.#db, row, row.attempts - 1);
    });
  }

  /** Whether the lease's job has its file: it is never tried again, not even when somebody asks for it. */
  isDone({ job }: Lease): boolean {
    const done = `SELECT state = 'SUCCESS' FROM jobs WHERE id = ?`;
    return this.#db.prepare<[string], 0 | 1>(done).pluck().get(job) === 1;
  }

  /** The attempt's temporary file is gone. */
  forget({ id }: Lease): void {
    this.#db.prepare('DELETE FROM leases WHERE id = ?').run(id);
  }

  /** The attempt has ended, but its temporary file cannot be removed now: whoever looks next tries again. */
  abandon({ id }: Lease): void {
    this.#db.prepare('UPDATE leases SET expires_at = 0 WHERE id = ?').run(id);
  }

  /**
   * Takes over the leases whose process is gone or does not renew them, under new ids: should it only have slept, it
   * changes nothing any more. Each is given to one caller, who cleans up after it.
   */
  takeOverVoid(): Lease[] {
    type Held = Lease & { host: string; pid: number; expires_at: number };
    const isVoid = ({ host, pid, expires_at }: Held): boolean =>
      expires_at < Date.now() || (host === hostname() && !isRunning(pid));
    const voidLeases = (): Held[] => this.#db.prepare<[], Held>('SELECT * FROM leases').all().filter(isVoid);
    if (voidLeases().length === 0) return [];
    return this.#write(() => voidLeases().map((lease) => this.#takeOver(lease)));
  }

  /** Settles the job of an attempt that was interrupted; gives the job when its file is complete, to be published. */
  interrupted(lease: Lease): JobRow | undefined {
    return this.#change(lease, (row) => {
      if (row.receipt !== null) return row;
      if (row.cancel_requested) endJob(this.#db, row, 'REVOKED');
      else if (row.attempts < interruptionsAllowed) requeueJob(this.#db, row, row.attempts);
      else endJob(this.#db, row, 'FAILURE', { code: 'JOB_INTERRUPTED', detail: {} });
      return undefined;
    });
  }

  /** A moment further away than the longest pause was set before somebody put the clock back. */
  #due(condition = '', bindings: object = {}): JobRow | undefined {
    return this.#db
      .prepare<[object], JobRow>(
        `SELECT * FROM jobs WHERE state IN ('PENDING', 'RETRY') ${condition}
         AND NOT (not_before > @now AND not_before <= @now + @longest) ORDER BY due, number LIMIT 1`,
      )
      .get({ ...bindings, now: Date.now(), longest: this.#longestPause });
  }

  #claim(due: JobRow | undefined): Claim | undefined {
    if (!due) return undefined;
    const now = Date.now();
    const lease = { id: randomUUID(), job: due.id, temporary: temporarySibling(due.target) };
    this.#db
      .prepare(
        `INSERT INTO leases (id, job, temporary, host, pid, expires_at)
         VALUES (@id, @job, @temporary, @host, @pid, @expires)`,
      )
      .run({ ...lease, host: hostname(), pid: process.pid, expires: now + leaseDuration });
    const claim = `UPDATE jobs SET state = 'PROGRESS', lease = ?, attempts = attempts + 1, started_at = ?,
      progress = NULL, error = NULL WHERE id = ? RETURNING *`;
    const row = this.#db.prepare<[string, number, string], JobRow>(claim).get(lease.id, now, due.id);
    return row && { row, lease };
  }

  #takeOver({ id, job, temporary }: Lease): Lease {
    const lease: Lease = { id: randomUUID(), job, temporary };
    this.#db
      .prepare('UPDATE leases SET id = ?, host = ?, pid = ?, expires_at = ? WHERE id = ?')
      .run(lease.id, hostname(), process.pid, Date.now() + leaseDuration, id);
    this.#db.prepare('UPDATE jobs SET lease = ? WHERE lease = ?').run(lease.id, id);
    return lease;
  }

  /** Changes the job that is still this lease's. */
  #change<T>({ id }: Lease, change: (row: JobRow) => T): T | undefined {
    return this.#write(() => {
      const row = this.#db.prepare<[string], JobRow>('SELECT * FROM jobs WHERE lease = ?').get(id);
      return row && change(row);
    });
  }

  #write<T>(change: () => T): T {
    return this.#db.transaction(change).immediate();
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
