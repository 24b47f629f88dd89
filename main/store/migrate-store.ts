import type { Database } from 'better-sqlite3';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { migrate } from '../sqlite/migrate.ts';
import { migrations } from './migrations/index.ts';

/** Brings a store to the application's version; an empty database becomes a store. Throws `STORE_TOO_NEW`. */
export function migrateStore(db: Database): void {
  migrate(db, migrations, () => new ExportFailure('STORE_TOO_NEW'));
}
