import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Opens a database and has it made ready, by its pragmas first of all; it is closed again when that throws. */
export function openDatabase(
  name: string,
  options: Database.Options,
  prepare: (database: Database.Database) => void = () => undefined,
): Database.Database {
  const database = new Database(name, options);
  try {
    prepare(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Makes an empty file for this user alone, unless there is one. SQLite asks for no mode when it makes a file itself;
 * what it puts beside one takes over the file's.
 */
export function createPrivate(file: string): void {
  // Never opened when it is there: closing it would drop the locks that this process holds on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}
