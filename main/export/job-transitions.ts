import type Database from 'better-sqlite3';
import type { FailureReport } from '../../preload/contract/errors.ts';
import type { JobRow } from './job-row.ts';

/** The job has ended without a file; `row.progress` is where it stopped. */
export function endJob(
  db: Database.Database,
  { id, progress }: JobRow,
  state: 'FAILURE' | 'REVOKED',
  error?: FailureReport,
): void {
  db.prepare(
    `UPDATE jobs SET state = ?, ended_at = ?, lease = NULL, receipt = NULL, progress = ?, error = ? WHERE id = ?`,
  ).run(state, Date.now(), progress, error ? JSON.stringify(error) : null, id);
}

/** The job is tried again after `pause` milliseconds. */
export function postponeJob(
  db: Database.Database,
  { id, progress }: JobRow,
  pause: number,
  error: FailureReport,
): void {
  db.prepare(
    `UPDATE jobs SET state = 'RETRY', not_before = ?, lease = NULL, receipt = NULL, progress = ?, error = ?
     WHERE id = ?`,
  ).run(Date.now() + pause, progress, JSON.stringify(error), id);
}

/** The job waits as on its first day, but for the `attempts` that count against it. */
export function requeueJob(db: Database.Database, { id }: JobRow, attempts: number): void {
  db.prepare(
    `UPDATE jobs SET state = 'PENDING', attempts = ?, not_before = 0, cancel_requested = 0, started_at = NULL,
     ended_at = NULL, lease = NULL, progress = NULL, error = NULL, receipt = NULL WHERE id = ?`,
  ).run(attempts, id);
}
