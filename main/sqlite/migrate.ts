import type { Database } from 'better-sqlite3';

/** In order: the first makes version 1 of an empty database. A published migration is never changed, only followed. */
export type Migrations = readonly string[];

/**
 * Brings a database to the last version, which is kept in `user_version`: all of it or, when a migration fails, nothing.
 * Gives the version it was. Throws what `tooNew` makes when a newer application has written it.
 */
export function migrate(db: Database, migrations: Migrations, tooNew: () => Error): number {
  const version = (): number => db.pragma('user_version', { simple: true }) as number;
  const found = version();
  if (found > migrations.length) throw tooNew();
  if (found < migrations.length)
    db.transaction(() => {
      // Another process may have been first while this one waited for its lock.
      if (version() > migrations.length) throw tooNew();
      for (const migration of migrations.slice(version())) db.exec(migration);
      db.pragma(`user_version = ${migrations.length}`);
    }).immediate();
  return found;
}
