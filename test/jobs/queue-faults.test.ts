import { execFileSync } from 'node:child_process';
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, vi } from 'vitest';
import { startChildProcess } from '../../main/engine/child-process.ts';
import { ProcessEngine } from '../../main/engine/process-engine.ts';
import type { QueueOptions } from '../../main/jobs/job-queue.ts';
import { toldError } from '../fixtures/told-error.ts';
import { failureReport } from '../../preload/contract/errors.ts';
import { select } from '../fixtures/database.ts';
import { mountSmallDisk, needsRoot, type Disk } from '../fixtures/disk.ts';
import { injectFaults } from '../fixtures/queue-faults.ts';
import { numbersQuery } from '../fixtures/requests.ts';
import { few, isWriting, many, Office, seen, test } from '../fixtures/queue-office.ts';

/** Short: what is wrong here stays wrong. */
const impatient = { claims: 'own', patience: 20 } as const;

describe('a queue whose database fails', () => {
  /** A queue that can serve the export `few` with the file it made before, so that a job takes no thread. */
  async function prepared(office: Office): Promise<void> {
    utimesSync(office.source, 1_700_000_000.25, 1_700_000_000.25);
    await delay(60);
    const service = await office.open({ claims: 'own' });
    await service.finished(await office.start(service, few, 'first.csv', { useCache: true }));
    await service.close();
  }

  /** Exports from a copy of the queue while its statements fail; then goes on without faults. */
  async function exportWith(
    prepared: Office,
    name: string,
    code: string,
    fails: (number: number) => boolean,
  ): Promise<number> {
    const office = prepared.branch(name);
    let statements = 0;
    const faults = injectFaults(office.queue, code, () => fails(statements++));
    const target = join(office.desk, 'a.csv');
    writeFileSync(target, 'old');
    const ending = await exportOnce(office).catch((error: unknown) => toldError(failureReport(error)).code);
    const inode = statSync(target).ino;
    expect(ending).toMatch(/^(SUCCESS|QUEUE_UNUSABLE)$/);
    const content = readFileSync(target, 'utf8');
    if (ending === 'SUCCESS') expect(content).toBe(prepared.read('first.csv'));
    faults.fails = () => false;

    office.kill();
    const service = await office.open();
    const jobs = await Promise.all(service.jobs().map(({ taskId }) => service.finished(taskId)));
    await service.close();
    expect(jobs.map(({ state }) => state)).toEqual(jobs.map(() => 'SUCCESS'));
    if (jobs.length > 1) expect(office.read('a.csv')).toBe(prepared.read('first.csv'));
    // What was published is not published again.
    if (content !== 'old') expect(statSync(target).ino).toBe(inode);
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
    expect(select(office.queue, 'SELECT * FROM leases')).toEqual([]);
    return statements;
  }

  /** How a command ends. */
  async function exportOnce(office: Office): Promise<string> {
    const service = await office.open(impatient);
    try {
      const status = await service.finished(await office.start(service, few, 'a.csv', { useCache: true }));
      return status.state === 'FAILURE' ? status.error.code : status.state;
    } finally {
      await service.close();
    }
  }

  test('at any statement, once or from then on, loses no file and no job', async ({ office }) => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await prepared(office);
    const statements = await exportWith(office, 'none', 'SQLITE_FULL', () => false);
    expect(statements).toBeGreaterThan(30);
    const numbers = [...Array(statements).keys()];
    await Promise.all(
      numbers.flatMap((number) => [
        exportWith(office, `once ${number}`, 'SQLITE_BUSY', (other) => other === number),
        exportWith(office, `ever ${number}`, 'SQLITE_FULL', (other) => other >= number),
      ]),
    );
  });
});

describe('a queue that another program', () => {
  /** How a running export ends after something has happened to its queue. */
  async function endingAfter(
    office: Office,
    happen: () => void,
    sql = many,
    options: Partial<QueueOptions> = impatient,
  ): Promise<string> {
    const service = await office.open(options);
    const taskId = await office.start(service, sql);
    await seen(service, isWriting);
    happen();
    const status = await service.finished(taskId).catch((error: unknown) => toldError(failureReport(error)));
    await service.close();
    if ('code' in status) return status.code;
    return status.state === 'FAILURE' ? status.error.code : status.state;
  }

  test.for<[string, (office: Office) => void, string]>([
    [
      'removed the job from',
      (office) => {
        office.change('DELETE FROM leases');
        office.change('DELETE FROM jobs');
      },
      'JOB_FORGOTTEN',
    ],
    [
      'dropped a table of',
      (office) => {
        office.change('DROP TABLE leases');
      },
      'QUEUE_UNUSABLE',
    ],
    [
      'emptied',
      (office) => {
        truncateSync(office.queue);
      },
      'QUEUE_UNUSABLE',
    ],
    [
      'wrote over',
      (office) => {
        writeFileSync(office.queue, 'x'.repeat(statSync(office.queue).size));
      },
      'QUEUE_UNUSABLE',
    ],
  ])('%s ends a running export with a sentence, said once', async ([, happen, ending], { office }) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(
      await endingAfter(office, () => {
        happen(office);
      }),
    ).toBe(ending);
    expect(said).not.toHaveBeenCalled();
    expect(readdirSync(office.desk)).toEqual([]);
    // And the next one goes on.
    const service = await office.open();
    expect((await service.finished(await office.start(service, few))).state).toBe('SUCCESS');
  });

  test('emptied leaves nothing of an export whose process had to be ended', async ({ office }) => {
    // Chance has no number of rows, so nothing is counted before the rows are read.
    const rowsWithoutEnd = `WITH RECURSIVE some(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM some WHERE n < 5000),
      endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless)
      SELECT n FROM some WHERE random() <> 0.5 UNION ALL SELECT count(*) FROM endless`;
    const createEngine = (): ProcessEngine => new ProcessEngine(startChildProcess);
    const empty = (): void => {
      truncateSync(office.queue);
    };
    expect(await endingAfter(office, empty, rowsWithoutEnd, { ...impatient, createEngine })).toBe(
      'QUEUE_UNUSABLE',
    );
    expect(readdirSync(office.desk)).toEqual([]);
  });

  test('could cut shares no memory between processes', async ({ office }) => {
    const service = await office.open();
    await service.finished(await office.start(service, few));
    expect(readdirSync(office.data).filter((name) => name.startsWith('jobs'))).toEqual([
      'jobs.db',
      'jobs.db-journal',
    ]);
  });
});

describe('a disk that the queue is on', () => {
  test.for<[string, (disk: Disk) => void, (disk: Disk) => void]>([
    [
      'is full',
      ({ folder }) => {
        execFileSync('sh', ['-c', 'cat /dev/zero > "$0" 2>/dev/null || true', join(folder, 'filler')]);
      },
      ({ folder }) => {
        rmSync(join(folder, 'filler'));
      },
    ],
    [
      'is away',
      ({ folder }) => {
        renameSync(join(folder, 'data'), join(folder, 'away'));
      },
      ({ folder }) => {
        renameSync(join(folder, 'away'), join(folder, 'data'));
      },
    ],
  ])('and %s keeps the job until it is there again', async ([, spoil, mend], { folder, skip }) => {
    const disk = mountSmallDisk(1_024);
    if (!disk) return skip(needsRoot);
    const office = new Office(disk.folder);
    const target = join(folder, 'a.csv');
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      const service = await office.open(impatient);
      const taskId = await office.start(service, numbersQuery(400_000), target);
      await seen(service, isWriting);
      spoil(disk);
      const status = await service
        .finished(taskId)
        .catch((error: unknown) => toldError(failureReport(error)));
      expect(status).toMatchObject({ state: 'FAILURE', error: { code: 'QUEUE_UNUSABLE' } });
      expect(readdirSync(folder)).toEqual([]);
      await service.close();
      mend(disk);
      office.kill();
      expect((await (await office.open()).finished(taskId)).state).toBe('SUCCESS');
    } finally {
      await office.close();
      disk.unmount();
    }
  });
});
