import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect } from 'vitest';
import type { AnalyticsExportService, StartOptions } from '../../main/export/analytics-export-service.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import { mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { isWriting, seen, test as base, type Office } from '../fixtures/queue-office.ts';
import { numbersQuery, queryRequest } from '../fixtures/requests.ts';

const hour = 3_600_000;

/** What a file system needs until one more change would bear another time. */
const tick = 60;

/** Exports from a store of one pupil, whose number begins with zeros. */
class Desk {
  readonly office: Office;
  readonly service: AnalyticsExportService;

  constructor(office: Office, service: AnalyticsExportService) {
    this.office = office;
    this.service = service;
  }

  /** Changes the store, and waits until that is told apart from the next change. */
  async change(sql = `INSERT INTO pupils VALUES ('007')`): Promise<void> {
    new Database(this.office.source).exec(sql).close();
    // A whole second would be taken for a file system that knows no others.
    utimesSync(this.office.source, 1_700_000_000.25, 1_700_000_000.25);
    await delay(tick);
  }

  path(name: string): string {
    return resolve(this.office.desk, name);
  }

  async export(name: string, request = pupils, options: StartOptions = {}): Promise<ExportResult> {
    const source = { kind: 'sqlite', file: this.office.source } as const;
    const { taskId } = await this.service.start(request, source, this.path(name), options);
    const status = await this.service.finished(taskId);
    if (status.state !== 'SUCCESS') throw new Error(`the export ended as ${status.state}`);
    return status.result;
  }
}

const pupils = queryRequest('SELECT name AS number FROM pupils', 'excel');

const test = base.extend('desk', async ({ office }) => {
  const desk = new Desk(office, await office.open({ concurrency: 2 }));
  await desk.change();
  return desk;
});

describe('the same export of unchanged data', () => {
  test('is a copy of the file made before, with all that was told of it', async ({ desk }) => {
    const first = await desk.export('first.xlsx');
    const second = await desk.export('second.xlsx');
    expect([first.cached, second.cached]).toEqual([false, true]);
    expect(first.warnings).toMatchObject([{ code: 'LEADING_ZEROS' }]);
    const { rows, rowsInSource, sheets, bytes, sha256, alteredCells, guardedCells, warnings } = first;
    expect(second).toMatchObject({
      ...{ rows, rowsInSource, sheets, bytes, sha256, alteredCells, guardedCells, warnings },
      path: desk.path('second.xlsx'),
    });
    expect(readFileSync(second.path).equals(readFileSync(first.path))).toBe(true);
    expect(statSync(second.path).mode).toBe(statSync(first.path).mode);
    expect(readdirSync(desk.office.desk).sort()).toEqual(['first.xlsx', 'second.xlsx']);
  });

  test('to the same place is the file that is there', async ({ desk }) => {
    const first = await desk.export('first.xlsx');
    const { ino } = statSync(first.path);
    expect(await desk.export('first.xlsx')).toMatchObject({
      cached: true,
      path: first.path,
      sha256: first.sha256,
    });
    expect(statSync(first.path).ino).toBe(ino);
  });

  test('wanted twice at once does the work once', async ({ desk }) => {
    const both = await Promise.all(['one', 'two'].map((name) => desk.export(`${name}.xlsx`)));
    expect(both.map(({ cached }) => cached).sort()).toEqual([false, true]);
    expect(both[0]?.sha256).toBe(both[1]?.sha256);
  });

  test('leaves no copy in the data folder', async ({ desk }) => {
    await desk.export('first.xlsx');
    expect(readdirSync(desk.office.data).sort()).toEqual(['jobs.db', 'jobs.db-journal']);
  });
});

test.for<[string, (desk: Desk, path: string) => unknown]>([
  [
    'whose file was changed',
    (_desk, path) => {
      const content = readFileSync(path);
      content.writeUInt8(content.readUInt8(100) ^ 1, 100);
      writeFileSync(path, content);
    },
  ],
  [
    'whose file was cut',
    (_desk, path) => {
      truncateSync(path, 100);
    },
  ],
  [
    'whose file grew',
    (_desk, path) => {
      appendFileSync(path, 'x');
    },
  ],
  [
    'whose file was moved',
    (_desk, path) => {
      renameSync(path, `${path}.old`);
    },
  ],
  [
    'whose file was deleted',
    (_desk, path) => {
      rmSync(path);
    },
  ],
  ['whose data changed', (desk) => desk.change()],
  ['whose data changed and were dated back', (desk) => desk.change(`UPDATE pupils SET name = '008'`)],
  [
    'that is more than a day old',
    (desk) => desk.office.change('UPDATE cache SET stored_at = stored_at - ?', 24 * hour),
  ],
  ['of the future', (desk) => desk.office.change('UPDATE cache SET stored_at = stored_at + ?', hour)],
  ['that was cleared', (desk) => desk.service.clearExportCache()],
  ['that was forgotten', (desk) => desk.service.clearJobs()],
])('an export %s is made anew', async ([, happen], { desk }) => {
  const { path } = await desk.export('first.xlsx');
  await happen(desk, path);
  expect(await desk.export('second.xlsx')).toMatchObject({ cached: false });
  expect(await desk.export('third.xlsx')).toMatchObject({ cached: true });
});

test('an export elsewhere does not wait for one whose folder cannot be cleaned up', async ({
  desk,
  skip,
}) => {
  const folder = join(desk.office.desk, 'locked');
  mkdirSync(folder);
  const long = queryRequest(`${numbersQuery(300_000)} -- the same`);
  const source = { kind: 'sqlite', file: desk.office.source } as const;
  const { taskId } = await desk.service.start(long, source, join(folder, 'a.csv'));
  await seen(desk.service, isWriting);
  const mark = (flag: string): boolean => spawnSync('chattr', [flag, folder]).status === 0;
  if (!mark('+i')) return skip('making a folder immutable needs root and a file system that can');
  try {
    expect(await desk.service.finished(taskId)).toMatchObject({
      state: 'FAILURE',
      error: { code: 'TARGET_NOT_WRITABLE' },
    });
    expect(await desk.export('b.csv', long)).toMatchObject({ cached: false, rows: 300_000 });
  } finally {
    mark('-i');
  }
});

describe('is always made anew', () => {
  test.for<[string, ExportRequest, StartOptions]>([
    ['an export of a query with the clock in it', queryRequest(`SELECT date('now') FROM pupils`), {}],
    ['an export for which the cache is not wanted', pupils, { useCache: false }],
  ])('%s', async ([, request, options], { desk }) => {
    await desk.export('first', request, options);
    expect(await desk.export('second', request, options)).toMatchObject({ cached: false });
  });

  test('an export of data that are just being changed', async ({ desk }) => {
    // Within the tick: a time from the future is never older than it.
    const soon = Date.now() / 1_000 + 60;
    utimesSync(desk.office.source, soon, soon);
    await desk.export('first');
    expect(await desk.export('second')).toMatchObject({ cached: false });
  });
});

test('a copy for which there is no room fails as any file does, and leaves nothing', async ({
  desk,
  skip,
}) => {
  const disk = mountSmallDisk(64);
  if (!disk) return skip(needsRoot);
  try {
    await desk.export('first.csv', queryRequest(`SELECT hex(zeroblob(200000)) FROM pupils`));
    await expect(
      desk.export(join(disk.folder, 'a.csv'), queryRequest(`SELECT hex(zeroblob(200000)) FROM pupils`)),
    ).rejects.toThrow('FAILURE');
    expect(readdirSync(disk.folder)).toEqual([]);
  } finally {
    disk.unmount();
  }
});

test('what is stored is listed, the oldest first, and cleared one by one or at once', async ({ desk }) => {
  await desk.export('first.xlsx', { ...pupils, reportName: 'Marks' });
  await desk.export('second.xlsx');
  const { service } = desk;
  const entries = service.cachedExports();
  expect(entries).toMatchObject([
    { label: 'Marks', format: 'excel', path: desk.path('first.xlsx'), rows: 1, sheets: 1 },
    { label: 'query', path: desk.path('second.xlsx') },
  ]);
  const [first, second] = entries;
  expect((first?.expiresAt ?? 0) - (first?.storedAt ?? 0)).toBe(24 * hour);
  expect([await service.clearExportCache(first?.key), await service.clearExportCache(first?.key)]).toEqual([
    true,
    false,
  ]);
  expect(service.cachedExports()).toEqual([second]);
  expect([await service.clearExportCache(), await service.clearExportCache()]).toEqual([true, false]);
  expect(readdirSync(desk.office.desk).sort()).toEqual(['first.xlsx', 'second.xlsx']);
});

test.for<[string[]]>([[[]], [['Cache_Data']]])(
  'the copies that an earlier version kept are removed, and nothing else: %j',
  async ([others], { office }) => {
    const cache = join(office.data, 'cache');
    for (const name of ['a'.repeat(64), `draft-${'0'.repeat(18)}`, ...others])
      mkdirSync(join(cache, name), { recursive: true });
    writeFileSync(join(cache, 'a'.repeat(64), 'b'.repeat(64)), 'pupils');
    await office.open();
    expect(existsSync(cache) ? readdirSync(cache) : []).toEqual(others);
    expect(existsSync(cache)).toBe(others.length > 0);
  },
);
