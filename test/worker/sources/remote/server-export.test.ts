import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, vi } from 'vitest';
import { cancelWork, createCounters } from '../../../../main/engine/progress-meter.ts';
import type { WorkerTasks } from '../../../../main/engine/protocol.ts';
import { parseRequest } from '../../../../main/export/request.ts';
import { runExport } from '../../../../main/worker/export-pipeline.ts';
import { HttpClient } from '../../../../main/worker/sources/remote/http-client.ts';
import { ServerExport } from '../../../../main/worker/sources/remote/server-export.ts';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import { createDatabase } from '../../../fixtures/database.ts';
import { test } from '../../../fixtures/folder.ts';
import { failureOf, waitedFor, type Query } from '../read.ts';
import { file, fileRows, made, taskServer, type TaskOptions } from './task-server.ts';

beforeEach(() => {
  // Between two tries it waits as short as it may.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  return () => {
    vi.restoreAllMocks();
  };
});

const query: Query = { dataset: 'rows' };

function madeThere(
  folder: string,
  source: SourceAccess,
  {
    format = 'csv',
    counters = createCounters(),
    sheet = query,
  }: { format?: 'csv' | 'excel'; counters?: ReturnType<typeof createCounters>; sheet?: Query } = {},
): Promise<WorkerTasks['export']['give']> {
  const request = parseRequest({ sheets: [sheet], output: { format }, madeBy: 'server' });
  const [target, temporary] = [join(folder, 'a.csv'), join(folder, 'a.partial')];
  return runExport({ source, request, target, temporary, application: 'Test', startedAt: 0 }, counters);
}

describe('a file that the server makes', () => {
  test('is asked for as it is to be, waited for, fetched and checked', async ({ folder }) => {
    const { source, asked, questions } = await taskServer();
    const facts = await madeThere(folder, source, {
      sheet: {
        ...query,
        columns: [{ key: 'name', name: 'Wer' }, { key: 'id' }],
        filters: [{ column: 'id', op: '>', value: 3 }],
        sort: [{ column: 'id', direction: 'descending' }],
        limit: 9_000,
      },
    });
    expect(await readFile(join(folder, 'a.partial'), 'utf8')).toBe(file);
    expect(facts).toMatchObject({
      rows: fileRows,
      rowsInSource: fileRows,
      sheets: 1,
      bytes: Buffer.byteLength(file),
    });
    expect(questions).toEqual([
      {
        format: 'csv',
        columns: [
          { key: 'name', name: 'Wer' },
          { key: 'id', name: 'Number' },
        ],
        filters: [{ column: 'id', op: '>', value: 3 }],
        sort: [{ column: 'id', direction: 'descending' }],
        parameters: {},
        limit: 9_000,
      },
    ]);
    const look = 'GET /v1/exports/task%201';
    expect(asked).toEqual(['POST /v1/datasets/rows/exports', look, look, 'GET /v1/files/1']);
  });

  test('goes on arriving where its connection broke', async ({ folder }) => {
    const { source, asked } = await taskServer({ cutAfter: 10_000 });
    await madeThere(folder, source);
    expect(await readFile(join(folder, 'a.partial'), 'utf8')).toBe(file);
    expect(asked.at(-1)).toBe('GET /v1/files/1 bytes=10000-');
  });

  const task = 'DELETE /v1/exports/task%201';
  test.for<[string, TaskOptions, string, string?]>([
    [
      'that it cannot make',
      { states: [{ state: 'FAILURE', error: `No disk. ${'x'.repeat(500)}` }] },
      'REMOTE_EXPORT_FAILED',
      'could not make the file: No disk. x',
    ],
    [
      'that was cancelled there',
      { states: [{ state: 'REVOKED' }] },
      'REMOTE_EXPORT_FAILED',
      'it was cancelled there',
    ],
    ['whose task is lost', { states: [] }, 'REMOTE_NOT_FOUND'],
    ['whose task is no task', { states: [{ state: 'DONE' }] }, 'REMOTE_NOT_UNDERSTOOD'],
    ['that is nowhere', { states: [made({ download_url: null })] }, 'REMOTE_NOT_UNDERSTOOD'],
    [
      'that is on another server',
      { states: [made({ download_url: 'https://example.org/a.csv' })] },
      'REMOTE_ELSEWHERE',
    ],
    ['that changes while it is fetched', { cutAfter: 10_000, changes: true }, 'REMOTE_CHANGED'],
  ])(
    '%s is none, and leaves nothing here and no task there',
    async ([, options, code, words = ''], { folder }) => {
      const { source, asked } = await taskServer(options);
      const failure = await failureOf(madeThere(folder, source));
      expect(failure).toMatchObject({ code });
      expect(failure.message).toContain(words);
      expect(failure.message.length).toBeLessThan(400);
      expect(asked.at(-1)).toBe(task);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test.for<[string, TaskOptions]>([
    ['another digest', { digest: 'AAAA' }],
    ['another number of rows', { states: [made({ total: fileRows + 1 })] }],
    ['another digest of the task', { states: [made({ sha256: '0'.repeat(64) })] }],
  ])('with %s than was said is none, and leaves nothing', async ([, options], { folder }) => {
    const { source } = await taskServer(options);
    expect(await failureOf(madeThere(folder, source))).toMatchObject({ code: 'REMOTE_FILE_DAMAGED' });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('that is not wanted any more is not made there either', async ({ folder }) => {
    const { source, asked } = await taskServer({ states: [{ state: 'PENDING' }] });
    const counters = createCounters();
    const failure = failureOf(madeThere(folder, source, { counters }));
    await vi.waitFor(() => {
      expect(asked.length).toBeGreaterThan(1);
    });
    cancelWork(counters);
    expect(await failure).toMatchObject({ code: 'CANCELLED' });
    expect(asked.at(-1)).toBe(task);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('and never gets on with is given up', async () => {
    const { source, asked } = await taskServer({ states: [{ state: 'PENDING' }] });
    const base = new URL(`${source.url}/`);
    const client = new HttpClient({ url: base }, waitedFor);
    const export_ = new ServerExport(client, base, 'rows', {}, { first: 1, longest: 1, unchanged: 30 });
    const bytes = export_.bytes(() => undefined);
    expect(await failureOf(bytes.next())).toMatchObject({ code: 'REMOTE_SLOW' });
    expect(asked.at(-1)).toBe(task);
    client.close();
  });
});

describe('no file is made', () => {
  test('of a format that the server does not make', async ({ folder }) => {
    const { source, asked } = await taskServer();
    expect(await failureOf(madeThere(folder, source, { format: 'excel' }))).toMatchObject({
      code: 'REMOTE_EXPORT_NOT_OFFERED',
    });
    expect(asked).toEqual([]);
  });

  test('of a column that there is not', async ({ folder }) => {
    const { source, asked } = await taskServer();
    const sheet = { ...query, columns: [{ key: 'nobody' }] };
    expect(await failureOf(madeThere(folder, source, { sheet }))).toMatchObject({ code: 'COLUMN_NOT_FOUND' });
    expect(asked).toEqual([]);
  });

  test('by a store', async ({ folder }) => {
    const store = createDatabase(join(folder, 'a.db'), 'CREATE TABLE a (b)');
    const sheet = { dataset: 'table:a' };
    expect(await failureOf(madeThere(folder, { kind: 'sqlite', file: store }, { sheet }))).toMatchObject({
      code: 'REMOTE_EXPORT_NOT_OFFERED',
    });
  });
});
