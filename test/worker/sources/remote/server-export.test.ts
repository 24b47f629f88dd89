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
import type { MakingProgress } from '../../../../main/worker/sources/source.ts';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import { createDatabase } from '../../../fixtures/database.ts';
import { mountSmallDisk, needsRoot } from '../../../fixtures/disk.ts';
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
  }: {
    format?: 'csv' | 'excel';
    counters?: ReturnType<typeof createCounters>;
    sheet?: Query;
  } = {},
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

  test.for<[string, TaskOptions]>([
    ['', {}],
    [', though the server gives nothing but whole files', { knowsRanges: false }],
  ])('goes on arriving where its connection broke%s', async ([, options], { folder }) => {
    const { source, asked } = await taskServer({ cutAfter: 10_000, ...options });
    await madeThere(folder, source);
    expect(await readFile(join(folder, 'a.partial'), 'utf8')).toBe(file);
    expect(asked.at(-1)).toBe('GET /v1/files/1 bytes=10000-');
  });

  test('is not begun again when a connection broke before the server could say that it was', async ({
    folder,
  }) => {
    const { source, questions, begun } = await taskServer({ breaks: 2 });
    await madeThere(folder, source);
    expect([questions.length, begun.size]).toEqual([3, 1]);
  });

  test('is told how far it is, made and then fetched', async () => {
    const { source } = await taskServer();
    const base = new URL(`${source.url}/`);
    const client = new HttpClient({ url: base }, waitedFor);
    const told: MakingProgress[] = [];
    const bytes = new ServerExport(
      client,
      base,
      'rows',
      {},
      { first: 1, longest: 1, unchanged: 60_000 },
    ).bytes((progress) => told.push(progress));
    while (!(await bytes.next()).done);
    expect(told).toContainEqual({ phase: 'making', done: fileRows / 2, known: fileRows });
    expect(told.at(-1)).toEqual({ phase: 'fetching', done: fileRows, known: fileRows });
    client.close();
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
    ['whose address is none', { states: [made({ download_url: 'https://' })] }, 'REMOTE_NOT_UNDERSTOOD'],
    ['that changes while it is fetched', { cutAfter: 10_000, changes: true }, 'REMOTE_CHANGED'],
    [
      'that breaks off, where nothing tells that it is still the same',
      { cutAfter: 10_000, headers: { etag: 'W/"one"' } },
      'REMOTE_BROKEN',
    ],
    [
      'that is a web page',
      { states: [made({ total: null })], headers: { 'content-type': 'text/html; charset=utf-8' } },
      'REMOTE_NOT_UNDERSTOOD',
      'it is a web page, not data',
    ],
    [
      'that does not say where it ends',
      {
        states: [made({ total: null })],
        headers: { 'content-length': null, 'repr-digest': null },
      },
      'REMOTE_NOT_UNDERSTOOD',
      'it does not say how long its file is',
    ],
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
    ['another digest in the older header', { headers: { 'repr-digest': null, digest: 'SHA-256=AAAA' } }],
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

  test('and never gets on with is given up, and not asked for all the time until then', async () => {
    const { source, asked } = await taskServer({ states: [{ state: 'PENDING' }] });
    const base = new URL(`${source.url}/`);
    const client = new HttpClient({ url: base }, waitedFor);
    const pace = { first: 30, longest: 30, unchanged: 300 };
    const bytes = new ServerExport(client, base, 'rows', {}, pace).bytes(() => undefined);
    expect(await failureOf(bytes.next())).toMatchObject({ code: 'REMOTE_SLOW' });
    expect(asked.at(-1)).toBe(task);
    expect(asked.length).toBeLessThan(15);
    client.close();
  });

  test('is asked for when the server wants it', async () => {
    const { source, times } = await taskServer({ retryAfter: { first: '1' } });
    const base = new URL(`${source.url}/`);
    const client = new HttpClient({ url: base }, waitedFor);
    const pace = { first: 1, longest: 1, unchanged: 60_000 };
    await new ServerExport(client, base, 'rows', {}, pace).bytes(() => undefined).next();
    const [begun = 0, look = 0] = times;
    // A clock that is cut off to whole milliseconds.
    expect(look - begun).toBeGreaterThan(990);
    client.close();
  });

  test('that there is no room for is not made any more', async ({ skip, onTestFinished }) => {
    const disk = mountSmallDisk(16);
    if (!disk) return skip(needsRoot);
    onTestFinished(disk.unmount);
    const { source, asked } = await taskServer();
    expect(await failureOf(madeThere(disk.folder, source))).toMatchObject({ code: 'DISK_FULL' });
    expect(readdirSync(disk.folder)).toEqual([]);
    expect(asked.at(-1)).toBe(task);
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
