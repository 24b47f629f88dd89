import { createHash } from 'node:crypto';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { ExportCache, type CacheEntry } from '../../main/export/export-cache.ts';
import { formatMoment } from '../../main/cli/output.ts';
import { parseRequest } from '../../main/export/request.ts';
import { WorkerThread } from '../../main/export/worker-thread.ts';
import { test as base } from './command-line.ts';

interface Stored {
  key: string;
  storedAt: number;
}

/** Tests with two `stored` files in the cache of the office: `Marks` of 2,048 bytes, and `table:pupils` of 3. */
const test = base.extend('stored', async ({ office, folder }): Promise<[Stored, Stored]> => {
  utimesSync(office.pupils, 1_700_000_000, 1_700_000_000);
  const start = Date.now() - 1_000;
  let now = start;
  const cache = await ExportCache.open(join(folder, 'data'), { now: () => now++ });
  const file = join(folder, 'a.csv');
  const thread = new WorkerThread();
  const store = async (content: string, reportName?: string): Promise<Stored> => {
    const source = { kind: 'sqlite', file: office.pupils } as const;
    const request = parseRequest({
      ...(reportName !== undefined && { reportName }),
      sheets: [{ dataset: 'table:pupils' }],
      output: { format: 'csv' },
    });
    writeFileSync(file, content);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const facts = { rows: 1_234, sheets: 1, bytes: content.length, sha256, alteredCells: 0, guardedCells: 0 };
    const key = (await cache.keyFor(request, source)) ?? '';
    expect(await cache.store({ key, request, source, thread, file, facts })).toBe(true);
    return { key, storedAt: (await cache.find(key))?.storedAt ?? 0 };
  };
  const stored: [Stored, Stored] = [await store('x'.repeat(2_048), 'Marks'), await store('abc')];
  cache.close();
  await thread.terminate();
  return stored;
});

const day = 24 * 3_600_000;

describe.concurrent('cache list', () => {
  test('tells what is stored, the oldest first', async ({ office, stored: [first, second] }) => {
    const times = ({ storedAt }: Stored): string =>
      `stored ${formatMoment(storedAt)}, expires ${formatMoment(storedAt + day)}`;
    expect(await office.run('cache', 'list')).toEqual({
      code: 0,
      stdout:
        `${first.key}\n  Marks, csv, 1,234 rows, 2 kB, ${times(first)}\n` +
        `${second.key}\n  table:pupils, csv, 1,234 rows, 3 bytes, ${times(second)}\n` +
        '2 files, 2.1 kB\n',
      stderr: '',
    });
  });

  test('gives a script the same as JSON', async ({ office, stored: [first, second] }) => {
    const { code, stdout } = await office.run('cache', 'list', '--json');
    const { entries, bytes } = JSON.parse(stdout) as { entries: CacheEntry[]; bytes: number };
    expect(entries.map(({ key }) => key)).toEqual([first.key, second.key]);
    expect(entries[0]).toMatchObject({
      label: 'Marks',
      format: 'csv',
      bytes: 2_048,
      storedAt: new Date(first.storedAt).toISOString(),
      expiresAt: new Date(first.storedAt + day).toISOString(),
    });
    expect({ code, bytes }).toEqual({ code: 0, bytes: 2_051 });
  });

  test('says when there is nothing, and makes nothing', async ({ office, folder }) => {
    expect(await office.run('cache', 'list')).toEqual({
      code: 0,
      stdout: 'The cache is empty.\n',
      stderr: '',
    });
    expect(readdirSync(folder)).not.toContain('data');
  });
});

describe.concurrent('cache clear', () => {
  test('removes one file', async ({ office, folder, stored: [first, second] }) => {
    expect(await office.run('cache', 'clear', first.key)).toEqual({
      code: 0,
      stdout: 'Cleared.\n',
      stderr: '',
    });
    expect(readdirSync(join(folder, 'data', 'cache'))).toEqual([second.key]);
  });

  test('removes all, and is content when there is nothing left', async ({ office, folder, stored }) => {
    expect(stored).toHaveLength(2);
    expect((await office.run('cache', 'clear', '--json')).stdout).toBe('{"cleared":true}\n');
    expect(readdirSync(join(folder, 'data', 'cache'))).toEqual([]);
    expect((await office.run('cache', 'clear', '--json')).stdout).toBe('{"cleared":false}\n');
    expect(await office.run('cache', 'clear')).toEqual({
      code: 0,
      stdout: 'The cache is empty already.\n',
      stderr: '',
    });
  });

  test('says so for a key that is not there', async ({ office, folder, stored }) => {
    expect(await office.run('cache', 'clear', '../..')).toEqual({
      code: 2,
      stdout: '',
      stderr: `There is no stored file with the key '../..'. 'analytics-export cache list' shows those there are.\n`,
    });
    expect(readdirSync(join(folder, 'data', 'cache'))).toHaveLength(stored.length);
  });
});

describe.concurrent('cache', () => {
  test.for([[[]], [['show']], [['list', 'all']], [['clear', 'a', 'b']], [['list', '--quiet']]] as const)(
    'refuses %j',
    async ([words], { office, folder }) => {
      const { code, stdout, stderr } = await office.run('cache', ...words);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(/^The request cannot be understood: /);
      expect(readdirSync(folder)).not.toContain('data');
    },
  );
});
