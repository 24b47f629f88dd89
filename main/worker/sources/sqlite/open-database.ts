import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { ExportFailure } from '../../../../preload/contract/errors.ts';

/** How long another program may hold the database before we say that it is locked. */
const lockedAfterMilliseconds = 2_000;

/**
 * Opens an SQLite file that nothing done here can change, and begins the one transaction that makes every
 * later read see the same state.
 */
export function openDatabase(file: string): Database.Database {
  const name = basename(file);
  if (!existsSync(file)) throw new ExportFailure('SOURCE_NOT_FOUND', { name });
  const stats = statSync(file);
  // SQLite takes an empty file for an empty database; a person takes it for a file that went wrong.
  if (!stats.isFile() || stats.size === 0) throw new ExportFailure('SOURCE_NOT_DATABASE', { name });
  return reading(file, () => {
    const database = new Database(file, {
      readonly: true,
      fileMustExist: true,
      timeout: lockedAfterMilliseconds,
    });
    try {
      database.pragma('query_only = ON');
      // Functions that somebody put into a view or an index of this file do not run with our rights.
      database.pragma('trusted_schema = OFF');
      database.pragma('cell_size_check = ON');
      // Kilobytes: rows are read once, in their order; more would only fill the memory.
      database.pragma('cache_size = -8000');
      database.exec('BEGIN');
      // The snapshot begins with the first read, which also finds a file that is no database.
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
      return database;
    } catch (error) {
      database.close();
      throw error;
    }
  });
}

/** Runs something that reads `file` and turns SQLite's errors about the file into ours. */
export function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw databaseFailure(error, file);
  }
}

function databaseFailure(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const name = basename(file);
  // Extended codes begin with the primary one: SQLITE_CORRUPT_INDEX, SQLITE_IOERR_READ, ...
  const primary = error.code.split('_').slice(0, 2).join('_');
  switch (primary) {
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return new ExportFailure('SOURCE_NOT_FOUND', { name });
    case 'SQLITE_NOTADB':
      return new ExportFailure('SOURCE_NOT_DATABASE', { name });
    case 'SQLITE_CORRUPT':
    case 'SQLITE_IOERR':
      return new ExportFailure('SOURCE_CORRUPT', { name });
    // The last: a program that ended in the middle of writing left a journal, which only a writer may clear up.
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
    case 'SQLITE_READONLY':
      return new ExportFailure('SOURCE_LOCKED', { name });
    case 'SQLITE_TOOBIG':
    case 'SQLITE_NOMEM':
      return new ExportFailure('ROW_TOO_LARGE', { row: null, bytes: null, column: null });
    case 'SQLITE_FULL':
      return new ExportFailure('DISK_FULL');
    default:
      // What is left lies in the statement: a typed query, or a file whose tables only look like ours.
      return new ExportFailure('QUERY_FAILED', { reason: error.message });
  }
}
