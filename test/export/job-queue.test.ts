import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { AnalyticsExportService, type StartOptions } from '../../main/export/analytics-export-service.ts';
import type { QueueOptions } from '../../main/export/job-queue.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { createDatabase, select } from '../fixtures/database.ts';
import { mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { test as base } from '../fixtures/folder.ts';
import { numbersQuery, queryRequest } from '../fixtures/requests.ts';

const few = numbersQuery(10);
/** Long enough to be stopped in the middle. */
const many = numbersQuery(4_000_000);

/** No process has this number: Linux, macOS and Windows stop far below. */
const noProcess = 2 ** 30;

class Office {
  readonly desk: string;
  readonly queue: string;
  readonly #data: string;
  readonly #source: string;
  readonly #services: AnalyticsExportService[] = [];

  constructor(folder: string) {
    this.desk = join(folder, 'desk');
    mkdirSync(this.desk);
    this.#data = join(folder, 'data');
    this.queue = join(this.#data, 'jobs.db');
    this.#source = createDatabase(join(folder, 'store.db'), 'CREATE TABLE pupils (name TEXT)');
  }

  async open(options: Partial<QueueOptions> = {}): Promise<AnalyticsExportService> {
    const all = { claims: 'every', concurrency: 1, pauses: [0, 0], ...options } as const;
    const service = await AnalyticsExportService.open(this.#data, all);
    this.#services.push(service);
    return service;
  }

  async close(): Promise<void> {
    for (const service of this.#services) await service.close();
  }

  /** Gives the task's number. */
  async start(
    service: AnalyticsExportService,
    sql: string,
    name = 'a.csv',
    options: StartOptions = {},
  ): Promise<string> {
    const source = { kind: 'sqlite', file: this.#source } as const;
    const { taskId } = await service.start(queryRequest(sql), source, join(this.desk, name), {
      useCache: false,
      ...options,
    });
    return taskId;
  }

  /** Changes the queue as another process, or a crash, would. */
  change(sql: string, ...values: unknown[]): void {
    const db = new Database(this.queue);
    db.prepare(sql).run(...values);
    db.close();
  }

  /** As if the process had been killed that works on the only job. */
  kill(): void {
    this.change('UPDATE leases SET pid = ?', noProcess);
  }
}

const test = base.extend('office', ({ folder }, { onCleanup }) => {
  const office = new Office(folder);
  onCleanup(() => office.close());
  return office;
});

function seen(service: AnalyticsExportService, isSo: (status: JobStatus) => boolean): Promise<JobStatus> {
  return new Promise((resolve) => {
    const stop = service.onJobChanged((status) => {
      if (!isSo(status)) return;
      stop();
      resolve(status);
    });
  });
}

const isWriting = (status: JobStatus): boolean => status.state === 'PROGRESS' && status.progress.rowsDone > 0;

describe('a job that is not finished when the application closes', () => {
  test('waits, with nothing half written, and goes on at the next start', async ({ office }) => {
    const first = await office.open();
    const taskId = await office.start(first, numbersQuery(400_000));
    await seen(first, isWriting);
    await first.close();
    expect(readdirSync(office.desk)).toEqual([]);
    expect(select(office.queue, 'SELECT state, attempts FROM jobs')).toEqual([['PENDING', 0]]);
    const second = await office.open();
    expect(await second.finished(taskId)).toMatchObject({
      state: 'SUCCESS',
      result: { rows: 400_000, attempts: 1 },
    });
  });

  test('stays cancelled when it was', async ({ office }) => {
    const first = await office.open();
    const taskId = await office.start(first, many);
    first.cancel(taskId);
    await first.close();
    const second = await office.open();
    expect(second.status(taskId)?.state).toBe('REVOKED');
  });
});

describe('waiting jobs', () => {
  /** The names of finished jobs in the order in which they were done. */
  const order = (office: Office): unknown[] =>
    select(office.queue, 'SELECT target FROM jobs ORDER BY started_at, ended_at').map(([target]) =>
      String(target).slice(office.desk.length + 1),
    );

  test('go in the order in which they were asked for, those just clicked first', async ({ office }) => {
    const service = await office.open();
    service.pause();
    const tasks = [
      await office.start(service, few, 'first', { priority: 'background' }),
      await office.start(service, few, 'second', { priority: 'background' }),
      await office.start(service, few, 'clicked'),
    ];
    service.resume();
    await Promise.all(tasks.map((taskId) => service.finished(taskId)));
    expect(order(office)).toEqual(['clicked', 'first', 'second']);
  });

  test('never starve: one that has waited long goes before those just clicked', async ({ office }) => {
    const service = await office.open();
    service.pause();
    const old = await office.start(service, few, 'old', { priority: 'background' });
    office.change('UPDATE jobs SET due = due - 600001');
    const clicked = await office.start(service, few, 'clicked');
    service.resume();
    await Promise.all([old, clicked].map((taskId) => service.finished(taskId)));
    expect(order(office)).toEqual(['old', 'clicked']);
  });

  test('are no more at once than allowed, whoever runs them', async ({ office }) => {
    const [one, other] = [await office.open({ concurrency: 2 }), await office.open({ concurrency: 2 })];
    let most = 0;
    const count = (): void => {
      const [running] = select(office.queue, `SELECT count(*) FROM jobs WHERE state = 'PROGRESS'`);
      most = Math.max(most, Number(running?.[0]));
    };
    for (const service of [one, other]) service.onJobChanged(count);
    const tasks = await Promise.all(
      [1, 2, 3, 4, 5].map((name) => office.start(name % 2 ? one : other, numbersQuery(60_000), `${name}`)),
    );
    const ended = await Promise.all(tasks.map((taskId) => one.finished(taskId)));
    expect(ended.map(({ state }) => state)).toEqual(Array(5).fill('SUCCESS'));
    expect(most).toBe(2);
  });
});

describe('a paused queue', () => {
  test('begins nothing, in any process and after a restart, until it is resumed', async ({ office }) => {
    const first = await office.open();
    first.pause();
    const taskId = await office.start(first, few);
    expect(first.status(taskId)?.state).toBe('PENDING');
    await first.close();
    const [second, third] = [await office.open(), await office.open()];
    expect([second.isPaused, second.status(taskId)?.state]).toEqual([true, 'PENDING']);
    third.resume();
    expect((await second.finished(taskId)).state).toBe('SUCCESS');
  });

  test('lets running jobs go on', async ({ office }) => {
    const service = await office.open();
    const taskId = await office.start(service, numbersQuery(200_000));
    service.pause();
    expect((await service.finished(taskId)).state).toBe('SUCCESS');
  });

  test('does not hold up a command that waits for its own job', async ({ office }) => {
    const window = await office.open();
    window.pause();
    const command = await office.open({ claims: 'own' });
    const taskId = await office.start(command, few);
    expect((await command.finished(taskId)).state).toBe('SUCCESS');
  });
});

describe('two processes', () => {
  test('see, follow and cancel each other’s jobs', async ({ office }) => {
    const [window, command] = [await office.open(), await office.open({ claims: 'own' })];
    const taskId = await office.start(window, many);
    await seen(window, isWriting);
    const followed = seen(command, isWriting);
    const finished = command.finished(taskId);
    await followed;
    const asked = performance.now();
    command.cancel(taskId);
    expect((await finished).state).toBe('REVOKED');
    expect(performance.now() - asked).toBeLessThan(1_500);
    expect(window.status(taskId)?.state).toBe('REVOKED');
    expect(readdirSync(office.desk)).toEqual([]);
  });

  test('do not take each other’s jobs while both live', async ({ office }) => {
    const window = await office.open();
    const taskId = await office.start(window, numbersQuery(1_500_000));
    await office.open();
    expect((await window.finished(taskId)).state).toBe('SUCCESS');
    expect(select(office.queue, 'SELECT attempts FROM jobs')).toEqual([[1]]);
  });
});

describe('an attempt that lost its lease', () => {
  test('publishes nothing: who has the job now does', async ({ office }) => {
    const asleep = await office.open();
    const taskId = await office.start(asleep, numbersQuery(700_000));
    await seen(asleep, isWriting);
    office.kill();
    const awake = await office.open();
    expect(await awake.finished(taskId)).toMatchObject({ state: 'SUCCESS', result: { attempts: 2 } });
    await asleep.close();
    const status = awake.status(taskId);
    expect(status).toMatchObject({ state: 'SUCCESS', result: { attempts: 2 } });
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });
});

describe('after a crash', () => {
  /** Leaves the queue as a process leaves it that is killed in the middle of `taskId`; gives its temporary file. */
  async function crash(office: Office, change: string): Promise<string> {
    const service = await office.open({ claims: 'own' });
    writeFileSync(join(office.desk, 'a.csv'), 'old');
    const taskId = await office.start(service, many);
    service.cancel(taskId);
    await service.finished(taskId);
    await service.close();
    const temporary = join(office.desk, '.a.partial');
    writeFileSync(temporary, 'new');
    office.change(`UPDATE jobs SET state = 'PROGRESS', lease = 'lease', cancel_requested = 0, ${change}`);
    office.change(
      'INSERT INTO leases (id, job, temporary, host, pid, expires_at) VALUES (?, ?, ?, ?, ?, ?)',
      ...['lease', taskId, temporary, hostname(), noProcess, Date.now() + 60_000],
    );
    return temporary;
  }
  const receipt = `receipt = '{"rows":1}'`;
  const states = (office: Office): unknown[][] => select(office.queue, 'SELECT state, attempts FROM jobs');

  test('a complete file is published', async ({ office }) => {
    await crash(office, receipt);
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([['SUCCESS', 1]]);
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('new');
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('the parts of a split file that were not published yet are', async ({ office }) => {
    const parts = ['a (1).csv', 'a (2).csv', 'a (3).csv'].map((name) => ({ path: join(office.desk, name) }));
    const temporary = await crash(
      office,
      `receipt = '${JSON.stringify({ rows: 3, path: parts[0]?.path, parts })}'`,
    );
    renameSync(temporary, parts[0]?.path ?? '');
    writeFileSync(`${temporary}-2`, 'second');
    writeFileSync(`${temporary}-3`, 'third');
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([['SUCCESS', 1]]);
    expect(readdirSync(office.desk).sort()).toEqual(['a (1).csv', 'a (2).csv', 'a (3).csv', 'a.csv']);
    expect(readFileSync(join(office.desk, 'a (3).csv'), 'utf8')).toBe('third');
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
  });

  test('the parts of an incomplete file are all removed', async ({ office }) => {
    const temporary = await crash(office, 'receipt = NULL');
    writeFileSync(`${temporary}-2`, 'second');
    await office.open({ claims: 'own' });
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('a file that was published is not published again', async ({ office }) => {
    rmSync(await crash(office, receipt));
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([['SUCCESS', 1]]);
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
  });

  test('an incomplete file is removed and its job waits again', async ({ office }) => {
    await crash(office, 'receipt = NULL');
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([['PENDING', 1]]);
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('a job that was being cancelled is cancelled', async ({ office }) => {
    await crash(office, 'receipt = NULL, cancel_requested = 1');
    await office.open();
    expect(states(office)).toEqual([['REVOKED', 1]]);
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('a job that ended three processes is given up, until somebody wants it again', async ({ office }) => {
    await crash(office, 'receipt = NULL, attempts = 3');
    const service = await office.open();
    const [job] = service.jobs();
    expect(job).toMatchObject({ state: 'FAILURE', error: { code: 'JOB_INTERRUPTED', action: 'retry' } });
    expect(service.retry(job?.taskId ?? '').state).toBe('PROGRESS');
  });

  test('what cannot be removed stays remembered, and stops nothing', async ({ office }) => {
    const temporary = await crash(office, 'receipt = NULL');
    rmSync(temporary);
    mkdirSync(temporary);
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([['PENDING', 1]]);
    expect(select(office.queue, 'SELECT temporary FROM leases')).toEqual([[temporary]]);
    rmSync(temporary, { recursive: true });
  });

  test('a lease of another computer holds until it runs out', async ({ office }) => {
    const temporary = await crash(office, 'receipt = NULL');
    office.change(`UPDATE leases SET host = 'another'`);
    await office.open({ claims: 'own' });
    expect(existsSync(temporary)).toBe(true);
    office.change('UPDATE leases SET expires_at = ?', Date.now() - 1);
    await office.open({ claims: 'own' });
    expect(existsSync(temporary)).toBe(false);
  });
});

describe('a job that is tried again', () => {
  test('waits for its time, even after the clock was put back', async ({ office }) => {
    const service = await office.open({ pauses: [3_600_000] });
    service.pause();
    const taskId = await office.start(service, few);
    office.change(
      `UPDATE jobs SET state = 'RETRY', error = '{"code":"DISK_FULL","detail":{}}', not_before = ?`,
      Date.now() + 3_500_000,
    );
    service.resume();
    await delay(600);
    expect(service.status(taskId)).toMatchObject({ state: 'RETRY', error: { code: 'DISK_FULL' } });
    office.change('UPDATE jobs SET not_before = ?', Date.now() + 36_000_000);
    expect((await service.finished(taskId)).state).toBe('SUCCESS');
  });

  test('is refused while it runs, and when its file is complete', async ({ office }) => {
    const service = await office.open();
    const running = await office.start(service, many, 'running');
    expect(() => service.retry(running)).toThrow('JOB_RUNNING');
    service.cancel(running);
    await service.finished(running);
    const complete = await office.start(service, few, 'complete');
    await service.finished(complete);
    expect(() => service.retry(complete)).toThrow('JOB_FINISHED');
    expect(() => service.retry('nobody')).toThrow('JOB_NOT_FOUND');
  });
});

test('cancelling is answered in less than half a second in the middle of a long statement', async ({
  office,
}) => {
  const service = await office.open();
  const taskId = await office.start(service, numbersQuery(3_000_000, 'ORDER BY words DESC'));
  await seen(service, ({ state }) => state === 'PROGRESS');
  const revoked = seen(service, ({ state }) => state === 'REVOKED');
  const asked = performance.now();
  service.cancel(taskId);
  await revoked;
  expect(performance.now() - asked).toBeLessThan(500);
  await service.finished(taskId);
});

test.skipIf(process.platform === 'win32')('the queue is for this user alone', async ({ office }) => {
  const service = await office.open();
  await service.finished(await office.start(service, few));
  for (const file of [office.queue, `${office.queue}-wal`, `${office.queue}-shm`])
    expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('of very many ended jobs the oldest are forgotten', async ({ office }) => {
  const first = await office.open();
  await first.finished(await office.start(first, few));
  await first.close();
  office.change(
    `INSERT INTO jobs (id, state, request, source, target, requested_by, use_cache, created_at, ended_at, due, receipt)
     SELECT key, state, request, source, target, requested_by, use_cache, created_at, ended_at, due, receipt
     FROM jobs, json_each('[' || substr(replace(hex(zeroblob(10001)), '00', ',0'), 2) || ']')`,
  );
  const second = await office.open();
  expect(second.jobs()).toHaveLength(10_000);
  expect(second.jobs()[0]?.taskId).toBe('10000');
});

test('a queue of a newer version is not touched', async ({ office }) => {
  await (await office.open()).close();
  office.change('PRAGMA user_version = 99');
  await expect(office.open()).rejects.toMatchObject({ code: 'QUEUE_TOO_NEW' });
});

test('a queue that is damaged is put aside, and exporting goes on', async ({ office, folder }) => {
  mkdirSync(join(folder, 'data'), { recursive: true });
  writeFileSync(office.queue, 'no database at all, but long enough to be taken for one'.repeat(30));
  const service = await office.open();
  expect((await service.finished(await office.start(service, few))).state).toBe('SUCCESS');
  expect(readdirSync(join(folder, 'data'))).toContainEqual(expect.stringMatching(/^jobs-damaged-\d+\.db$/));
});

test('a queue that cannot be opened says so', async ({ office }) => {
  mkdirSync(office.queue, { recursive: true });
  await expect(office.open()).rejects.toMatchObject({ code: 'QUEUE_UNUSABLE' });
});

test('a queue on a full disk says so, and takes jobs again when there is room', async ({ skip }) => {
  const disk = mountSmallDisk(1_024);
  if (!disk) return skip(needsRoot);
  const office = new Office(disk.folder);
  try {
    const service = await office.open();
    const filler = join(disk.folder, 'filler');
    const handle = openSync(filler, 'w');
    expect(() => {
      for (;;) writeSync(handle, Buffer.alloc(4_096));
    }).toThrow('ENOSPC');
    closeSync(handle);
    await expect(office.start(service, few, '../a.csv')).rejects.toMatchObject({ code: 'QUEUE_UNUSABLE' });
    rmSync(filler);
    expect((await service.finished(await office.start(service, few))).state).toBe('SUCCESS');
  } finally {
    await office.close();
    disk.unmount();
  }
});
