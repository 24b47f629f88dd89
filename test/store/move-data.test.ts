import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import { JobTable } from '../../main/jobs/job-table.ts';
import { JobDatabase } from '../../main/jobs/job-database.ts';
import { moveData } from '../../main/store/move-data.ts';
import { mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { test as base } from '../fixtures/folder.ts';
import { queryRequest } from '../fixtures/requests.ts';
import { createDatabase, select } from '../fixtures/database.ts';

const key = 'a'.repeat(64);

/** A data folder as an earlier version left it, with what Chromium kept in it. */
function oldFolder(folder: string): string {
  const from = join(folder, 'old');
  for (const name of ['exports', 'records', join('cache', key), join('cache', 'Cache_Data')])
    mkdirSync(join(from, name), { recursive: true });
  const files = [
    'Cookies',
    'jobs-damaged-1.db',
    join('cache', key, 'entry.json'),
    join('cache', 'Cache_Data', 'index'),
    join('exports', 'a.csv'),
    join('records', 'r.jsonl'),
  ];
  for (const name of files) writeFileSync(join(from, name), name);
  createDatabase(join(from, 'sample-school.db'), 'CREATE TABLE pupils (name TEXT)');
  const db = JobDatabase.open(from);
  new JobTable(db).add(
    {
      request: queryRequest('SELECT 1'),
      source: { kind: 'records', file: join(from, 'records', 'r.jsonl'), label: 'r' },
      priority: 'interactive',
      useCache: true,
      requestedBy: 'ana',
    },
    () => join(from, 'exports', 'a.csv'),
  );
  db.run('UPDATE jobs SET receipt = ?', JSON.stringify({ path: join(from, 'exports', 'a.csv'), rows: 1 }));
  db.close();
  // Its list of exports had a write-ahead log, which tells whether somebody has it open.
  const queue = new Database(join(from, 'jobs.db'));
  queue.pragma('journal_mode = WAL');
  queue.close();
  return from;
}

const test = base.extend('folders', ({ folder }) => ({ from: oldFolder(folder), to: join(folder, 'new') }));

const ours = ['exports', 'jobs-damaged-1.db', 'jobs.db', 'records', 'sample-school.db'];

function expectMoved(from: string, to: string): void {
  expect(readdirSync(to).sort()).toEqual(ours);
  expect(readdirSync(from).sort()).toEqual(['Cookies', 'cache']);
  expect(readdirSync(join(from, 'cache'))).toEqual(['Cache_Data']);
  expect(readFileSync(join(to, 'exports', 'a.csv'), 'utf8')).toBe(join('exports', 'a.csv'));
  expect(readdirSync(join(to, 'records'))).toEqual(['r.jsonl']);
  expect(
    select(
      join(to, 'jobs.db'),
      `SELECT target, source ->> 'file', receipt ->> 'path', receipt ->> 'rows' FROM jobs`,
    ),
  ).toEqual([
    [join(to, 'exports', 'a.csv'), join(to, 'records', 'r.jsonl'), join(to, 'exports', 'a.csv'), 1],
  ]);
}

describe('a data folder of an earlier version is moved', () => {
  test('with what is ours only, and its jobs find it', ({ folders: { from, to } }) => {
    expect(moveData(from, to)).toBe(to);
    expectMoved(from, to);
    expect(statSync(to).mode & 0o777).toBe(process.platform === 'win32' ? expect.anything() : 0o700);
    expect(select(join(to, 'sample-school.db'), 'PRAGMA journal_mode')).toEqual([['wal']]);
  });

  test('once: what is there later is not touched', ({ folders: { from, to } }) => {
    moveData(from, to);
    writeFileSync(join(to, 'exports', 'a.csv'), 'newer');
    expect(moveData(from, to)).toBe(to);
    expect(readFileSync(join(to, 'exports', 'a.csv'), 'utf8')).toBe('newer');
  });

  // The order in which it goes about them.
  const order = [
    join('exports', 'a.csv'),
    'exports',
    join('records', 'r.jsonl'),
    'records',
    'jobs-damaged-1.db',
    'sample-school.db',
  ];
  test.for(order.map((name, index) => [name, index] as const))(
    'to its end by the next start, when it was killed after %s',
    ([, last], { folders: { from, to } }) => {
      for (const name of ['exports', 'records']) mkdirSync(join(to, name), { recursive: true });
      writeFileSync(join(to, 'moving.db'), '');
      for (const name of order.slice(0, last + 1))
        if (statSync(join(from, name)).isFile()) renameSync(join(from, name), join(to, name));
      expect(moveData(from, to)).toBe(to);
      expectMoved(from, to);
    },
  );

  test('to another disk, also when that was interrupted', ({ folders: { from }, skip }) => {
    const disk = mountSmallDisk(1_024);
    if (!disk) return skip(needsRoot);
    try {
      const to = join(disk.folder, 'new');
      mkdirSync(join(to, 'exports'), { recursive: true });
      // Copied, but not yet removed; and half copied.
      writeFileSync(join(to, 'exports', 'a.csv'), readFileSync(join(from, 'exports', 'a.csv')));
      writeFileSync(join(to, 'jobs-damaged-1.db.moving'), 'half');
      expect(moveData(from, to)).toBe(to);
      expectMoved(from, to);
    } finally {
      disk.unmount();
    }
  });
});

test('a damaged row keeps nothing from being moved', ({ folders: { from, to } }) => {
  const db = new Database(join(from, 'jobs.db'));
  db.exec(`UPDATE jobs SET source = '{'`);
  db.close();
  expect(moveData(from, to)).toBe(to);
  expect(select(join(to, 'jobs.db'), 'SELECT target, source FROM jobs')).toEqual([
    [join(to, 'exports', 'a.csv'), '{'],
  ]);
});

test('a damaged list of exports is moved as it is', ({ folders: { from, to } }) => {
  writeFileSync(join(from, 'jobs.db'), 'no database at all, '.repeat(500));
  expect(moveData(from, to)).toBe(to);
  expect(existsSync(join(from, 'jobs.db'))).toBe(false);
  expect(readFileSync(join(to, 'jobs.db'), 'utf8')).toContain('no database');
});

describe('a data folder of an earlier version stays', () => {
  test('while another process works with it', ({ folders: { from, to } }) => {
    const before = readdirSync(from);
    const other = new Database(join(from, 'jobs.db'));
    other.prepare('SELECT * FROM jobs').all();
    expect(moveData(from, to)).toBe(from);
    expect(readdirSync(from).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(before);
    expect(readdirSync(to)).toEqual([]);
    other.close();
    expect(moveData(from, to)).toBe(to);
    expectMoved(from, to);
  });

  test('where there is another list of exports already', ({ folders: { from, to } }) => {
    mkdirSync(to);
    JobDatabase.open(to).close();
    expect(moveData(from, to)).toBe(to);
    expect(select(join(to, 'jobs.db'), 'SELECT * FROM jobs')).toEqual([]);
    expect(select(join(from, 'jobs.db'), 'SELECT target FROM jobs')).toEqual([
      [join(from, 'exports', 'a.csv')],
    ]);
  });
});
