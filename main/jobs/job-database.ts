import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { dataFiles } from '../files/data-files.ts';
import { databaseFiles } from '../sqlite/database-files.ts';
import { isDamaged, primaryCode } from '../sqlite/failures.ts';
import { migrate } from '../sqlite/migrate.ts';
import { createPrivate, openDatabase } from '../sqlite/open-database.ts';
import { jobMigrations } from './job-migrations.ts';

/** Milliseconds another process may hold the database. */
const busyTimeout = 2_000;
/** Milliseconds between two tries to write what must not be lost. */
const retryPause = 200;

/** The queue's database cannot be read or written. */
export type QueueFailure = ExportFailure<'QUEUE_UNUSABLE'>;

export const isQueueFailure = (error: unknown): error is QueueFailure =>
  error instanceof ExportFailure && error.code === 'QUEUE_UNUSABLE';

/** Whether waiting may help: another process holds it, its disk is full, a share is away. */
export const mayHeal = ({ detail: { reason } }: QueueFailure): boolean =>
  /^SQLITE_(BUSY|LOCKED|PROTOCOL|FULL|IOERR|NOMEM|CANTOPEN|READONLY)/.test(reason) &&
  // Its file was deleted or replaced: what is written now, nobody else sees.
  reason !== 'SQLITE_READONLY_DBMOVED';

/**
 * The queue's database, `jobs.db` in the user's data folder, for this user alone. Every error of SQLite arrives as
 * `QUEUE_UNUSABLE`.
 *
 * It has a rollback journal and not a write-ahead log: that would need memory shared between processes, which network
 * folders do not have and which ends the process (SIGBUS) when another program cuts its file.
 */
export class JobDatabase {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();
  #isWriting = false;

  private constructor(db: Database.Database) {
    this.#db = db;
  }

  /**
   * Opens the database, or makes or migrates it first. What it has committed survives a power cut. One that is damaged
   * is put aside as `jobs-damaged-….db`, so that exporting goes on. Throws `QUEUE_TOO_NEW` or `QUEUE_UNUSABLE`.
   */
  static open(folder: string): JobDatabase {
    const file = dataFiles(folder).queue;
    return mapped(file, () => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      try {
        return new JobDatabase(openFile(file));
      } catch (error) {
        if (!isUnusable(error)) throw error;
        renameSync(file, join(folder, `jobs-damaged-${Date.now()}.db`));
        // A journal that stayed would be rolled back into the next database.
        for (const companion of databaseFiles(file)) rmSync(companion, { force: true });
        return new JobDatabase(openFile(file));
      }
    });
  }

  /** Where the queue is, and what else is the application's own. */
  get folder(): string {
    return dirname(this.#db.name);
  }

  /** Lets statements call a function that gives the same for the same texts. */
  define(name: string, use: (...texts: string[]) => string): void {
    this.#db.function(
      name,
      { deterministic: true, directOnly: true, varargs: true },
      (...values: unknown[]) => use(...values.map(String)),
    );
  }

  /** The first row, which the statement says to be a `Row`. */
  // The statement is what a row's type follows from, and nobody but its author knows.
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
  get<Row>(sql: string, ...bindings: unknown[]): Row | undefined {
    return this.#map(() => this.#statement(sql).get(...bindings) as Row | undefined);
  }

  all<Row>(sql: string, ...bindings: unknown[]): Row[] {
    return this.#map(() => this.#statement(sql).all(...bindings) as Row[]);
  }

  /** Gives the number of rows it changed. */
  run(sql: string, ...bindings: unknown[]): number {
    return this.#map(() => this.#statement(sql).run(...bindings).changes);
  }

  /** All of it or nothing; what it read is still so when it writes. */
  write<T>(change: () => T): T {
    return this.#map(() => {
      const isInside = this.#isWriting;
      this.#isWriting = true;
      try {
        return this.#db.transaction(change).immediate();
      } finally {
        this.#isWriting = isInside;
      }
    });
  }

  /** Like `write`, but may be lost in a power cut, and so waits less for the disk. */
  writeLightly<T>(change: () => T): T {
    return this.#map(() => {
      this.#db.pragma('synchronous = NORMAL');
      try {
        return this.write(change);
      } finally {
        this.#db.pragma('synchronous = FULL');
      }
    });
  }

  /**
   * Does a `change` that must not be lost: again and again for as long as `isPatient`, while the database cannot be written.
   * Rejects with `QUEUE_UNUSABLE`.
   */
  async persist<T>(change: () => T, isPatient: () => boolean): Promise<T> {
    for (;;) {
      try {
        return change();
      } catch (error) {
        if (!isQueueFailure(error) || !mayHeal(error) || !isPatient()) throw error;
        await delay(retryPause);
      }
    }
  }

  /** Leaves nothing of what was deleted in the file. */
  vacuum(): void {
    this.#map(() => this.#db.exec('VACUUM'));
  }

  /** Removes databases that were put aside `age` milliseconds ago or earlier: there are names in them too. */
  removeDamaged(age: number): void {
    const folder = dirname(this.#db.name);
    for (const name of readdirSync(folder).filter((candidate) => /^jobs-damaged-\d+\.db$/.test(candidate)))
      if (Date.now() - statSync(join(folder, name)).mtimeMs >= age)
        rmSync(join(folder, name), { force: true });
  }

  close(): void {
    this.#db.close();
  }

  #statement(sql: string): Database.Statement {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#db.prepare(sql)));
    return statement;
  }

  #map<T>(use: () => T): T {
    return mapped(this.#db.name, () => {
      // Left open by an error after which not even a rollback was possible.
      if (this.#db.inTransaction && !this.#isWriting) this.#db.exec('ROLLBACK');
      return use();
    });
  }
}

/** Makes `QUEUE_UNUSABLE` of what SQLite or the file system says. */
function mapped<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    if (error instanceof ExportFailure || !(error instanceof Error && 'code' in error)) throw error;
    throw new ExportFailure('QUEUE_UNUSABLE', { folder: dirname(file), reason: String(error.code) });
  }
}

function openFile(file: string): Database.Database {
  createPrivate(file);
  return openDatabase(file, { timeout: busyTimeout }, (db) => {
    // First of all, so that whatever is changed leaves nothing of what it was.
    db.pragma('secure_delete = ON');
    db.pragma('mmap_size = 0');
    db.pragma('temp_store = MEMORY');
    db.pragma('journal_mode = TRUNCATE');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    const version = migrate(db, jobMigrations, () => new ExportFailure('QUEUE_TOO_NEW'));
    // Version 1 left what it deleted in the file.
    if (version === 1) db.exec('VACUUM');
    for (const table of ['jobs', 'leases', 'queue', 'cache']) db.prepare(`SELECT 1 FROM ${table}`);
  });
}

/** Damaged, or another program has dropped a table. */
const isUnusable = (error: unknown): boolean => isDamaged(error) || primaryCode(error) === 'SQLITE_ERROR';
