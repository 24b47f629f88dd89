import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { ExportFailure } from '../../preload/contract/errors.ts';

/** Milliseconds another process may hold the database. */
const busyTimeout = 5_000;

/** In order: the first makes version 1. A published migration is never changed, only followed. */
const migrations: readonly string[] = [
  `
CREATE TABLE jobs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'PROGRESS', 'RETRY', 'SUCCESS', 'FAILURE', 'REVOKED')),
  request TEXT NOT NULL, -- JSON, as the next
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  requested_by TEXT NOT NULL,
  use_cache INTEGER NOT NULL CHECK (use_cache IN (0, 1)),
  -- All moments in milliseconds since 1970.
  created_at INTEGER NOT NULL,
  started_at INTEGER,
  ended_at INTEGER,
  -- Waiting jobs go by this: the moment of their creation, earlier by the head start of those just clicked.
  due INTEGER NOT NULL,
  not_before INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  cancel_requested INTEGER NOT NULL DEFAULT 0,
  lease TEXT,
  progress TEXT, -- JSON, as the next two
  error TEXT,
  -- With the state PROGRESS: the file is complete, and on its way to the target's place.
  receipt TEXT,
  CHECK ((state = 'PROGRESS') = (lease IS NOT NULL)),
  CHECK ((state IN ('RETRY', 'FAILURE')) = (error IS NOT NULL)),
  CHECK (state != 'SUCCESS' OR receipt IS NOT NULL)
) STRICT;
CREATE INDEX jobs_waiting ON jobs (due) WHERE state IN ('PENDING', 'RETRY');
CREATE INDEX jobs_running ON jobs (lease) WHERE state = 'PROGRESS';

-- One per attempt, from its claim until its temporary file is gone.
CREATE TABLE leases (
  id TEXT PRIMARY KEY,
  job TEXT NOT NULL REFERENCES jobs (id),
  temporary TEXT NOT NULL,
  work TEXT UNIQUE, -- the cache key: two attempts never make the same file at once
  host TEXT NOT NULL,
  pid INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE queue (paused INTEGER NOT NULL) STRICT;
INSERT INTO queue VALUES (0);
`,
];

/**
 * Opens the queue's database in the user's data folder, for this user alone; makes or migrates it first when need
 * be. What it has committed survives a power cut. One that is damaged is put aside as `jobs-damaged-….db`, so that
 * exporting goes on. Throws `QUEUE_TOO_NEW` or `QUEUE_UNUSABLE`.
 */
export function openJobDatabase(folder: string): Database.Database {
  const file = join(folder, 'jobs.db');
  return usingQueue(file, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    try {
      return openFile(file);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      renameSync(file, join(folder, `jobs-damaged-${Date.now()}.db`));
      for (const companion of [`${file}-wal`, `${file}-shm`]) rmSync(companion, { force: true });
      return openFile(file);
    }
  });
}

/** Runs something that uses the queue's database, and makes QUEUE_UNUSABLE of what its file or its disk is to blame for. */
export function usingQueue<T>(file: string, use: () => T): T {
  try {
    return use();
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    // A statement that is wrong is a bug.
    if (error instanceof ExportFailure || code === undefined || code === 'SQLITE_ERROR') throw error;
    throw new ExportFailure('QUEUE_UNUSABLE', { folder: dirname(file), reason: code });
  }
}

function openFile(file: string): Database.Database {
  // Made before SQLite does it, which asks for no mode; what SQLite puts beside it takes over the file's own. Never
  // opened when it is there: closing it would drop the locks that this process holds on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  const db = new Database(file, { timeout: busyTimeout });
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function isDamaged(error: unknown): boolean {
  const code = error instanceof Database.SqliteError ? error.code : '';
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT');
}

function migrate(db: Database.Database): void {
  const version = (): number => db.pragma('user_version', { simple: true }) as number;
  if (version() === migrations.length) return;
  db.transaction(() => {
    // Another process may have been first while this one waited for its lock.
    if (version() > migrations.length) throw new ExportFailure('QUEUE_TOO_NEW');
    for (const migration of migrations.slice(version())) db.exec(migration);
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}
