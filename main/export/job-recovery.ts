import { access } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ExportFailure, failureReport } from '../../preload/contract/errors.ts';
import type { ExportResult } from '../../preload/contract/export.ts';
import { placesOf, removeParts } from '../files/part-files.ts';
import { publish } from '../files/publish.ts';
import { checkReserved } from '../files/reserved-files.ts';
import type { JobLeases, Lease } from './job-leases.ts';
import { notBegun, type JobRow } from './job-row.ts';
import type { SourceLocation } from './worker-protocol.ts';

/**
 * Ends what attempts left behind whose process was killed, crashed or lost its power: a file that was complete is
 * published, any other is removed, and its job waits again.
 */
export async function recoverJobs(leases: JobLeases): Promise<void> {
  const folders = new Map<string, Promise<void>>();
  for (const lease of leases.takeOverVoid()) {
    const complete = leases.interrupted(lease);
    const folder = dirname(lease.temporary);
    const end = async (): Promise<void> => {
      if (complete) await publishAgain(leases, lease, complete);
      await endLease(leases, lease);
    };
    // A network drive that does not answer holds up, and keeps a thread from, only what is on it.
    folders.set(folder, (folders.get(folder) ?? Promise.resolve()).then(end));
  }
  await Promise.all(folders.values());
}

/** Removes an attempt's temporary files, and with them the lease. */
export async function endLease(leases: JobLeases, lease: Lease): Promise<void> {
  try {
    await removeParts(lease.temporary);
    leases.forget(lease);
  } catch {
    // A disk that is read-only now, a share that is away.
    leases.abandon(lease);
  }
}

/** A complete file that is gone was renamed: only that was not noted down any more. */
async function publishAgain(
  leases: JobLeases,
  lease: Lease,
  { target, source, receipt }: JobRow,
): Promise<void> {
  const folder = dirname(target);
  const inUse = { source: (JSON.parse(source) as SourceLocation).file, dataFolder: leases.dataFolder };
  try {
    if (!(await exists(folder))) throw new ExportFailure('TARGET_FOLDER_MISSING', { folder });
    const result = { path: target, ...(JSON.parse(String(receipt)) as Partial<ExportResult>) };
    for (const place of placesOf(lease.temporary, result)) {
      if (!(await exists(place.temporary))) continue;
      await checkReserved(place.target, inUse);
      await publish(place.temporary, place.target).catch(async (error: unknown) => {
        // Its process was not dead but slept, and was faster now.
        if (await exists(place.temporary)) throw error;
      });
    }
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
