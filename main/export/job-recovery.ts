import { access, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ExportFailure, failureReport } from '../../preload/contract/errors.ts';
import { publish } from '../files/target.ts';
import type { JobLeases, Lease } from './job-leases.ts';
import { notBegun, type JobRow } from './job-row.ts';

/**
 * Ends what attempts left behind whose process was killed, crashed or lost its power: a file that was complete is
 * published, any other is removed, and its job waits again.
 */
export async function recoverJobs(leases: JobLeases): Promise<void> {
  for (const lease of leases.takeOverVoid()) {
    const complete = leases.interrupted(lease);
    if (complete) await publishAgain(leases, lease, complete);
    await endLease(leases, lease);
  }
}

/** Removes an attempt's temporary file, and with it the lease. */
export async function endLease(leases: JobLeases, lease: Lease): Promise<void> {
  try {
    await rm(lease.temporary, { force: true });
    leases.forget(lease);
  } catch {
    // A disk that is read-only now, a share that is away.
    leases.abandon(lease);
  }
}

/** A complete file that is gone was renamed: only that was not noted down any more. */
async function publishAgain(leases: JobLeases, lease: Lease, { target }: JobRow): Promise<void> {
  const folder = dirname(target);
  try {
    if (!(await exists(folder))) throw new ExportFailure('TARGET_FOLDER_MISSING', { folder });
    if (await exists(lease.temporary))
      await publish(lease.temporary, target).catch(async (error: unknown) => {
        // Its process was not dead but slept, and was faster now.
        if (await exists(lease.temporary)) throw error;
      });
    leases.succeed(lease);
  } catch (thrown) {
    leases.fail(lease, failureReport(thrown), notBegun);
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
