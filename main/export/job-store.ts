import { randomUUID } from 'node:crypto';
import type Database from 'better-sqlite3';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/export.ts';
import { usingQueue } from './job-database.ts';
import { isEnded, nameOf, type JobRow } from './job-row.ts';
import { endJob, requeueJob } from './job-transitions.ts';
import type { SourceLocation } from './worker-protocol.ts';

/** Milliseconds by which a job that somebody waits for goes ahead: older ones are late, but never starve. */
const headStart = 600_000;

/** Ended jobs that are remembered. */
const historyLength = 10_000;

const unfinished = `state IN ('PENDING', 'RETRY', 'PROGRESS')`;

/** `interactive`: somebody has just asked for it and is waiting. */
export type JobPriority = 'interactive' | 'background';

export interface NewJob {
  request: ExportRequest;
  source: SourceLocation;
  priority: JobPriority;
  /** Whether a file made earlier of the same data will do. */
  useCache: boolean;
  /** The operating system's name of the user. */
  requestedBy: string;
}

/** The jobs of all processes of a user, as everybody may see and steer them. */
export class JobStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /**
   * Adds a job for the target that `choose` gives. It is asked in the same transaction that adds the job, and may
   * ask which targets are promised to unfinished jobs.
   */
  add(
    { request, source, priority, useCache, requestedBy }: NewJob,
    choose: (isPromised: (target: string) => boolean) => string,
  ): JobRow {
    const id = randomUUID();
    const now = Date.now();
    return this.#write(() => {
      this.#db
        .prepare(
          `INSERT INTO jobs (id, state, request, source, target, requested_by, use_cache, created_at, due)
           VALUES (@id, 'PENDING', @request, @source, @target, @requestedBy, @useCache, @now, @due)`,
        )
        .run({
          id,
          request: JSON.stringify(request),
          source: JSON.stringify(source),
          target: choose((target) => this.#isPromised(target)),
          requestedBy,
          useCache: Number(useCache),
          now,
          due: priority === 'interactive' ? now - headStart : now,
        });
      return this.get(id);
    });
  }

  /** Throws JOB_NOT_FOUND. */
  get(id: string): JobRow {
    const row = this.find(id);
    if (!row) throw new ExportFailure('JOB_NOT_FOUND', { taskId: id });
    return row;
  }

  find(id: string): JobRow | undefined {
    return this.#db.prepare<[string], JobRow>('SELECT * FROM jobs WHERE id = ?').get(id);
  }

  /** All jobs, the newest first. */
  list(): JobRow[] {
    return this.#db.prepare<[], JobRow>('SELECT * FROM jobs ORDER BY number DESC').all();
  }

  /** Forgets the oldest of very many ended jobs. */
  prune(): void {
    this.#db
      .prepare(
        `DELETE FROM jobs WHERE ended_at IS NOT NULL AND id NOT IN (SELECT job FROM leases) AND number <=
         (SELECT number FROM jobs WHERE ended_at IS NOT NULL ORDER BY number DESC LIMIT 1 OFFSET ?)`,
      )
      .run(historyLength);
  }

  /** Whether a job has ended and is cleaned up, as far as that can be done now. */
  isSettled(id: string): boolean {
    const cleaning = this.#db.prepare('SELECT 1 FROM leases WHERE job = ? AND expires_at > ?');
    return isEnded(this.get(id)) && cleaning.get(id, Date.now()) === undefined;
  }

  /** Whether a job reads a file, or would when it is tried again. */
  needsSource(file: string): boolean {
    const reads = this.#db.prepare(`SELECT 1 FROM jobs WHERE source ->> 'file' = ? AND state != 'SUCCESS'`);
    return reads.get(file) !== undefined;
  }

  /** Cancels a waiting job at once; a running one is told, unless its file is just being published. */
  cancel(id: string): void {
    this.#write(() => {
      const row = this.get(id);
      if (row.state === 'PENDING' || row.state === 'RETRY') endJob(this.#db, row, 'REVOKED');
      else
        this.#db
          .prepare(
            `UPDATE jobs SET cancel_requested = 1 WHERE id = ? AND state = 'PROGRESS' AND receipt IS NULL`,
          )
          .run(id);
    });
  }

  /** Makes a job due that failed, was cancelled or waits. Throws JOB_RUNNING or JOB_FINISHED for any other. */
  retry(id: string): void {
    this.#write(() => {
      const row = this.get(id);
      if (row.state === 'PROGRESS') throw new ExportFailure('JOB_RUNNING', { name: nameOf(row) });
      if (row.state === 'SUCCESS') throw new ExportFailure('JOB_FINISHED', { name: nameOf(row) });
      requeueJob(this.#db, row, 0);
    });
  }

  /** Whether waiting jobs are held back. */
  get isPaused(): boolean {
    return this.#db.prepare('SELECT paused FROM queue').pluck().get() === 1;
  }

  set isPaused(isPaused: boolean) {
    this.#db.prepare('UPDATE queue SET paused = ?').run(Number(isPaused));
  }

  #isPromised(target: string): boolean {
    return (
      this.#db.prepare(`SELECT 1 FROM jobs WHERE target = ? AND ${unfinished}`).get(target) !== undefined
    );
  }

  #write<T>(change: () => T): T {
    return usingQueue(this.#db.name, () => this.#db.transaction(change).immediate());
  }
}
