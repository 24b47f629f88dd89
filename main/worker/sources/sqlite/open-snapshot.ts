import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { primaryCode, readFailure } from '../../../sqlite/failures.ts';
import { immutableName } from '../../../sqlite/immutable-name.ts';
import { openDatabase } from '../../../sqlite/open-database.ts';

/** How long another program may hold the database before we say that it is locked. */
const lockedAfterMilliseconds = 2_000;

export interface Snapshot {
  database: Database.Database;
  /** Throws SOURCE_LOCKED when what was read may be half old and half new. */
  assertUnchanged: () => void;
}

/**
 * Opens an SQLite file that nothing done here can change, and begins the one transaction that makes every
 * later read see the same state.
 */
export function openSnapshot(file: string): Snapshot {
  const name = basename(file);
  if (!existsSync(file)) throw new ExportFailure('SOURCE_NOT_FOUND', { name });
  const stats = statSync(file);
  // SQLite takes an empty file for an empty database; a person takes it for a file that went wrong.
  if (!stats.isFile() || stats.size === 0) throw new ExportFailure('SOURCE_NOT_DATABASE', { name });
  return reading(file, { kind: 'file' }, () => {
    try {
      // Its locks keep others from changing what is read.
      return { database: begin(file), assertUnchanged: () => undefined };
    } catch (error) {
      if (!isWriteMissing(error) || !isReadable(file)) throw error;
      if (hasUnfinishedWriting(file)) throw new ExportFailure('SOURCE_UNFINISHED', { name });
      if (!hasLog(file)) throw error;
      return openImmutable(file);
    }
  });
}

function begin(name: string): Database.Database {
  const options = { readonly: true, fileMustExist: true, timeout: lockedAfterMilliseconds };
  return openDatabase(name, options, (database) => {
    database.pragma('query_only = ON');
    // Functions that somebody put into a view or an index of this file do not run with our rights.
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    // Kilobytes: rows are read once, in their order; more would only fill the memory.
    database.pragma('cache_size = -8000');
    database.exec('BEGIN');
    // The snapshot begins with the first read, which also finds a file that is no database.
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
  });
}

/** Even to read, SQLite writes a log's index beside the file, or what was there before a writing that broke off. */
const isWriteMissing = (error: unknown): boolean =>
  ['SQLITE_CANTOPEN', 'SQLITE_READONLY'].includes(primaryCode(error) ?? '');

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether rows are in a log, or the old ones in a journal, which only who may write can bring into the file. */
const hasUnfinishedWriting = (file: string): boolean =>
  ['-wal', '-journal'].some((ending) => (statSync(file + ending, { throwIfNoEntry: false })?.size ?? 0) > 0);

/** Whether the file is in WAL mode (sqlite.org/fileformat.html, section 1.3.3). */
function hasLog(file: string): boolean {
  const versions = Buffer.alloc(2);
  const descriptor = openSync(file, 'r');
  try {
    readSync(descriptor, versions, 0, 2, 18);
  } finally {
    closeSync(descriptor);
  }
  return versions.equals(Buffer.of(2, 2));
}

/** Opens a file whose log was finished, in a folder that cannot be written: no lock is needed, but nothing keeps others out. */
function openImmutable(file: string): Snapshot {
  const state = (): string => {
    const { ino, size, mtimeNs } = statSync(file, { bigint: true });
    return [ino, size, mtimeNs, hasUnfinishedWriting(file)].join();
  };
  const before = state();
  return {
    database: begin(immutableName(file)),
    assertUnchanged: () => {
      if (state() !== before) throw new ExportFailure('SOURCE_LOCKED', { name: basename(file) });
    },
  };
}

/** What is read: the file as a whole, as a school's perhaps; a table or a view of it; or a typed query. */
export type Subject = { kind: 'file' | 'query' } | { kind: 'table'; table: string };

/** Runs something that reads `file`, and turns SQLite's errors about it and what is read of it into ours. */
export function reading<T>(file: string, subject: Subject, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw databaseFailure(error, file, subject);
  }
}

function databaseFailure(error: unknown, file: string, subject: Subject): unknown {
  if (!(error instanceof Error)) return error;
  switch (primaryCode(error)) {
    case undefined:
      return error;
    case 'SQLITE_IOERR':
      return new ExportFailure('SOURCE_CORRUPT', { name: basename(file) });
    case 'SQLITE_TOOBIG':
    case 'SQLITE_NOMEM':
      return new ExportFailure('ROW_TOO_LARGE', { row: null, bytes: null, column: null });
    case 'SQLITE_FULL':
      return new ExportFailure('DISK_FULL');
  }
  const failure = readFailure(error, file);
  if (failure) return failure;
  const reason = error.message;
  switch (subject.kind) {
    case 'query':
      return new ExportFailure('QUERY_FAILED', { reason });
    case 'table':
      return new ExportFailure('TABLE_NOT_READABLE', { table: subject.table, reason });
    case 'file':
      // Of a newer kind, or one whose tables only look like a school's.
      return new ExportFailure('SOURCE_NOT_READABLE', { name: basename(file), reason });
  }
}
