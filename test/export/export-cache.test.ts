import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, vi } from 'vitest';
import {
  ExportCache,
  type CacheEntry,
  type CacheSettings,
  type FinishedExport,
} from '../../main/export/export-cache.ts';
import { parseRequest } from '../../main/export/request.ts';
import { WorkerThread } from '../../main/export/worker-thread.ts';
import type { ExportRequestInput } from '../../preload/contract/export.ts';
import { built } from '../fixtures/built.ts';
import { createDatabase } from '../fixtures/database.ts';
import { mountSmallDisk, needsRoot } from '../fixtures/disk.ts';
import { test as base } from '../fixtures/folder.ts';
import { queryRequest } from '../fixtures/requests.ts';

const hour = 3_600_000;
class Office {
  /** What the clock of the cache says. */
  now = Date.now();
  readonly data: string;
  readonly store: string;
  readonly target: string;
  readonly #folder: string;
  readonly #thread: WorkerThread;
  /** Seconds since 1970, long ago and no whole one. */
  #moment = 1_700_000_000.25;
  readonly #opened: ExportCache[] = [];

  constructor(folder: string, thread: WorkerThread) {
    this.#folder = folder;
    this.#thread = thread;
    this.data = join(folder, 'data');
    this.store = createDatabase(join(folder, 'school.db'), 'CREATE TABLE pupils (name TEXT)');
    this.target = join(folder, 'report.csv');
    this.settle();
  }

  async open(settings: CacheSettings = {}): Promise<ExportCache> {
    const cache = await ExportCache.open(this.data, { now: () => this.now, ...settings });
    this.#opened.push(cache);
    return cache;
  }

  close(): void {
    for (const cache of this.#opened) cache.close();
  }

  /** Dates a change of the store back: one of a moment ago says that the next one may come any moment. */
  settle(): void {
    this.#moment += 1;
    for (const file of [this.store, `${this.store}-wal`])
      if (existsSync(file)) utimesSync(file, this.#moment, this.#moment);
  }

  /** A finished export as the service has it. */
  async finished(cache: ExportCache, content = 'a,b\r\n', name = 'Marks'): Promise<FinishedExport> {
    writeFileSync(this.target, content);
    const request = parseRequest({ ...marks, reportName: name });
    const source = { kind: 'sqlite', file: this.store } as const;
    const facts = {
      rows: 3,
      sheets: 1,
      alteredCells: 2,
      guardedCells: 1,
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    };
    const key = await keyOf(cache, this, request);
    return { key, request, source, thread: this.#thread, file: this.target, facts };
  }

  /** Stores an export; gives its key. */
  async stored(cache: ExportCache, content?: string, name?: string): Promise<string> {
    const finished = await this.finished(cache, content, name);
    expect(await cache.store(finished)).toBe(true);
    return finished.key;
  }

  /** What is served for a key, and as what. */
  async served(cache: ExportCache, key: string): Promise<(CacheEntry & { content: string }) | undefined> {
    const temporary = join(this.#folder, 'served');
    const entry = await cache.serve(key, temporary);
    if (!entry) {
      expect(readdirSync(this.#folder)).not.toContain('served');
      return undefined;
    }
    const content = readFileSync(temporary, 'utf8');
    rmSync(temporary);
    return { ...entry, content };
  }

  /** The folder of an entry. */
  entry(key: string): string {
    return join(this.data, 'cache', key);
  }

  /** The stored file. */
  file(key: string): string {
    const name = readdirSync(this.entry(key)).find((candidate) => candidate !== 'entry.json');
    return join(this.entry(key), name ?? '');
  }
}

const marks: ExportRequestInput = {
  sheets: [{ dataset: 'table:pupils', columns: [{ key: 'name' }] }],
  output: { format: 'csv' },
};

async function keyOf(cache: ExportCache, { store }: Office, request: ExportRequestInput): Promise<string> {
  const key = await cache.keyFor(parseRequest(request), { kind: 'sqlite', file: store });
  if (key === undefined) throw new Error('the store has not settled');
  return key;
}

// Vitest reads from this pattern that the fixture needs no other.
// eslint-disable-next-line no-empty-pattern
const withThread = base.extend('thread', { scope: 'file' }, ({}, { onCleanup }) => {
  const thread = new WorkerThread();
  onCleanup(() => thread.terminate());
  return thread;
});

const test = withThread.extend('office', ({ folder, thread }, { onCleanup }) => {
  const office = new Office(folder, thread);
  onCleanup(() => {
    office.close();
  });
  return office;
});

describe('a hit', () => {
  test('is the file with what was told of it', async ({ office }) => {
    const cache = await office.open();
    const key = await office.stored(cache, 'name\r\nAna\r\n');
    expect(await office.served(cache, key)).toEqual({
      key,
      label: 'Marks',
      format: 'csv',
      rows: 3,
      sheets: 1,
      alteredCells: 2,
      guardedCells: 1,
      bytes: 11,
      sha256: createHash('sha256').update('name\r\nAna\r\n').digest('hex'),
      storedAt: office.now,
      expiresAt: office.now + 24 * hour,
      content: 'name\r\nAna\r\n',
    });
  });

  test('outlives the process, and needs the target no more', async ({ office }) => {
    const key = await office.stored(await office.open(), 'abc');
    rmSync(office.target);
    expect(await office.served(await office.open(), key)).toMatchObject({ content: 'abc' });
  });

  test('is for this user alone until it is published', async ({ office, folder }) => {
    const cache = await office.open();
    const key = await office.stored(cache);
    const temporary = join(folder, 'temporary');
    await cache.serve(key, temporary);
    expect(statSync(temporary).mode & 0o777).toBe(0o600);
  });

  test('never touches what is there', async ({ office, folder }) => {
    const cache = await office.open();
    const key = await office.stored(cache);
    const temporary = join(folder, 'temporary');
    writeFileSync(temporary, 'old');
    expect(await cache.serve(key, temporary)).toBeUndefined();
    expect(readFileSync(temporary, 'utf8')).toBe('old');
  });
});

test.for(['delete', 'wal'])(
  'a miss is an export of changed data with journal mode %s',
  async (mode, { office }) => {
    const cache = await office.open();
    const writer = new Database(office.store);
    writer.pragma(`journal_mode = ${mode}`);
    writer.exec(`INSERT INTO pupils VALUES ('Ana')`);
    office.settle();
    const key = await office.stored(cache);
    expect(await office.served(cache, key)).toBeDefined();
    writer.exec(`INSERT INTO pupils VALUES ('Bo')`);
    office.settle();
    const changed = await keyOf(cache, office, { ...marks, reportName: 'Marks' });
    expect(await office.served(cache, changed)).toBeUndefined();
    writer.close();
  },
);

describe('a miss', () => {
  test.for<[string, ExportRequestInput]>([
    ['columns', { ...marks, sheets: [{ dataset: 'table:pupils' }] }],
    ['options', { ...marks, output: { format: 'csv', delimiter: 'tab' } }],
  ])('is an export with other %s', async ([, request], { office }) => {
    const cache = await office.open();
    await office.stored(cache);
    expect(await office.served(cache, await keyOf(cache, office, request))).toBeUndefined();
  });

  test('is a file that was cut, which is removed', async ({ office }) => {
    const cache = await office.open();
    const key = await office.stored(cache, 'abc');
    truncateSync(office.file(key), 2);
    expect(await office.served(cache, key)).toBeUndefined();
    expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
  });

  test.for(['', '{', '[]', '{"label":"x"}'])(
    'is an entry that says "%s", which is removed',
    async (text, { office }) => {
      const cache = await office.open();
      const key = await office.stored(cache);
      writeFileSync(join(office.entry(key), 'entry.json'), text);
      expect(await office.served(cache, key)).toBeUndefined();
      expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
    },
  );

  test('is an entry without its file, which is removed', async ({ office }) => {
    const cache = await office.open();
    const key = await office.stored(cache);
    rmSync(office.file(key));
    expect(await office.served(cache, key)).toBeUndefined();
    expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
  });

  test('is a file for which there is no room here, and leaves nothing here', async ({ office, skip }) => {
    const disk = mountSmallDisk(64);
    if (!disk) return skip(needsRoot);
    try {
      const cache = await office.open();
      const key = await office.stored(cache, 'x'.repeat(1_000_000));
      expect(await cache.serve(key, join(disk.folder, 'temporary'))).toBeUndefined();
      expect(readdirSync(disk.folder)).toEqual([]);
    } finally {
      disk.unmount();
    }
  });
});

describe('an entry expires', () => {
  test('after 24 hours and not before', async ({ office }) => {
    const cache = await office.open();
    const key = await office.stored(cache);
    office.now += 24 * hour - 1;
    expect(await office.served(cache, key)).toBeDefined();
    office.now += 1;
    expect(await office.served(cache, key)).toBeUndefined();
    expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
  });

  test('when the clock is set back before it', async ({ office }) => {
    const cache = await office.open();
    const key = await office.stored(cache);
    office.now -= 1;
    expect(await office.served(cache, key)).toBeUndefined();
    office.now += 1;
    expect(await office.served(cache, key)).toBeUndefined();
  });

  test('and is gone at the next start, with what a crash left behind', async ({ office }) => {
    const key = await office.stored(await office.open());
    const draft = join(office.data, 'cache', 'draft-0');
    mkdirSync(draft);
    office.now += 24 * hour;
    await office.open();
    expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
    expect(key).toHaveLength(64);
  });

  test('and is gone within an hour while the application runs', async ({ office }) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const cache = await office.open();
      await office.stored(cache);
      office.now += 24 * hour;
      const swept = vi.spyOn(cache, 'sweep');
      vi.advanceTimersByTime(hour);
      await swept.mock.results[0]?.value;
      expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
      cache.close();
      vi.advanceTimersByTime(hour);
      expect(swept).toHaveBeenCalledOnce();
    } finally {
      vi.useRealTimers();
    }
  });
});

test('a draft of another process is left alone', async ({ office }) => {
  const draft = join(office.data, 'cache', 'draft-0');
  mkdirSync(draft, { recursive: true });
  await office.open();
  expect(readdirSync(join(office.data, 'cache'))).toEqual(['draft-0']);
});

test('a clock alone does not keep a process alive', async ({ office }) => {
  const child = spawn(process.execPath, [built('open-cache-process'), office.data], { stdio: 'inherit' });
  expect(await once(child, 'exit')).toEqual([0, null]);
});

describe('the limit', () => {
  test('makes the oldest give way', async ({ office }) => {
    const cache = await office.open({ maximumBytes: 10 });
    const labels = async (): Promise<string[]> => (await cache.list()).map(({ label }) => label);
    for (const name of ['first', 'second', 'third']) {
      await office.stored(cache, 'abc', name);
      office.now += 1;
    }
    expect(await labels()).toEqual(['first', 'second', 'third']);
    await office.stored(cache, 'abcde', 'fourth');
    expect(await labels()).toEqual(['third', 'fourth']);
  });

  test('is not touched by storing the same again', async ({ office }) => {
    const cache = await office.open({ maximumBytes: 10 });
    await office.stored(cache, 'abc', 'first');
    office.now += 1;
    for (const content of ['abcdef', 'ABCDEF']) await office.stored(cache, content, 'second');
    expect((await cache.list()).map(({ label }) => label)).toEqual(['first', 'second']);
  });

  test('keeps out a file that is larger, and nothing gives way to it', async ({ office }) => {
    const cache = await office.open({ maximumBytes: 10 });
    await office.stored(cache, 'abc', 'first');
    expect(await cache.store(await office.finished(cache, 'x'.repeat(11), 'second'))).toBe(false);
    expect((await cache.list()).map(({ label }) => label)).toEqual(['first']);
  });

  test('that is smaller now holds from the next start', async ({ office }) => {
    const cache = await office.open();
    await office.stored(cache, 'abc', 'first');
    office.now += 1;
    await office.stored(cache, 'abc', 'second');
    const smaller = await office.open({ maximumBytes: 5 });
    expect((await smaller.list()).map(({ label }) => label)).toEqual(['second']);
  });
});

describe('is not stored:', () => {
  const expectNotStored = async (cache: ExportCache, finished: FinishedExport): Promise<void> => {
    expect(await cache.store(finished)).toBe(false);
    expect(await cache.list()).toEqual([]);
  };

  test('an export whose data changed meanwhile', async ({ office }) => {
    const cache = await office.open();
    const finished = await office.finished(cache);
    new Database(office.store).exec(`INSERT INTO pupils VALUES ('Bo')`).close();
    office.settle();
    await expectNotStored(cache, finished);
    expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
  });

  test('an export of a query with the clock in it, which gives other rows tomorrow', async ({ office }) => {
    const cache = await office.open();
    const finished = await office.finished(cache);
    const request = queryRequest(`SELECT date('now')`);
    const { source } = finished;
    const key = (await cache.keyFor(request, source)) ?? '';
    await expectNotStored(cache, { ...finished, key, request });
  });

  test('an export whose source is gone', async ({ office }) => {
    const cache = await office.open();
    const finished = await office.finished(cache);
    rmSync(office.store);
    await expectNotStored(cache, finished);
  });

  test('a file that somebody changed since', async ({ office }) => {
    const cache = await office.open();
    const finished = await office.finished(cache, 'abc');
    writeFileSync(office.target, 'abd');
    await expectNotStored(cache, finished);
    expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
  });

  test('a file that is gone', async ({ office }) => {
    const cache = await office.open();
    const finished = await office.finished(cache);
    rmSync(office.target);
    await expectNotStored(cache, finished);
  });

  test('anything when the data folder cannot be written', async ({ office }) => {
    const cache = await office.open();
    const finished = await office.finished(cache);
    writeFileSync(office.data, 'a file');
    await expectNotStored(cache, finished);
    expect(await cache.clear()).toBe(false);
  });

  test('a file for which the disk has no room', async ({ office, skip }) => {
    const disk = mountSmallDisk(256);
    if (!disk) return skip(needsRoot);
    const cache = await ExportCache.open(disk.folder);
    try {
      await expectNotStored(cache, await office.finished(cache, 'x'.repeat(1_000_000)));
      expect(readdirSync(join(disk.folder, 'cache'))).toEqual([]);
    } finally {
      cache.close();
      disk.unmount();
    }
  });
});

test('data that are just being changed have no key', async ({ office }) => {
  const cache = await office.open();
  new Database(office.store).exec(`INSERT INTO pupils VALUES ('Bo')`).close();
  // Within the tick: a time from the future is never older than it.
  const soon = Date.now() / 1_000 + 60;
  utimesSync(office.store, soon, soon);
  expect(await cache.keyFor(parseRequest(marks), { kind: 'sqlite', file: office.store })).toBeUndefined();
});

describe('clearing', () => {
  test('removes one entry, or all, and tells whether there was any', async ({ office }) => {
    const cache = await office.open();
    const [first, second] = [
      await office.stored(cache, 'a', 'first'),
      await office.stored(cache, 'b', 'second'),
    ];
    expect(await cache.clear(first)).toBe(true);
    expect(await cache.clear(first)).toBe(false);
    expect((await cache.list()).map(({ key }) => key)).toEqual([second]);
    expect(await cache.clear()).toBe(true);
    expect(await cache.clear()).toBe(false);
    expect(readdirSync(join(office.data, 'cache'))).toEqual([]);
  });

  test.for(['', '.', '..', 'draft-0', '../cache'])('removes nothing for "%s"', async (key, { office }) => {
    const cache = await office.open();
    await office.stored(cache);
    mkdirSync(join(office.data, 'cache', 'draft-0'));
    expect(await cache.clear(key)).toBe(false);
    expect(readdirSync(join(office.data, 'cache'))).toHaveLength(2);
  });
});

test('what is stored is for this user alone', async ({ office }) => {
  chmodSync(office.store, 0o644);
  mkdirSync(join(office.data, 'cache'), { recursive: true, mode: 0o755 });
  const cache = await office.open();
  const key = await office.stored(cache);
  const rights = (path: string): string => (statSync(path).mode & 0o777).toString(8);
  expect(rights(join(office.data, 'cache'))).toBe('700');
  expect(rights(office.entry(key))).toBe('700');
  expect(rights(office.file(key))).toBe('600');
  expect(rights(join(office.entry(key), 'entry.json'))).toBe('600');
});

test('two processes that store the same at once leave one whole entry at any time', async ({ office }) => {
  const children = ['one', 'two'].map((name) =>
    spawn(process.execPath, [built('storing-process'), office.data, office.store, name, '40'], {
      stdio: 'inherit',
    }),
  );
  mkdirSync(office.data, { recursive: true });
  const exits = children.map((child) => once(child, 'exit'));
  const cache = await ExportCache.open(office.data);
  const key = await keyOf(cache, office, {
    sheets: [{ dataset: 'table:pupils' }],
    output: { format: 'csv' },
  });
  let hits = 0;
  try {
    while (children.some(({ exitCode }) => exitCode === null)) {
      const hit = await office.served(cache, key);
      if (!hit) continue;
      hits++;
      expect(createHash('sha256').update(hit.content).digest('hex')).toBe(hit.sha256);
    }
  } finally {
    for (const child of children) child.kill();
    await Promise.all(exits);
  }
  cache.close();
  expect(await Promise.all(exits)).toEqual([
    [0, null],
    [0, null],
  ]);
  expect(hits).toBeGreaterThan(0);
  expect(readdirSync(join(office.data, 'cache')).filter((name) => name !== key)).toEqual([]);
});
