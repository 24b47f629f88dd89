import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { fileFailure } from '../files/file-failure.ts';
import { migrate } from './migrate.ts';

/**
 * Migrates the store in an existing file, after looking through all of it for damage (0.1 s for 30 MB). Throws
 * `STORE_TOO_NEW`, `SOURCE_CORRUPT`, or why else the file cannot be used as a store.
 */
export function upgradeStore(file: string): void {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { fileMustExist: true });
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new ExportFailure('SOURCE_CORRUPT', { name: basename(file) });
    migrate(db);
  } catch (error) {
    throw storeFailure(error, file);
  } finally {
    db?.close();
  }
}

function storeFailure(error: unknown, file: string): unknown {
  const name = basename(file);
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code === 'SQLITE_NOTADB') return new ExportFailure('SOURCE_NOT_DATABASE', { name });
  if (code.startsWith('SQLITE_CORRUPT')) return new ExportFailure('SOURCE_CORRUPT', { name });
  if (code.startsWith('SQLITE_BUSY')) return new ExportFailure('SOURCE_LOCKED', { name });
  if (code.startsWith('SQLITE_CANTOPEN')) return new ExportFailure('SOURCE_NOT_FOUND', { name });
  return fileFailure(error, file);
}
