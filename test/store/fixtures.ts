import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';

/** Opens a store for reading, for as long as `look` takes. */
export function readStore<T>(file: string, look: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true });
  try {
    return look(db);
  } finally {
    db.close();
  }
}

export const tables = [
  'students',
  'staff',
  'classes',
  'enrollments',
  'tutoring',
  'analytics',
  'reports',
] as const;

/** SHA-256 of every row of the tables, whatever the file's layout. */
export function contentHash(file: string, ofTables: readonly string[] = tables): string {
  return readStore(file, (db) => {
    const hash = createHash('sha256');
    for (const table of ofTables) {
      for (const row of db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().iterate()) {
        hash.update(JSON.stringify(row));
      }
    }
    return hash.digest('hex');
  });
}
