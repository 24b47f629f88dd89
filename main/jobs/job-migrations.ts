import type { Migrations } from '../sqlite/migrate.ts';

export const jobMigrations: Migrations = [
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
  `
-- What the target was when the file was complete, so that nothing that was changed since is replaced.
ALTER TABLE leases ADD COLUMN target_before TEXT;

-- Which finished job's file serves the same export of the same data.
CREATE TABLE cache (
  key TEXT PRIMARY KEY,
  job TEXT NOT NULL UNIQUE REFERENCES jobs (id) ON DELETE CASCADE,
  stored_at INTEGER NOT NULL
) STRICT;
`,
  `
-- Times in a row that it was put off because something is away: these are no attempts.
ALTER TABLE jobs ADD COLUMN waits INTEGER NOT NULL DEFAULT 0;
`,
  `
-- It waits until somebody resumes it.
ALTER TABLE jobs ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1));
`,
  `
-- The run that it was asked for in, with others: its id, what the column is called by which they were split, and how many they are.
ALTER TABLE jobs ADD COLUMN run TEXT;
ALTER TABLE jobs ADD COLUMN run_by TEXT;
ALTER TABLE jobs ADD COLUMN run_files INTEGER;
CREATE INDEX jobs_of_run ON jobs (run) WHERE run IS NOT NULL;
`,
];
