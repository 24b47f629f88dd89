import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { readFailure, writeFailure } from '../sqlite/failures.ts';
import { openDatabase } from '../sqlite/open-database.ts';
import { migrateStore } from './migrate-store.ts';

/**
 * Migrates the store in an existing file, after looking through all of it for damage (0.1 s for 30 MB). Throws
 * `STORE_TOO_NEW`, `SOURCE_CORRUPT`, or why else the file cannot be used as a store.
 */
export function upgradeStore(file: string): void {
  try {
    openDatabase(file, { fileMustExist: true }, (db) => {
      checkWhole(db);
      migrateStore(db);
    }).close();
  } catch (error) {
    throw readFailure(error, file) ?? writeFailure(error, file);
  }
}

function checkWhole(db: Database): void {
  if (db.pragma('quick_check(1)', { simple: true }) !== 'ok')
    throw new ExportFailure('SOURCE_CORRUPT', { name: basename(db.name) });
}
