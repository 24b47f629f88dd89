import type { FailureReport } from '../../preload/contract/errors.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { JobDatabase } from './job-database.ts';
import type { JobRow } from './job-row.ts';

/** The file is in its place. */
export function completeJob(db: JobDatabase, { id }: JobRow, receipt: ExportResult): void {
  db.run(
    `UPDATE jobs SET state = 'SUCCESS', ended_at = ?, lease = NULL, progress = NULL, receipt = ? WHERE id = ?`,
    ...[Date.now(), JSON.stringify(receipt), id],
  );
}

/** The job has ended without a file; `row.progress` is where it stopped. */
export function endJob(
  db: JobDatabase,
  { id, progress }: JobRow,
  state: 'FAILURE' | 'REVOKED',
  error?: FailureReport,
): void {
  db.run(
    `UPDATE jobs SET state = ?, ended_at = ?, lease = NULL, receipt = NULL, progress = ?, error = ? WHERE id = ?`,
    ...[state, Date.now(), progress, error ? JSON.stringify(error) : null, id],
  );
}

/**
 * The job is tried again after `pause` milliseconds; `isAway`: for what is away, which is no attempt, and behind the others,
 * which need not wait for it.
 */
export function postponeJob(
  db: JobDatabase,
  { id, progress, attempts, waits, due }: JobRow,
  pause: number,
  error: FailureReport,
  isAway: boolean,
): void {
  db.run(
    `UPDATE jobs SET state = 'RETRY', not_before = ?, lease = NULL, receipt = NULL, progress = ?, error = ?,
     attempts = ?, waits = ?, due = ? WHERE id = ?`,
    ...[Date.now() + pause, progress, JSON.stringify(error)],
    ...(isAway ? [attempts - 1, waits + 1, Date.now()] : [attempts, 0, due]),
    id,
  );
}

/** The job waits as on its first day, but for the `attempts` that count against it. */
export function requeueJob(db: JobDatabase, { id }: JobRow, attempts: number): void {
  db.run(
    `UPDATE jobs SET state = 'PENDING', attempts = ?, not_before = 0, cancel_requested = 0, started_at = NULL,
     ended_at = NULL, waits = 0, lease = NULL, progress = NULL, error = NULL, receipt = NULL WHERE id = ?`,
    ...[attempts, id],
  );
}
