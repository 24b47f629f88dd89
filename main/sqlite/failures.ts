import { basename, dirname } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { codeOf, fileFailure } from '../files/file-failure.ts';

/** The primary code of an error of SQLite; extended ones begin with it: SQLITE_CORRUPT_INDEX, SQLITE_IOERR_READ. */
export const primaryCode = (error: unknown): string | undefined =>
  /^SQLITE_[A-Z]+/.exec(codeOf(error) ?? '')?.[0];

/** Whether another process has the database. */
export const isHeld = (error: unknown): boolean =>
  ['SQLITE_BUSY', 'SQLITE_LOCKED'].includes(primaryCode(error) ?? '');

/** Whether a file is no database, or no whole one. */
export const isDamaged = (error: unknown): boolean =>
  ['SQLITE_NOTADB', 'SQLITE_CORRUPT'].includes(primaryCode(error) ?? '');

/** Whether SQLite opens no file there: elsewhere than on Windows it takes 512 bytes with their end (os_unix.c). */
const isPathTooLong = (file: string): boolean =>
  process.platform !== 'win32' && Buffer.byteLength(file) >= 512;

/** Why a database cannot be read, in words about the file; undefined when the error says nothing of it. */
export function readFailure(error: unknown, file: string): ExportFailure | undefined {
  const name = basename(file);
  switch (primaryCode(error)) {
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return new ExportFailure(isPathTooLong(file) ? 'SOURCE_PATH_TOO_LONG' : 'SOURCE_NOT_FOUND', { name });
    case 'SQLITE_NOTADB':
      return new ExportFailure('SOURCE_NOT_DATABASE', { name });
    case 'SQLITE_CORRUPT':
      return new ExportFailure('SOURCE_CORRUPT', { name });
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new ExportFailure('SOURCE_LOCKED', { name });
    default:
      return undefined;
  }
}

/**
 * Makes of an error of SQLite, or of the operating system, while writing the database `file` the failure a person can
 * act on. Anything else is returned as it is.
 */
export function writeFailure(error: unknown, file: string): unknown {
  switch (primaryCode(error)) {
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return new ExportFailure('TARGET_NOT_WRITABLE', { folder: dirname(file) });
    case 'SQLITE_FULL':
      return new ExportFailure('DISK_FULL');
    case 'SQLITE_IOERR':
      return new ExportFailure('DISK_FAILED', { reason: codeOf(error) ?? '' });
    default:
      return fileFailure(error, file);
  }
}
