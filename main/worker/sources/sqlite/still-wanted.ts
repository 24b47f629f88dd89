import type Database from 'better-sqlite3';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { isCancelled } from '../../cancel-signal.ts';

const name = 'still_wanted';
/** A prime number, so that keys with gaps of any size are among its multiples: of 5,000,000 rows about 300 ask. */
const rowsBetween = 16_381;

/** A condition that all rows fulfil, but fails with CANCELLED at one of the next rows once nobody waits for them. */
export const stillWanted = (rowKey: string): string => `(${rowKey} % ${rowsBetween} <> 0 OR ${name}())`;

/**
 * Gives a database the function by which a statement over many rows is ended, as this build of SQLite has no other way:
 * until `signal` says so. Nothing in a file's schema can call it.
 */
export function prepareCancelling(database: Database.Database, signal: AbortSignal): void {
  database.function(name, { directOnly: true }, () => {
    if (isCancelled(signal)) throw new ExportFailure('CANCELLED');
    return 1;
  });
}
