import type { Database } from 'better-sqlite3';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { migrations } from './migrations/index.ts';

/**
 * Brings a store to the application's version, which is kept in `user_version`; an empty database becomes a store.
 * Throws `STORE_TOO_NEW` when a newer application has written it; a migration that fails leaves no trace.
 */
export function migrate(db: Database): void {
  const version = (): number => db.pragma('user_version', { simple: true }) as number;
  if (version() > migrations.length) throw new ExportFailure('STORE_TOO_NEW');

  const migrateOnce = db.transaction(() => {
    const next = version() + 1;
    const migration = migrations[next - 1];
    // Another process may have been first while this one waited for its lock.
    if (migration === undefined) return;
    db.exec(migration);
    db.pragma(`user_version = ${next}`);
  });
  while (version() < migrations.length) migrateOnce.immediate();
}
