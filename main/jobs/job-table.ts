import { randomUUID } from 'node:crypto';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import { historyDays } from '../../preload/contract/limits.ts';
import { searchedWords } from '../datasets/folded.ts';
import type { JobDatabase } from './job-database.ts';
import { isEnded, nameOf, searchedText, sourceOf, type JobRow } from './job-row.ts';
import { forgetSource } from '../sources/index.ts';
import { endJob, requeueJob } from './job-transitions.ts';
import type { JobState } from '../../preload/contract/job.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import type { JobRun } from '../../preload/contract/split.ts';

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

/** Gives the target of a job that is added; it may ask which are promised to unfinished jobs. */
export type ChooseTarget = (isPromised: (target: string) => boolean) => string;

/** Windows and macOS take names for one that differ only by their case, or by how accents are put together. */
const placeOf = (target: string): string => target.normalize().toLowerCase();

/** With its number, which grows from job to job. */
export type NumberedJobRow = JobRow & { number: number };

/** The jobs of all processes of a user, as everybody may see and steer them. */
export class JobTable {
  readonly #db: JobDatabase;

  constructor(db: JobDatabase) {
    this.#db = db;
    db.define('searched_text', (target, source, request) => searchedText({ target, source, request }));
  }

  /** Adds a job for the target that `choose` gives, which is asked in the same transaction that adds the job. */
  add(job: NewJob, choose: ChooseTarget): JobRow {
    return this.#db.write(() => this.#insert(job, choose(this.#promised().isPromised), null));
  }

  /** Adds jobs that belong together, all of them or none; `by` is what the column is called by which they were split. */
  addRun(by: string, jobs: readonly (NewJob & { choose: ChooseTarget })[]): JobRow[] {
    const run: JobRun = { id: randomUUID(), by, files: jobs.length };
    return this.#db.write(() => {
      const { isPromised, promise } = this.#promised();
      return jobs.map(({ choose, ...job }) => {
        const target = choose(isPromised);
        promise(target);
        return this.#insert(job, target, run);
      });
    });
  }

  #insert(
    { request, source, priority, useCache, requestedBy }: NewJob,
    target: string,
    run: JobRun | null,
  ): JobRow {
    const id = randomUUID();
    const now = Date.now();
    this.#db.run(
      `INSERT INTO jobs (id, state, request, source, target, requested_by, use_cache, created_at, due,
         run, run_by, run_files)
       VALUES (@id, 'PENDING', @request, @source, @target, @requestedBy, @useCache, @now, @due, @run, @by, @files)`,
      {
        id,
        request: JSON.stringify(request),
        source: JSON.stringify(source),
        target,
        requestedBy,
        useCache: Number(useCache),
        now,
        due: priority === 'interactive' ? now - headStart : now,
        run: run?.id,
        by: run?.by,
        files: run?.files,
      },
    );
    return this.get(id);
  }

  /** The jobs of a run that are still known, in their order. Throws JOB_NOT_FOUND. */
  ofRun(run: string): JobRow[] {
    const rows = this.#db.all<JobRow>(`SELECT * FROM jobs WHERE run = ? ORDER BY number`, run);
    if (rows.length === 0) throw new ExportFailure('JOB_NOT_FOUND', { taskId: run });
    return rows;
  }

  /** How many of the jobs of a run are in each state. */
  statesOfRun(run: string): ReadonlyMap<JobState, number> {
    const states = this.#db.all<{ state: JobState; jobs: number }>(
      `SELECT state, count(*) AS jobs FROM jobs WHERE run = ? GROUP BY state`,
      run,
    );
    return new Map(states.map(({ state, jobs }) => [state, jobs]));
  }

  /** Cancels those jobs of a run that have not ended, which it gives. Throws JOB_NOT_FOUND. */
  cancelRun(run: string): JobRow[] {
    return this.#db.write(() =>
      this.ofRun(run)
        .filter((row) => !isEnded(row))
        .map(({ id }) => this.cancel(id)),
    );
  }

  /** Makes those jobs of a run due that failed or were cancelled, which it gives. Throws JOB_NOT_FOUND. */
  retryRun(run: string): JobRow[] {
    return this.#db.write(() =>
      this.ofRun(run)
        .filter(({ state }) => state === 'FAILURE' || state === 'REVOKED')
        .map(({ id }) => this.retry(id)),
    );
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

  /** Those found by a text that belong to the runs of these jobs, and are not among them. */
  findOthersOfRuns(text: string, rows: readonly JobRow[]): JobRow[] {
    const runs = new Set(rows.flatMap(({ run }) => run ?? []));
    const ids = new Set(rows.map(({ id }) => id));
    return [...runs]
      .flatMap((run) =>
        this.#db.all<JobRow>(`SELECT * FROM jobs WHERE run = @run AND ${found}`, {
          run,
          words: wordsOf(text),
        }),
      )
      .filter(({ id }) => !ids.has(id));
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

  /** Forgets all jobs of a run that has ended; the finished files stay. Throws JOB_NOT_FOUND or JOB_RUNNING. */
  clearRun(run: string): void {
    this.#db.write(() => {
      const rows = this.ofRun(run);
      if (this.#forget(`run = ? AND ${forgettable}`, run) < rows.length)
        throw new ExportFailure('JOB_RUNNING', { name: nameOf(rows[0] as JobRow) });
    });
    this.#db.vacuum();
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

  /** Which targets are promised to unfinished jobs; `promise` adds one. */
  #promised(): { isPromised: (target: string) => boolean; promise: (target: string) => void } {
    const targets = this.#db.all<Pick<JobRow, 'target'>>(`SELECT target FROM jobs WHERE ${unfinished}`);
    const places = new Set(targets.map(({ target }) => placeOf(target)));
    return {
      isPromised: (target) => places.has(placeOf(target)),
      promise: (target) => places.add(placeOf(target)),
    };
  }
}
