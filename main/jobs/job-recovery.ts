import { dirname } from 'node:path';
import { failureReport } from '../../preload/contract/errors.ts';
import { removeParts } from '../files/part-files.ts';
import { isQueueFailure } from './job-database.ts';
import type { Conclusion, JobLeases, Lease, Publication } from './job-leases.ts';
import { publishAgain } from './job-publication.ts';

/**
 * Ends what attempts left behind whose process was killed, crashed or lost its power: a file that was complete is
 * published, any other is removed, and its job waits again.
 */
export async function recoverJobs(leases: JobLeases): Promise<void> {
  const folders = new Map<string, Promise<void>>();
  for (const lease of leases.takeOverVoid()) {
    const publication = leases.interrupted(lease);
    const folder = dirname(lease.temporary);
    const end = async (): Promise<void> => {
      if (publication) leases.settle(lease, await published(lease, publication, leases.dataFolder));
      await endLease(leases, lease);
    };
    // A network drive that does not answer holds up, and keeps a thread from, only what is on it.
    folders.set(folder, (folders.get(folder) ?? Promise.resolve()).then(end));
  }
  await Promise.all(folders.values());
}

async function published(
  { temporary }: Lease,
  publication: Publication,
  dataFolder: string,
): Promise<Conclusion> {
  try {
    return (await publishAgain(temporary, publication, dataFolder))
      ? { kind: 'succeeded', receipt: publication.receipt }
      : { kind: 'interrupted' };
  } catch (thrown) {
    return { kind: 'failed', failure: failureReport(thrown) };
  }
}

/** Removes an attempt's temporary files, and with them the lease. What cannot be done now is taken over later. */
export async function endLease(leases: JobLeases, lease: Lease): Promise<void> {
  try {
    await removeParts(lease.temporary);
    leases.forget(lease);
  } catch (error) {
    // A disk that is read-only now, a share that is away.
    if (!isQueueFailure(error)) leases.abandon(lease);
  }
}
