import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { parseRequest } from '../../main/export/request.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import { jobPhases, type JobStatus } from '../../preload/contract/job.ts';
import { select } from '../fixtures/database.ts';
import { mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { test as base } from '../fixtures/folder.ts';
import { numbersQuery, onesQuery, queryRequest } from '../fixtures/requests.ts';
import { threads } from '../fixtures/threads.ts';
import { fileRows, taskServer } from '../worker/sources/remote/task-server.ts';

interface Office {
  service: AnalyticsExportService;
  source: SourceLocation;
  /** An empty folder for targets. */
  desk: string;
}

const test = base.extend<{ office: Office }>({
  office: async ({ folder }, use) => {
    const file = join(folder, 'store.db');
    new Database(file).exec('CREATE TABLE empty (id)').close();
    const desk = join(folder, 'desk');
    mkdirSync(desk);
    const data = join(folder, 'data');
    const service = await AnalyticsExportService.open(data, {
      createEngine: threads,
      claims: 'every',
      concurrency: 3,
      pauses: [0, 0],
    });
    await use({ service, source: { kind: 'sqlite', file }, desk });
    await service.close();
    expect(select(join(data, 'jobs.db'), 'SELECT * FROM leases')).toEqual([]);
  },
});

async function run(
  { service, source }: Office,
  request: ExportRequest,
  target: string,
): Promise<JobStatus | undefined> {
  const { taskId } = await service.start(request, source, target);
  return service.finished(taskId);
}

describe('a finished export', () => {
  test.for(['csv', 'excel'] as const)(
    'tells of the %s file what the file itself says',
    async (format, { office }) => {
      const target = join(office.desk, 'report');
      const status = await run(office, queryRequest(numbersQuery(1_234), format), target);
      const bytes = readFileSync(target);
      expect(status).toMatchObject({
        state: 'SUCCESS',
        result: {
          path: target,
          rows: 1_234,
          sheets: 1,
          bytes: bytes.length,
          sha256: createHash('sha256').update(bytes).digest('hex'),
          cached: false,
        },
      });
      expect(readdirSync(office.desk)).toEqual(['report']);
    },
  );

  test('that a server has made is found intact, whatever its options say', async ({ office }) => {
    const { url, api } = (await taskServer()).source;
    const request = parseRequest({
      sheets: [{ dataset: 'rows' }],
      output: { format: 'csv', headers: false },
      madeBy: 'server',
    });
    const { taskId } = await office.service.start(
      request,
      { kind: 'remote', url, api },
      join(office.desk, 'report'),
    );
    expect(await office.service.finished(taskId)).toMatchObject({
      state: 'SUCCESS',
      result: { rows: fileRows },
    });
    expect(await office.service.checkReceipt(taskId)).toEqual([]);
  });

  test('was told of in order, without ever going back', async ({ office }) => {
    const statuses: JobStatus[] = [];
    office.service.onJobChanged((status) => statuses.push(status));
    await run(office, queryRequest(numbersQuery(400_000)), join(office.desk, 'a.csv'));
    const progress = statuses.flatMap((status) => (status.state === 'PROGRESS' ? [status.progress] : []));
    const rows = progress.map(({ rowsDone }) => rowsDone);
    const phases = progress.map(({ phase }) => jobPhases.indexOf(phase));
    expect(progress.length).toBeGreaterThan(0);
    expect(rows).toEqual(rows.toSorted((a, b) => a - b));
    expect(phases).toEqual(phases.toSorted());
    expect(progress.every(({ rowsKnown }) => rowsKnown === null || rowsKnown === 400_000)).toBe(true);
    expect(statuses.at(-1)?.state).toBe('SUCCESS');
  });
});

describe('several exports', () => {
  test('run at once, each on its own', async ({ office }) => {
    const finished = await Promise.all(
      [10_000, 20_000, 30_000].map((rows) =>
        run(office, queryRequest(numbersQuery(rows)), join(office.desk, `${rows}.csv`)),
      ),
    );
    expect(finished.map((status) => status?.state === 'SUCCESS' && status.result.rows)).toEqual([
      10_000, 20_000, 30_000,
    ]);
  });

  test('to one target leave one whole file', async ({ office }) => {
    const target = join(office.desk, 'a.csv');
    const finished = await Promise.all(
      [1_000, 2_000].map((rows) => run(office, queryRequest(numbersQuery(rows)), target)),
    );
    const digest = createHash('sha256').update(readFileSync(target)).digest('hex');
    expect(finished.map((status) => status?.state === 'SUCCESS' && status.result.sha256)).toContain(digest);
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });
});

describe('a cancelled export', () => {
  const reading = (status: JobStatus): boolean => status.state === 'PROGRESS' && status.progress.rowsDone > 0;
  const counting = (status: JobStatus): boolean => status.state === 'PROGRESS';

  test.for([
    ['while it writes', numbersQuery(4_000_000), reading],
    ['in the middle of one long statement', numbersQuery(4_000_000, 'ORDER BY words DESC'), counting],
  ] as const)('%s leaves nothing behind and the old file as it was', async ([, sql, when], { office }) => {
    const target = join(office.desk, 'a.csv');
    writeFileSync(target, 'old');
    office.service.onJobChanged((status) => {
      if (when(status)) office.service.cancel(status.taskId);
    });
    const status = await run(office, queryRequest(sql), target);
    expect(status?.state).toBe('REVOKED');
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });
});

describe('an export that fails', () => {
  test('for lack of room on the disk leaves the old file as it was and nothing else', async ({
    office,
    skip,
  }) => {
    const disk = mountSmallDisk(1_024);
    if (!disk) return skip(needsRoot);
    try {
      for (const format of ['csv', 'excel'] as const) {
        const target = join(disk.folder, format);
        writeFileSync(target, 'old');
        const status = await run(office, queryRequest(numbersQuery(500_000), format), target);
        expect(status).toMatchObject({
          state: 'FAILURE',
          error: { code: 'DISK_SPACE_LOW', action: 'choose-target' },
        });
        expect(readFileSync(target, 'utf8')).toBe('old');
      }
      expect(readdirSync(disk.folder).sort()).toEqual(['csv', 'excel']);
    } finally {
      disk.unmount();
    }
  });

  test('in the data says where it stopped', async ({ office }) => {
    // The last of the rows is no JSON.
    const sql = `SELECT json_extract(CASE WHEN n < 200000 THEN '{}' ELSE '{' END, '$.a') FROM (${numbersQuery(200_000)})`;
    const status = await run(office, queryRequest(sql), join(office.desk, 'a.csv'));
    expect(status).toMatchObject({
      state: 'FAILURE',
      error: { code: 'QUERY_FAILED' },
      progress: { phase: 'reading' },
    });
    expect(status?.state === 'FAILURE' && status.progress.rowsDone).toBeGreaterThan(100_000);
    expect(readdirSync(office.desk)).toEqual([]);
  });

  test('for more rows than the format takes does so before it writes', async ({ office }) => {
    const status = await run(
      office,
      queryRequest(onesQuery(1_000_001), 'excel'),
      join(office.desk, 'a.xlsx'),
    );
    expect(status).toMatchObject({
      state: 'FAILURE',
      error: {
        code: 'DATASET_TOO_LARGE',
        detail: { rows: 1_000_001, limit: 1_000_000, format: 'excel' },
      },
    });
    expect(readdirSync(office.desk)).toEqual([]);
  });

  test('is refused at once when its folder is missing', async ({ office }) => {
    const start = office.service.start(
      queryRequest('SELECT 1'),
      office.source,
      join(office.desk, 'none', 'a.csv'),
    );
    await expect(start).rejects.toMatchObject({ code: 'TARGET_FOLDER_MISSING' });
  });
});

test('a task nobody started is unknown', ({ office }) => {
  expect(office.service.status('3f0e7c52-95a8-4c50-9f43-6f5d5d1a51c0')).toBeUndefined();
});
