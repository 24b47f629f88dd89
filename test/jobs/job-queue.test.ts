import { execFileSync } from 'node:child_process';
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { jobMigrations } from '../../main/jobs/job-migrations.ts';
import { built } from '../fixtures/built.ts';
import { select } from '../fixtures/database.ts';
import { mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { few, isWriting, many, Office, seen, test } from '../fixtures/queue-office.ts';
import { numbersQuery, queryRequest } from '../fixtures/requests.ts';

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

describe('a paused job', () => {
  test('leaves nothing half written, waits beyond a restart while others go on, and begins anew', async ({
    office,
  }) => {
    const first = await office.open();
    const taskId = await office.start(first, numbersQuery(400_000));
    await seen(first, isWriting);
    const held = seen(first, (status) => status.state === 'PENDING' && status.isPaused);
    first.hold(taskId);
    await held;
    await first.finished(await office.start(first, few, 'other.csv'));
    expect(readdirSync(office.desk)).toEqual(['other.csv']);
    await first.close();
    const second = await office.open();
    await second.finished(await office.start(second, few, 'another.csv'));
    expect(second.status(taskId)).toMatchObject({ state: 'PENDING', isPaused: true });
    second.release(taskId);
    expect(await second.finished(taskId)).toMatchObject({
      state: 'SUCCESS',
      result: { rows: 400_000, attempts: 1 },
    });
    second.hold(taskId);
    expect(second.status(taskId)?.state).toBe('SUCCESS');
  });

  test('can be resumed while it still stops, by whichever process, and cancelled', async ({ office }) => {
    const [window, command] = [await office.open(), await office.open({ claims: 'own' })];
    const taskId = await office.start(window, numbersQuery(300_000, 'ORDER BY words DESC'));
    await seen(window, ({ state }) => state === 'PROGRESS');
    const held = seen(window, (status) => status.state === 'PENDING' && status.isPaused);
    command.hold(taskId);
    await held;
    expect(window.release(taskId).state).toBe('PROGRESS');
    expect((await window.finished(taskId)).state).toBe('SUCCESS');
    window.pause();
    const waiting = await office.start(window, few, 'b.csv');
    window.hold(waiting);
    window.resume();
    window.cancel(waiting);
    expect((await window.finished(waiting)).state).toBe('REVOKED');
  });
});

test('jobs are found by the names of their file, data and source, page by page', async ({ office }) => {
  const service = await office.open();
  await service.finished(await office.start(service, few, 'Müller marks.csv'));
  office.change(
    `INSERT INTO jobs (id, state, request, source, target, requested_by, use_cache, created_at, ended_at, due, receipt)
     SELECT key, state, iif(key % 2, '{', '{"sheets":[{"dataset":"class-analytics"},{"dataset":"table:Noten"}]}'), source,
     '/muller/' || key || '.csv', requested_by, use_cache, created_at, ended_at, due, receipt
     FROM jobs, json_each('[' || substr(replace(hex(zeroblob(120)), '00', ',0'), 2) || ']')`,
  );
  service.pause();
  const waiting = await office.start(service, few, 'waiting.csv');
  const names = (text: string, before: number | null = null): [string[], number | null] => {
    const { jobs, next } = service.searchJobs(text, before);
    return [jobs.map(({ fileName }) => fileName), next];
  };
  expect(service.searchJobs('query store')).toMatchObject({
    jobs: [
      { taskId: waiting, state: 'PENDING', datasets: ['query'], source: 'store.db' },
      { fileName: 'Müller marks.csv', state: 'SUCCESS' },
    ],
    next: null,
  });
  expect(names('mueller')).toEqual([['Müller marks.csv'], null]);
  expect(names('abfrage store')[0]).toEqual(['waiting.csv', 'Müller marks.csv']);
  const [first, next] = names('CLASS noten');
  expect([first.length, first[0], first.at(-1)]).toEqual([50, '118.csv', '20.csv']);
  expect(names('CLASS noten', next)).toEqual([
    ['18.csv', '16.csv', '14.csv', '12.csv', '10.csv', '8.csv', '6.csv', '4.csv', '2.csv', '0.csv'],
    null,
  ]);
  expect(names('')[0].slice(0, 2)).toEqual(['waiting.csv', '119.csv']);
});

test('what is finished is exported once more beside its file', async ({ office }) => {
  const service = await office.open();
  const names = [];
  let taskId = await office.start(service, few, 'marks.csv');
  for (let time = 0; time < 2; time++) {
    await service.finished(taskId);
    ({ taskId } = await service.repeat(taskId));
    names.push((await service.finished(taskId)).fileName);
  }
  expect(names).toEqual(['marks (2).csv', 'marks (3).csv']);
  expect(office.read('marks (3).csv')).toBe(office.read('marks.csv'));
});

describe('two processes', () => {
  test('see, follow and cancel each other’s jobs', async ({ office }) => {
    const [window, command] = [await office.open(), await office.open({ claims: 'own' })];
    const taskId = await office.start(window, many);
    await seen(window, isWriting);
    const followed = seen(command, isWriting);
    const finished = command.finished(taskId);
    await followed;
    command.cancel(taskId);
    expect((await finished).state).toBe('REVOKED');
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

  test('runs anew while what was cancelled still ends, and where it is told to', async ({ office }) => {
    const service = await office.open();
    const taskId = await office.start(service, numbersQuery(700_000, 'ORDER BY words DESC'));
    await seen(service, ({ state }) => state === 'PROGRESS');
    service.cancel(taskId);
    await seen(service, ({ state }) => state === 'REVOKED');
    const [told, status] = [
      seen(service, ({ state }) => state === 'PENDING'),
      service.retry(taskId, join(office.desk, 'b.csv')),
    ];
    expect([status.state, status.fileName]).toEqual(['PROGRESS', 'b.csv']);
    expect((await told).taskId).toBe(taskId);
    expect((await service.finished(taskId)).state).toBe('SUCCESS');
    expect(readdirSync(office.desk)).toEqual(['b.csv']);
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

test('cancelling is answered long before a long statement is at its end', async ({ office }) => {
  const service = await office.open();
  const taskId = await office.start(service, numbersQuery(3_000_000, 'ORDER BY words DESC'));
  await seen(service, ({ state }) => state === 'PROGRESS');
  const revoked = seen(service, ({ state }) => state === 'REVOKED');
  service.cancel(taskId);
  await revoked;
  // The thread is still in the statement, which nothing can stop, and keeps the attempt's lease until it comes out.
  expect(select(office.queue, 'SELECT job FROM leases')).toEqual([[taskId]]);
  await service.finished(taskId);
  expect(select(office.queue, 'SELECT job FROM leases')).toEqual([]);
});

test.skipIf(process.platform === 'win32')('the queue is for this user alone', async ({ office }) => {
  const service = await office.open();
  await service.finished(await office.start(service, few));
  for (const file of [office.queue, `${office.queue}-journal`])
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

describe('a job that another version asked for, or whose row is damaged,', () => {
  test.for([
    ['request', `'{"sheets":[{"dataset":"query"}],"output":{"format":"pdf"}}'`],
    ['request', `'{'`],
    ['source', `'{"kind":"api","url":"https://example.org"}'`],
    ['source', `'{'`],
    ['progress', `'{'`],
  ] as const)('%s = %s, stops nobody', async ([column, value], { office }) => {
    const service = await office.open();
    service.pause();
    const damaged = await office.start(service, few, 'damaged.csv');
    const next = await office.start(service, few, 'next.csv');
    office.change(`UPDATE jobs SET ${column} = ${value} WHERE id = ?`, damaged);
    await service.close();
    const other = await office.open();
    const told = (): unknown[] => other.jobs().map(({ fileName, format }) => [fileName, format]);
    expect(told()).toEqual([
      ['next.csv', 'csv'],
      ['damaged.csv', column === 'request' ? null : 'csv'],
    ]);
    other.resume();
    expect((await other.finished(next)).state).toBe('SUCCESS');
    const exported = (): unknown => other.exported(damaged);
    if (column === 'progress')
      expect(exported()).toEqual({
        ...other.exported(next),
        name: 'damaged.csv',
        target: join(office.desk, 'damaged.csv'),
      });
    else expect(exported).toThrow(expect.objectContaining({ code: 'JOB_NOT_UNDERSTOOD' }));
    expect(await other.finished(damaged)).toMatchObject(
      column === 'progress'
        ? { state: 'SUCCESS' }
        : { state: 'FAILURE', error: { code: 'JOB_NOT_UNDERSTOOD' } },
    );
  });

  test.for([
    ['SUCCESS', `receipt = '{'`],
    ['FAILURE', `state = 'FAILURE', error = '{"code":"OF_TOMORROW","detail":{}}'`],
    // Without the facts of its sentence.
    ['FAILURE', `state = 'FAILURE', error = '{"code":"SOURCE_NOT_FOUND","detail":{}}'`],
    ['FAILURE', `state = 'FAILURE', error = '{'`],
  ] as const)('can be told of when it has ended as %s with %s', async ([, change], { office }) => {
    const service = await office.open();
    const taskId = await office.start(service, few);
    await service.finished(taskId);
    office.change(`UPDATE jobs SET ${change}`);
    expect(service.jobs()).toMatchObject([
      { taskId, state: 'FAILURE', error: { code: 'JOB_NOT_UNDERSTOOD' } },
    ]);
  });
});

test('jobs that were unfinished when the application began are told of, whoever changes them', async ({
  office,
}) => {
  const [first, command] = [await office.open(), await office.open({ claims: 'own' })];
  first.pause();
  const waiting = await office.start(first, few, 'waiting.csv');
  const cancelled = await office.start(first, few, 'cancelled.csv');
  await first.close();
  const second = await office.open();
  const told = new Set<string>();
  second.onJobChanged(({ taskId, state }) => told.add(`${taskId} ${state}`));
  expect(second.jobs().map(({ taskId, state }) => [taskId, state])).toEqual([
    [cancelled, 'PENDING'],
    [waiting, 'PENDING'],
  ]);
  command.cancel(cancelled);
  command.resume();
  const isTold = (): boolean =>
    [`${cancelled} REVOKED`, `${waiting} SUCCESS`].every((words) => told.has(words));
  while (!isTold()) await delay(20);
});

describe('forgetting', () => {
  const secret = 'Zoë Quill';
  const query = `${few} -- ${secret}`;

  /** Whether anything of a query can be found in the files of the queue. */
  const isFound = (office: Office): boolean =>
    readdirSync(office.data).some((name) => readFileSync(join(office.data, name)).includes(secret));

  test('leaves nothing of what was asked for, but the file', async ({ office }) => {
    const service = await office.open();
    for (let number = 0; number < 3; number++) {
      await service.finished(await office.start(service, query, `${number}.csv`));
      await service.finished(await office.start(service, `SELECT * FROM nothing -- ${secret}`, 'fails.csv'));
    }
    expect(isFound(office)).toBe(true);
    const [first] = service.jobs();
    expect(service.clearJobs(first?.taskId)).toBe(1);
    expect(service.jobs()).toHaveLength(5);
    expect(() => service.clearJobs(first?.taskId)).toThrow('JOB_NOT_FOUND');
    expect(service.clearJobs()).toBe(5);
    expect([service.jobs(), service.clearJobs()]).toEqual([[], 0]);
    expect(isFound(office)).toBe(false);
    expect(readdirSync(office.desk)).toHaveLength(3);
  });

  test('leaves what has not ended', async ({ office }) => {
    const service = await office.open();
    const running = await office.start(service, many, 'running.csv');
    const waiting = await office.start(service, few, 'waiting.csv');
    for (const taskId of [running, waiting]) expect(() => service.clearJobs(taskId)).toThrow('JOB_RUNNING');
    expect(service.clearJobs()).toBe(0);
    expect(service.jobs()).toHaveLength(2);
  });

  test('begins by itself after 30 days', async ({ office }) => {
    const service = await office.open();
    for (const name of ['old.csv', 'new.csv'])
      await service.finished(await office.start(service, query, name));
    await service.close();
    const days = 24 * 3_600_000;
    office.change(`UPDATE jobs SET ended_at = ended_at - ? WHERE target LIKE '%new.csv'`, 29 * days);
    office.change(`UPDATE jobs SET ended_at = ended_at - ? WHERE target LIKE '%old.csv'`, 31 * days);
    expect((await office.open()).jobs().map(({ fileName }) => fileName)).toEqual(['new.csv']);
  });
});

test('the queue of an earlier version goes on, and what it left of what it deleted is gone', async ({
  office,
}) => {
  mkdirSync(office.data);
  const db = new Database(office.queue);
  db.pragma('journal_mode = WAL');
  db.exec(jobMigrations[0] ?? '');
  db.pragma('user_version = 1');
  const add = db.prepare(
    `INSERT INTO jobs (id, state, request, source, target, requested_by, use_cache, created_at, due)
     VALUES (?, 'PENDING', ?, ?, ?, 'Ana', 0, 0, 0)`,
  );
  const source = JSON.stringify({ kind: 'sqlite', file: office.source });
  for (const id of ['waiting', 'deleted'])
    add.run(id, JSON.stringify(queryRequest(`${few} -- ${id}`)), source, join(office.desk, `${id}.csv`));
  db.exec(`DELETE FROM jobs WHERE id = 'deleted'`);
  db.close();
  expect(readFileSync(office.queue).includes('-- deleted')).toBe(true);
  const service = await office.open();
  expect((await service.finished('waiting')).state).toBe('SUCCESS');
  expect(readFileSync(office.queue).includes('-- deleted')).toBe(false);
});

test('a process that has closed the queue is kept by nothing and can end at once', ({ office }) => {
  const printed = execFileSync(process.execPath, [built('closing-process'), office.data]);
  expect(String(printed)).toBe('0 timers\n');
});
