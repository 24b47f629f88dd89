import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { createDatabase } from '../fixtures/database.ts';
import { mountDeadShare, needsRoot } from '../fixtures/disk.ts';
import { test } from '../fixtures/folder.ts';
import { queryRequest } from '../fixtures/requests.ts';
import { threads } from '../fixtures/threads.ts';

test('a network drive that never answers does not keep the application from starting and ending', async ({
  folder,
  skip,
}) => {
  const share = mountDeadShare({ answers: false });
  if (!share) return skip(needsRoot);
  try {
    const data = join(folder, 'data');
    mkdirSync(join(folder, 'desk'));
    const file = createDatabase(join(folder, 'store.db'), 'CREATE TABLE pupils (name TEXT)');
    const before = await AnalyticsExportService.open(data, { claims: 'own', createEngine: threads });
    before.pause();
    const source = { kind: 'sqlite', file } as const;
    const { taskId } = await before.start(queryRequest('SELECT 1'), source, join(folder, 'desk', 'a.csv'));
    await before.finished(taskId);
    await before.close();
    // As if its process had been killed while it wrote to the drive.
    const db = new Database(join(data, 'jobs.db'));
    db.prepare(
      `INSERT INTO leases (id, job, temporary, host, pid, expires_at) VALUES ('lost', ?, ?, 'other', 1, 0)`,
    ).run(taskId, join(share.folder, '.a.partial'));
    db.close();

    const service = await AnalyticsExportService.open(data, { claims: 'own', createEngine: threads });
    expect(service.jobs()).toMatchObject([{ taskId, state: 'SUCCESS' }]);
    await service.close();
  } finally {
    share.unmount();
  }
});
