import { execFileSync, spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { parseRequest } from '../../main/export/request.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { createDatabase, select } from '../fixtures/database.ts';
import { canMount, mountSmallDisk, needsRoot, type Disk } from '../fixtures/disk.ts';
import { test as base } from '../fixtures/folder.ts';
import { numbersQuery, queryRequest } from '../fixtures/requests.ts';
import { threads } from '../fixtures/threads.ts';

const megabyte = 1 << 20;

class Office {
  readonly folder: string;
  readonly desk: string;
  readonly file: string;
  readonly service: AnalyticsExportService;
  readonly retries: JobStatus[] = [];

  constructor(folder: string, service: AnalyticsExportService) {
    this.folder = folder;
    this.service = service;
    this.desk = join(folder, 'desk');
    mkdirSync(this.desk);
    this.file = createDatabase(join(folder, 'store.db'), 'CREATE TABLE pupils (name TEXT)');
    service.onJobChanged((status) => {
      if (status.state === 'RETRY') this.retries.push(status);
    });
  }

  /** Begins an export over an old file. */
  async start(request: ExportRequest, target = join(this.desk, 'a.csv')): Promise<string> {
    writeFileSync(target, 'old');
    const source = { kind: 'sqlite', file: this.file } as const;
    const { taskId } = await this.service.start(request, source, target, { useCache: false });
    return taskId;
  }

  async run(request: ExportRequest, target?: string): Promise<JobStatus> {
    return this.service.finished(await this.start(request, target));
  }

  /** Resolves when rows have been written. */
  writing(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.service.onJobChanged((status) => {
        if (status.state !== 'PROGRESS' || status.progress.rowsDone === 0) return;
        stop();
        resolve();
      });
    });
  }

  attempts(): unknown {
    return select(join(this.folder, 'data', 'jobs.db'), 'SELECT attempts FROM jobs')[0]?.[0];
  }
}

const test = base.extend('office', async ({ folder }, { onCleanup }) => {
  const service = await AnalyticsExportService.open(join(folder, 'data'), {
    createEngine: threads,
    claims: 'every',
    pauses: [0, 0],
  });
  onCleanup(() => service.close());
  return new Office(folder, service);
});

/** Runs with a disk of 64 MB. */
async function onSmallDisk(use: (disk: Disk) => Promise<void>, skip: (note: string) => void): Promise<void> {
  const disk = mountSmallDisk(64 * 1_024);
  if (!disk) {
    skip(needsRoot);
    return;
  }
  try {
    await use(disk);
  } finally {
    disk.unmount();
  }
}

/** Fills a disk up to the last `left` bytes. */
function fill({ folder }: Disk, left: number): void {
  const df = execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' });
  try {
    writeFileSync(join(folder, 'filler'), Buffer.alloc(Math.max(0, Number(df.split('\n')[1]) - left)));
  } catch (error) {
    // The export is writing too: it was faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}

describe('a disk that fills up while an export writes', () => {
  test.for([0, 1, 7])(
    'with %i MB left, is tried three times, and the old file stays',
    async (left, { office, skip }) => {
      await onSmallDisk(async (disk) => {
        const target = join(disk.folder, 'a.csv');
        const taskId = await office.start(queryRequest(numbersQuery(1_000_000)), target);
        await office.writing();
        fill(disk, left * megabyte);
        const status = await office.service.finished(taskId);
        // From the second attempt on the look ahead may find that there is no room.
        expect(status).toMatchObject({ state: 'FAILURE', error: { action: 'choose-target' } });
        expect(status.state === 'FAILURE' && status.error.code).toMatch(/^DISK_(FULL|SPACE_LOW)$/);
        expect(office.retries[0]).toMatchObject({ error: { code: 'DISK_FULL' } });
        expect(readFileSync(target, 'utf8')).toBe('old');
        expect(readdirSync(disk.folder).sort()).toEqual(['a.csv', 'filler']);
      }, skip);
    },
  );

  test('and is emptied in time does not matter', async ({ office, skip }) => {
    await onSmallDisk(async (disk) => {
      const target = join(disk.folder, 'a.csv');
      office.service.onJobChanged(({ state }) => {
        if (state === 'RETRY') rmSync(join(disk.folder, 'filler'), { force: true });
      });
      const taskId = await office.start(queryRequest(numbersQuery(1_000_000)), target);
      await office.writing();
      fill(disk, megabyte);
      expect(await office.service.finished(taskId)).toMatchObject({
        state: 'SUCCESS',
        result: { rows: 1_000_000, attempts: 2 },
      });
      expect(readdirSync(disk.folder)).toEqual(['a.csv']);
    }, skip);
  });
});

describe('a target', () => {
  test('on a disk that became read-only fails at once', async ({ office, skip }) => {
    await onSmallDisk(async (disk) => {
      const target = join(disk.folder, 'a.csv');
      writeFileSync(target, 'old');
      office.service.pause();
      const taskId = await office.start(queryRequest(numbersQuery(10)), target);
      disk.makeReadOnly();
      office.service.resume();
      expect(await office.service.finished(taskId)).toMatchObject({
        state: 'FAILURE',
        error: { code: 'TARGET_NOT_WRITABLE' },
      });
      expect(office.attempts()).toBe(1);
      expect(readFileSync(target, 'utf8')).toBe('old');
    }, skip);
  });

  test('that may not be replaced stays as it is, with nothing beside it', async ({ office, skip }) => {
    const target = join(office.desk, 'a.csv');
    const taskId = await office.start(queryRequest(numbersQuery(400_000)), target);
    await office.writing();
    const mark = (flag: string): boolean => {
      try {
        execFileSync('chattr', [flag, target], { stdio: 'ignore' });
        return true;
      } catch {
        return false;
      }
    };
    if (!mark('+i')) return skip('making a file immutable needs root and a file system that can');
    try {
      expect(await office.service.finished(taskId)).toMatchObject({
        state: 'FAILURE',
        error: { code: 'TARGET_NOT_WRITABLE', action: 'choose-target' },
      });
      expect(office.attempts()).toBe(1);
      expect(readFileSync(target, 'utf8')).toBe('old');
      expect(readdirSync(office.desk)).toEqual(['a.csv']);
    } finally {
      mark('-i');
    }
  });

  test.skipIf(process.platform !== 'linux')(
    'that another program has in use is tried again, and replaced when it is free',
    async ({ office }) => {
      const target = join(office.desk, 'a.csv');
      office.service.pause();
      const taskId = await office.start(queryRequest(numbersQuery(10)), target);
      // Linux locks nothing but programs that run.
      copyFileSync('/bin/sleep', target);
      chmodSync(target, 0o700);
      const program = spawn(target, ['60']);
      await once(program, 'spawn');
      office.service.onJobChanged(({ state }) => {
        if (state !== 'RETRY') return;
        office.service.pause();
        program.once('exit', () => office.service.resume()).kill();
      });
      office.service.resume();
      expect(await office.service.finished(taskId)).toMatchObject({
        state: 'SUCCESS',
        result: { rows: 10, attempts: 2 },
      });
      expect(office.retries[0]).toMatchObject({ error: { code: 'TARGET_IN_USE', action: 'retry' } });
    },
  );

  test('that something has been mounted on is replaced when it is free', async ({ office, skip }) => {
    if (!canMount) return skip(needsRoot);
    const target = join(office.desk, 'a.csv');
    const taskId = await office.start(queryRequest(numbersQuery(400_000)), target);
    await office.writing();
    // As good as another program that has it open: a rename fails with EBUSY.
    const held = join(office.folder, 'held');
    writeFileSync(held, 'old');
    execFileSync('mount', ['--bind', held, target]);
    const isFinishing = (): boolean => {
      const status = office.service.status(taskId);
      return status?.state !== 'PROGRESS' || status.progress.phase === 'finishing';
    };
    while (!isFinishing()) await delay(20);
    await delay(200);
    execFileSync('umount', [target]);
    expect(await office.service.finished(taskId)).toMatchObject({
      state: 'SUCCESS',
      result: { rows: 400_000, attempts: 1 },
    });
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test.skipIf(process.platform === 'win32')(
    'that has become a link to the source meanwhile is not touched',
    async ({ office }) => {
      const target = join(office.desk, 'a.csv');
      const taskId = await office.start(queryRequest(numbersQuery(400_000)), target);
      await office.writing();
      rmSync(target);
      symlinkSync(office.file, target);
      expect(await office.service.finished(taskId)).toMatchObject({
        state: 'FAILURE',
        error: { code: 'TARGET_IS_SOURCE' },
      });
      expect(select(office.file, 'SELECT * FROM pupils')).toEqual([]);
      expect(readdirSync(office.desk)).toEqual(['a.csv']);
    },
  );

  test('that is a link to another disk is made there', async ({ office, skip }) => {
    await onSmallDisk(async (disk) => {
      const target = join(office.desk, 'a.csv');
      symlinkSync(join(disk.folder, 'real.csv'), target);
      expect(await office.run(queryRequest(numbersQuery(10)), target)).toMatchObject({ state: 'SUCCESS' });
      expect(readFileSync(join(disk.folder, 'real.csv'), 'utf8')).toContain('a text of some length 10');
      expect([readdirSync(disk.folder), readdirSync(office.desk)]).toEqual([['real.csv'], ['a.csv']]);
    }, skip);
  });

  test('that a folder has replaced meanwhile is not touched', async ({ office }) => {
    const target = join(office.desk, 'a.csv');
    const taskId = await office.start(queryRequest(numbersQuery(400_000)), target);
    await office.writing();
    rmSync(target);
    mkdirSync(target);
    expect(await office.service.finished(taskId)).toMatchObject({
      state: 'FAILURE',
      error: { code: 'TARGET_IS_FOLDER' },
    });
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('whose folder is gone fails', async ({ office }) => {
    const taskId = await office.start(queryRequest(numbersQuery(400_000)));
    await office.writing();
    rmSync(office.desk, { recursive: true });
    expect(await office.service.finished(taskId)).toMatchObject({
      state: 'FAILURE',
      error: { code: 'TARGET_FOLDER_MISSING' },
    });
  });
});

describe('a worker thread that dies', () => {
  /** Ends worker threads as they start, the first `count` of them. */
  const dying = test.extend<{ count: number; died: { threads: number } }>({
    count: 0,
    died: async ({ count }, use) => {
      const died = { threads: 0 };
      const kill = (message: unknown): void => {
        if (died.threads === count) return;
        died.threads += 1;
        void (message as { worker: Worker }).worker.terminate();
      };
      subscribe('worker_threads', kill);
      await use(died);
      unsubscribe('worker_threads', kill);
    },
  });

  dying.extend({ count: 1 })('once, does not matter', async ({ office, died }) => {
    const status = await office.run(queryRequest(numbersQuery(10)));
    expect(status).toMatchObject({ state: 'SUCCESS', result: { rows: 10, attempts: 2 } });
    expect(died.threads).toBe(1);
  });

  dying.extend({ count: 9 })('again, is a failure that leaves the old file', async ({ office, died }) => {
    const status = await office.run(queryRequest(numbersQuery(10)));
    expect(status).toMatchObject({ state: 'FAILURE', error: { code: 'UNEXPECTED', action: 'retry' } });
    expect(died.threads).toBe(2);
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });
});

describe('a source', () => {
  const pupils = queryRequest('SELECT * FROM pupils, (SELECT 1 UNION SELECT 2)');
  const fillPupils = (file: string, rows: number): void => {
    new Database(file).exec(`INSERT INTO pupils SELECT words FROM (${numbersQuery(rows)})`).close();
  };

  test('that is deleted before its turn fails, once', async ({ office }) => {
    office.service.pause();
    const taskId = await office.start(pupils);
    rmSync(office.file);
    office.service.resume();
    expect(await office.service.finished(taskId)).toMatchObject({
      state: 'FAILURE',
      error: { code: 'SOURCE_NOT_FOUND', action: 'open-source' },
    });
    expect(office.attempts()).toBe(1);
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
  });

  test.skipIf(process.platform === 'win32')(
    'that is deleted or replaced in the middle is read to its end as it was',
    async ({ office }) => {
      fillPupils(office.file, 300_000);
      const other = createDatabase(join(office.folder, 'other.db'), 'CREATE TABLE pupils (name TEXT)');
      const taskId = await office.start(pupils);
      await office.writing();
      rmSync(office.file);
      copyFileSync(other, office.file);
      expect(await office.service.finished(taskId)).toMatchObject({
        state: 'SUCCESS',
        result: { rows: 600_000, rowsInSource: 600_000 },
      });
    },
  );

  test('that is cut in the middle is damaged, and the old file stays', async ({ office }) => {
    // More than SQLite has in its cache.
    fillPupils(office.file, 600_000);
    const taskId = await office.start(pupils);
    await office.writing();
    truncateSync(office.file, 8_192);
    expect(await office.service.finished(taskId)).toMatchObject({
      state: 'FAILURE',
      error: { code: 'SOURCE_CORRUPT' },
    });
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('that gives other rows than were counted is not taken for complete', async ({ office }) => {
    // Names are counted in the index, which lacks one, and read from the table.
    new Database(office.file)
      .unsafeMode()
      .exec(
        `INSERT INTO pupils VALUES ('Ana'), ('Bo');
         CREATE INDEX by_name ON pupils (name) WHERE name < 'B';
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = 'CREATE INDEX by_name ON pupils (name)' WHERE name = 'by_name';`,
      )
      .close();
    const named = { dataset: 'table:pupils', filters: [{ column: 'name', op: '>=', value: '' }] } as const;
    const request = parseRequest({ sheets: [named], output: { format: 'csv' } });
    const status = await office.run(request);
    expect(status).toMatchObject({ state: 'FAILURE', error: { code: 'ROWS_DIFFER', action: 'retry' } });
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
  });

  test('that another program has locked is read when it is free', async ({ office }) => {
    const other = new Database(office.file);
    other.exec('BEGIN EXCLUSIVE');
    const stop = office.service.onJobChanged(({ state }) => {
      if (state !== 'RETRY') return;
      stop();
      other.exec('COMMIT');
    });
    expect(await office.run(pupils)).toMatchObject({ state: 'SUCCESS', result: { attempts: 2 } });
    expect(office.retries[0]).toMatchObject({ error: { code: 'SOURCE_LOCKED', action: 'retry' } });
    other.close();
  });
});
