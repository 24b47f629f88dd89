import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect } from 'vitest';
import { formatMoment } from '../../main/cli/output.ts';
import { AnalyticsExportService } from '../../main/export/analytics-export-service.ts';
import { type CacheEntry } from '../../main/jobs/export-cache.ts';
import { parseRequest } from '../../main/export/request.ts';
import { test as base } from './command-line.ts';
import { threads } from '../fixtures/threads.ts';

/** Tests with two exports in the cache of the office: `Marks` and `table:pupils`. */
const test = base.extend('stored', async ({ office, folder }): Promise<CacheEntry[]> => {
  utimesSync(office.pupils, 1_700_000_000.25, 1_700_000_000.25);
  await delay(60);
  const service = await AnalyticsExportService.open(join(folder, 'data'), {
    claims: 'own',
    createEngine: threads,
  });
  for (const reportName of ['Marks', undefined]) {
    const request = parseRequest({
      ...(reportName !== undefined && { reportName }),
      sheets: [{ dataset: 'table:pupils' }],
      output: { format: 'csv' },
    });
    const source = { kind: 'sqlite', file: office.pupils } as const;
    const { taskId } = await service.start(
      request,
      source,
      join(office.desk, `${reportName ?? 'pupils'}.csv`),
    );
    await service.finished(taskId);
  }
  const entries = service.cachedExports();
  await service.close();
  return entries;
});

describe.concurrent('cache list', () => {
  test('tells what is stored, the oldest first, to a person and to a script', async ({ office, stored }) => {
    const words = ({ key, path, bytes, storedAt, expiresAt }: CacheEntry, label: string): string =>
      `${key}\n  ${path}\n  ${label}, csv, 3 rows, ${bytes} bytes, ` +
      `made ${formatMoment(storedAt)}, expires ${formatMoment(expiresAt)}\n`;
    const labels = ['Marks', 'table:pupils'];
    const total = stored.reduce((sum, entry) => sum + entry.bytes, 0);
    expect(await office.run('cache', 'list')).toEqual({
      code: 0,
      stdout: [
        ...stored.map((entry, index) => words(entry, labels[index] ?? '')),
        `2 files, ${total} bytes\n`,
      ].join(''),
      stderr: '',
    });
    const { entries, bytes } = JSON.parse((await office.run('cache', 'list', '--json')).stdout) as {
      entries: unknown[];
      bytes: number;
    };
    expect(entries).toMatchObject(
      stored.map(({ key, path, storedAt }) => ({ key, path, storedAt: new Date(storedAt).toISOString() })),
    );
    expect(bytes).toBe(total);
  });

  test('says when there is nothing', async ({ office }) => {
    expect(await office.run('cache', 'list')).toEqual({
      code: 0,
      stdout: 'The cache is empty.\n',
      stderr: '',
    });
  });
});

describe.concurrent('cache clear', () => {
  test('forgets one, then all, and is content when there is nothing left', async ({ office, stored }) => {
    const run = async (...words: string[]): Promise<string> => (await office.run('cache', ...words)).stdout;
    expect(await run('clear', stored[0]?.key ?? '')).toBe('Cleared.\n');
    expect(JSON.parse(await run('list', '--json'))).toMatchObject({ entries: [{ key: stored[1]?.key }] });
    expect(await run('clear', '--json')).toBe('{"cleared":true}\n');
    expect(await run('clear', '--json')).toBe('{"cleared":false}\n');
    expect(await run('clear')).toBe('The cache is empty already.\n');
    expect(readdirSync(office.desk).sort()).toEqual(['Marks.csv', 'pupils.csv']);
  });

  test('says so for a key that is not there', async ({ office }) => {
    expect(await office.run('cache', 'clear', '../..')).toEqual({
      code: 2,
      stdout: '',
      stderr: `There is no finished file with the key '../..'. 'analytics-export cache list' shows those there are.\n`,
    });
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
