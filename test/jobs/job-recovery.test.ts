import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, vi } from 'vitest';
import { fileState } from '../../main/jobs/job-publication.ts';
import { built } from '../fixtures/built.ts';
import { select } from '../fixtures/database.ts';
import { many, noProcess, test, type Office } from '../fixtures/queue-office.ts';

const facts = (content: string): object => ({
  rows: 1,
  sheets: 1,
  bytes: content.length,
  sha256: createHash('sha256').update(content).digest('hex'),
});

/** Leaves the queue as a process leaves it that is killed in the middle of its only job; gives its temporary file. */
async function crash(office: Office, change = 'receipt = NULL'): Promise<string> {
  const service = await office.open({ claims: 'own' });
  const target = join(office.desk, 'a.csv');
  writeFileSync(target, 'old');
  const taskId = await office.start(service, many);
  service.cancel(taskId);
  await service.finished(taskId);
  await service.close();
  const temporary = join(office.desk, '.a.partial');
  writeFileSync(temporary, 'new');
  office.change(`UPDATE jobs SET state = 'PROGRESS', lease = 'lease', cancel_requested = 0, ${change}`);
  office.change(
    'INSERT INTO leases (id, job, temporary, host, pid, expires_at, target_before) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...['lease', taskId, temporary, hostname(), noProcess, Date.now() + 60_000, await fileState(target)],
  );
  return temporary;
}

/** The same when the file was complete. */
function crashPublishing(office: Office): Promise<string> {
  const receipt = { path: join(office.desk, 'a.csv'), ...facts('new') };
  return crash(office, `receipt = '${JSON.stringify(receipt)}'`);
}

const states = (office: Office): unknown[][] =>
  select(office.queue, `SELECT state, attempts, error ->> 'code' FROM jobs`);

describe('after a crash', () => {
  test('an incomplete file is removed and its job waits again', async ({ office }) => {
    await crash(office);
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([['PENDING', 1, null]]);
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('the parts of an incomplete file are all removed', async ({ office }) => {
    const temporary = await crash(office);
    writeFileSync(`${temporary}-2`, 'second');
    await office.open({ claims: 'own' });
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('a job that was being cancelled is cancelled', async ({ office }) => {
    await crash(office, 'receipt = NULL, cancel_requested = 1');
    await office.open();
    expect(states(office)).toEqual([['REVOKED', 1, null]]);
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  test('a job that ended three processes is given up, until somebody wants it again', async ({ office }) => {
    await crash(office, 'receipt = NULL, attempts = 3');
    const service = await office.open();
    const [job] = service.jobs();
    expect(job).toMatchObject({ state: 'FAILURE', error: { code: 'JOB_INTERRUPTED', action: 'retry' } });
    expect(service.retry(job?.taskId ?? '').state).toBe('PROGRESS');
  });

  test('a job that ends each process that takes it up is tried three times in all', async ({ office }) => {
    const command = await office.open({ claims: 'own' });
    command.pause();
    const taskId = await office.start(await office.open(), many);
    command.resume();
    await office.close();
    const signals = [1, 2, 3, 4].map(
      () => spawnSync(process.execPath, [built('aborting-process'), office.data]).signal,
    );
    expect(signals).toEqual(['SIGABRT', 'SIGABRT', 'SIGABRT', null]);
    expect(states(office)).toEqual([['FAILURE', 3, 'JOB_INTERRUPTED']]);
    expect((await office.open()).status(taskId)?.state).toBe('FAILURE');
    expect(readdirSync(office.desk)).toEqual([]);
  });

  test('a job whose lease is gone waits again', async ({ office }) => {
    await crash(office);
    office.change('DELETE FROM leases');
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([['PENDING', 1, null]]);
  });

  test('what cannot be removed stays remembered, and stops nothing', async ({ office }) => {
    const temporary = await crash(office);
    office.change(`UPDATE leases SET work = 'key'`);
    rmSync(temporary);
    mkdirSync(temporary);
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([['PENDING', 1, null]]);
    // Whoever makes the same elsewhere does not wait for it.
    expect(select(office.queue, 'SELECT temporary, work FROM leases')).toEqual([[temporary, null]]);
    rmSync(temporary, { recursive: true });
  });

  test('what could not be removed is tried again in a minute, even after the clock was put back', async ({
    office,
  }) => {
    const temporary = await crash(office);
    rmSync(temporary);
    mkdirSync(temporary);
    vi.useFakeTimers({ toFake: ['Date', 'performance'] });
    try {
      await office.open({ claims: 'own' });
      rmSync(temporary, { recursive: true });
      writeFileSync(temporary, 'new');
      vi.advanceTimersByTime(61_000);
      vi.setSystemTime(Date.now() - 86_400_000);
      await expect.poll(() => existsSync(temporary), { timeout: 10_000 }).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  test('a lease of another computer holds until it runs out', async ({ office }) => {
    const temporary = await crash(office);
    office.change(`UPDATE leases SET host = 'another'`);
    await office.open({ claims: 'own' });
    expect(existsSync(temporary)).toBe(true);
    office.change('UPDATE leases SET expires_at = ?', Date.now() - 1);
    await office.open({ claims: 'own' });
    expect(existsSync(temporary)).toBe(false);
  });
});

describe('after a crash just before it was noted that a file is in its place', () => {
  const published = ['SUCCESS', 1, null];
  const madeAgain = ['PENDING', 1, null];
  const leftAlone = ['FAILURE', 1, 'TARGET_CHANGED'];

  test.for<[string, (target: string, temporary: string) => void, unknown[], string]>([
    ['a file that is not there yet is put there', () => undefined, published, 'new'],
    [
      'a file that is there stays',
      (target, temporary) => {
        renameSync(temporary, target);
      },
      published,
      'new',
    ],
    [
      'a file that is there and was changed since is left alone',
      (target, temporary) => {
        rmSync(temporary);
        writeFileSync(target, 'changed');
      },
      leftAlone,
      'changed',
    ],
    [
      'an old file that was changed since is left alone',
      (target) => {
        writeFileSync(target, 'changed');
      },
      leftAlone,
      'changed',
    ],
    [
      'a file that is nowhere is made again',
      (_target, temporary) => {
        rmSync(temporary);
      },
      madeAgain,
      'old',
    ],
    [
      'a file that lost its end is made again',
      (_target, temporary) => {
        writeFileSync(temporary, 'ne');
      },
      madeAgain,
      'old',
    ],
  ])('%s', async ([, happen, state, content], { office }) => {
    const temporary = await crashPublishing(office);
    happen(join(office.desk, 'a.csv'), temporary);
    await office.open({ claims: 'own' });
    expect(states(office)).toEqual([state]);
    expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe(content);
    expect(readdirSync(office.desk)).toEqual(['a.csv']);
  });

  describe('the parts of a split file', () => {
    const names = ['a (1).csv', 'a (2).csv', 'a (3).csv'];

    /** Gives the temporary file of the first part. */
    async function crashInParts(office: Office): Promise<string> {
      const parts = names.map((name) => ({ path: join(office.desk, name), ...facts(name) }));
      const receipt = { ...facts(names[0] ?? ''), path: parts[0]?.path, parts };
      const temporary = await crash(office, `receipt = '${JSON.stringify(receipt)}'`);
      office.change(`UPDATE leases SET target_before = 'absent'`);
      renameSync(temporary, join(office.desk, 'a (1).csv'));
      writeFileSync(join(office.desk, 'a (1).csv'), 'a (1).csv');
      for (const part of [2, 3]) writeFileSync(`${temporary}-${part}`, names[part - 1] ?? '');
      return temporary;
    }

    test('that were not there yet are put there', async ({ office }) => {
      await crashInParts(office);
      await office.open({ claims: 'own' });
      expect(states(office)).toEqual([published]);
      expect(readdirSync(office.desk).sort()).toEqual([...names, 'a.csv']);
      for (const name of names) expect(readFileSync(join(office.desk, name), 'utf8')).toBe(name);
      expect(readFileSync(join(office.desk, 'a.csv'), 'utf8')).toBe('old');
    });

    test('are all made again when one is lost', async ({ office }) => {
      rmSync(`${await crashInParts(office)}-3`);
      await office.open({ claims: 'own' });
      expect(states(office)).toEqual([madeAgain]);
      expect(readdirSync(office.desk)).toEqual(['a.csv']);
    });
  });
});
