import { randomUUID } from 'node:crypto';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import { historyDays } from '../../preload/contract/limits.ts';
import { searchedWords } from '../datasets/folded.ts';
import type { JobDatabase } from './job-database.ts';
import { isEnded, nameOf, searchedText, sourceOf, type JobRow } from './job-row.ts';
import { forgetSource } from '../sources/index.ts';
import { endJob, requeueJob } from './job-transitions.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';

/** Milliseconds by which a job that somebody waits for goes ahead: older ones are late, but never starve. */
const headStart = 600_000;

/** Milliseconds for which ended jobs are remembered. */
const historyDuration = historyDays * 24 * 3_600_000;
/** Ended jobs that are remembered at most. */
const historyLength = 10_000;

const unfinished = `state IN ('PENDING', 'RETRY', 'PROGRESS')`;
/** Names of its file, its data and their source have every one of the words. */
const found = `NOT EXISTS (SELECT 1 FROM json_each(@words) AS word
  WHERE instr(searched_text(target, source, request), word.value) = 0)`;
const wordsOf = (text: string): string => JSON.stringify(searchedWords(text));
/** Nothing is left to be done, not even to be cleaned up. */
const forgettable = `ended_at IS NOT NULL AND id NOT IN (SELECT job FROM leases)`;

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

/** With its number, which grows from job to job. */
export type NumberedJobRow = JobRow & { number: number };

/** The jobs of all processes of a user, as everybody may see and steer them. */
export class JobTable {
  readonly #db: JobDatabase;

  constructor(db: JobDatabase) {
    this.#db = db;
    db.define('searched_text', (target, source, request) => searchedText({ target, source, request }));
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
    return this.#db.write(() => {
      this.#db.run(
        `INSERT INTO jobs (id, state, request, source, target, requested_by, use_cache, created_at, due)
         VALUES (@id, 'PENDING', @request, @source, @target, @requestedBy, @useCache, @now, @due)`,
        {
          id,
          request: JSON.stringify(request),
          source: JSON.stringify(source),
          target: choose((target) => this.#isPromised(target)),
          requestedBy,
          useCache: Number(useCache),
          now,
          due: priority === 'interactive' ? now - headStart : now,
        },
      );
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
    return this.#db.get('SELECT * FROM jobs WHERE id = ?', id);
  }

  /** All jobs, the newest first. */
  list(): JobRow[] {
    return this.#db.all('SELECT * FROM jobs ORDER BY number DESC');
  }

  /** The jobs that have not ended, the newest first. */
  unfinished(): JobRow[] {
    return this.#db.all(`SELECT * FROM jobs WHERE ${unfinished} ORDER BY number DESC`);
  }

  /** The jobs that have not ended and are found by a text, the newest first. */
  findUnfinished(text: string): JobRow[] {
    return this.#db.all(`SELECT * FROM jobs WHERE ${unfinished} AND ${found} ORDER BY number DESC`, {
      words: wordsOf(text),
    });
  }

  /** At most `most` of the ended jobs before the one with that number that are found by a text, the newest first. */
  findEnded(text: string, before: number, most: number): NumberedJobRow[] {
    return this.#db.all(
      `SELECT * FROM jobs WHERE number < @before AND NOT (${unfinished}) AND ${found} ORDER BY number DESC LIMIT @most`,
      { words: wordsOf(text), before, most },
    );
  }

  /**
   * Forgets one ended job, or all of them: what was asked for, of which data, by whom, and what became of it. The
   * finished files stay. Gives the number of forgotten jobs. Throws JOB_NOT_FOUND or JOB_RUNNING.
   */
  clear(id?: string): number {
    const forgotten = this.#db.write(() => {
      if (id === undefined) return this.#forget(forgettable);
      const row = this.get(id);
      if (this.#forget(`id = ? AND ${forgettable}`, id) === 0)
        throw new ExportFailure('JOB_RUNNING', { name: nameOf(row) });
      return 1;
    });
    this.#db.vacuum();
    return forgotten;
  }

  /** Forgets jobs that ended long ago, and the oldest of very many. */
  prune(): void {
    const { number } = this.#db.get<{ number: number }>(
      'SELECT number FROM jobs WHERE ended_at IS NOT NULL ORDER BY number DESC LIMIT 1 OFFSET ?',
      historyLength,
    ) ?? { number: 0 };
    const isOld = `${forgettable} AND (ended_at < ? OR number <= ?)`;
    const oldest = [Date.now() - historyDuration, number];
    if (this.#db.get(`SELECT 1 FROM jobs WHERE ${isOld}`, ...oldest)) {
      this.#forget(isOld, ...oldest);
      this.#db.vacuum();
    }
    this.#db.removeDamaged(historyDuration);
  }

  /** Whether a job has ended and is cleaned up, as far as that can be done now. */
  isSettled(row: JobRow): boolean {
    const cleaning = 'SELECT 1 FROM leases WHERE job = ? AND expires_at > ?';
    return isEnded(row) && this.#db.get(cleaning, row.id, Date.now()) === undefined;
  }

  /** Whether a job reads a file, or would when it is tried again. */
  needsSource(file: string): boolean {
    const reads = `SELECT 1 FROM jobs WHERE state != 'SUCCESS' AND iif(json_valid(source), source ->> 'file', NULL) = ?`;
    return this.#db.get(reads, file) !== undefined;
  }

  /** Whether a job that has not ended reads a file. */
  isWaitingFor(file: string): boolean {
    const reads = `SELECT 1 FROM jobs WHERE ${unfinished} AND iif(json_valid(source), source ->> 'file', NULL) = ?`;
    return this.#db.get(reads, file) !== undefined;
  }

  /** Cancels a waiting job at once; a running one is told, unless its file is just being published. */
  cancel(id: string): JobRow {
    return this.#db.write(() => {
      const row = this.get(id);
      if (row.state === 'PENDING' || row.state === 'RETRY') endJob(this.#db, row, 'REVOKED');
      else
        this.#db.run(
          `UPDATE jobs SET cancel_requested = 1 WHERE id = ? AND state = 'PROGRESS' AND receipt IS NULL`,
          id,
        );
      return this.get(id);
    });
  }

  /** Has a job wait until it is resumed; a running one is told, unless its file is just being published. */
  hold(id: string): JobRow {
    return this.#db.write(() => {
      const row = this.get(id);
      if (row.state === 'RETRY') requeueJob(this.#db, row, row.attempts);
      this.#db.run(
        `UPDATE jobs SET held = 1 WHERE id = ? AND (state = 'PENDING' OR (state = 'PROGRESS' AND receipt IS NULL))`,
        id,
      );
      return this.get(id);
    });
  }

  /** Has a job wait for its turn again that was held; any other stays as it is. */
  release(id: string): JobRow {
    return this.#db.write(() => {
      this.#db.run('UPDATE jobs SET held = 0 WHERE id = ?', id);
      return this.get(id);
    });
  }

  /**
   * Makes a job due that failed, was cancelled or waits, at another `target` when one is given. Throws JOB_RUNNING or
   * JOB_FINISHED for any other.
   */
  retry(id: string, target?: string): JobRow {
    return this.#db.write(() => {
      const row = this.get(id);
      if (row.state === 'PROGRESS') throw new ExportFailure('JOB_RUNNING', { name: nameOf(row) });
      if (row.state === 'SUCCESS') throw new ExportFailure('JOB_FINISHED', { name: nameOf(row) });
      requeueJob(this.#db, row, 0);
      this.#db.run('UPDATE jobs SET held = 0, target = ? WHERE id = ?', target ?? row.target, id);
      return this.get(id);
    });
  }

  /** Whether waiting jobs are held back. */
  get isPaused(): boolean {
    return this.#db.get<{ paused: number }>('SELECT paused FROM queue')?.paused === 1;
  }

  set isPaused(isPaused: boolean) {
    this.#db.run('UPDATE queue SET paused = ?', Number(isPaused));
  }

  /** With the jobs goes what was kept of their sources. */
  #forget(condition: string, ...bindings: unknown[]): number {
    const forgotten = this.#db.all<Pick<JobRow, 'source'>>(
      `DELETE FROM jobs WHERE ${condition} RETURNING source`,
      ...bindings,
    );
    for (const row of forgotten) {
      const source = sourceOf(row);
      if (source) forgetSource(source);
    }
    return forgotten.length;
  }

  #isPromised(target: string): boolean {
    return this.#db.get(`SELECT 1 FROM jobs WHERE target = ? AND ${unfinished}`, target) !== undefined;
  }
}
