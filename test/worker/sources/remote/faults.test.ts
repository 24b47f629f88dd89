import { readdirSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, vi } from 'vitest';
import { cancelWork, createCounters } from '../../../../main/engine/progress-meter.ts';
import { HttpClient } from '../../../../main/worker/sources/remote/http-client.ts';
import { test } from '../../../fixtures/folder.ts';
import { failureOf, waitedFor } from '../read.ts';
import { exported } from './exported.ts';
import { items, listServer, type Fault, type ListOptions } from './list-server.ts';

const query = { dataset: 'rows' };
const csv = `id,name\r\n${items(250)
  .map(({ id, name }) => `${String(id)},${String(name)}\r\n`)
  .join('')}`;

beforeEach(() => {
  // Between two tries it waits as short as it may.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  return () => {
    vi.restoreAllMocks();
  };
});

const cutAfter =
  (bytes: number): Fault =>
  (response, body) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
    response.write(body.slice(0, bytes));
    setImmediate(() => response.destroy());
    return true;
  };

const status =
  (code: number, headers = {}): Fault =>
  (response) => {
    response.writeHead(code, headers).end('<h1>No</h1>');
    return true;
  };

const text =
  (content: string): Fault =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(content);
    return true;
  };

describe('what passes is tried again', () => {
  test.for<[string, NonNullable<ListOptions['faults']>]>([
    ['a connection that breaks before the answer', { 2: cutAfter(0) }],
    ['a connection that breaks at every page', { 1: cutAfter(1), 3: cutAfter(900), 5: cutAfter(2_000) }],
    ['a failure of the server, twice', { 2: status(500), 3: status(502) }],
    [
      'a busy server that says when',
      { 1: status(429, { 'retry-after': '0' }), 3: status(503, { 'retry-after': '0' }) },
    ],
  ])('%s: nothing is missing and nothing double', async ([, faults], { folder }) => {
    const { source } = await listServer({ faults });
    const { text: file, facts } = await exported(folder, source, query);
    expect(file).toBe(csv);
    expect(facts.findings[0]?.repeatedRows).toBe(0);
  });
});

describe('what does not pass ends in a sentence, and leaves nothing', () => {
  const all = (fault: Fault): ListOptions => ({ faults: { 1: fault, 2: fault, 3: fault } });
  const later = (fault: Fault): ListOptions => ({ faults: { 3: fault, 4: fault, 5: fault } });

  test.for<[string, ListOptions, string]>([
    ['a failure of the server', later(status(500)), 'REMOTE_FAILED'],
    ['a connection that breaks again and again', later(cutAfter(50)), 'REMOTE_BROKEN'],
    [
      'a server that is busy for an hour',
      { faults: { 2: status(429, { 'retry-after': '3600' }) } },
      'REMOTE_BUSY',
    ],
    ['no permission in the middle', { faults: { 3: status(401) } }, 'REMOTE_SIGN_IN'],
    ['nothing there', all(status(404)), 'REMOTE_NOT_FOUND'],
    ['a request it does not like', all(status(400)), 'REMOTE_REFUSED'],
    ['a web page', { faults: { 2: text('<!doctype html><p>Sign in') } }, 'REMOTE_NOT_UNDERSTOOD'],
    ['a part of JSON', { faults: { 2: text('{"count": 250, "resul') } }, 'REMOTE_NOT_UNDERSTOOD'],
    ['no list', { page: () => ({ detail: 'hello' }) }, 'REMOTE_NOT_UNDERSTOOD'],
    ['a list of numbers', { page: () => [1, 2] }, 'REMOTE_NOT_UNDERSTOOD'],
    [
      'a redirection to another server',
      all(status(302, { location: 'http://127.0.0.2/' })),
      'REMOTE_ELSEWHERE',
    ],
    [
      'pages on another server',
      { page: (page) => ({ ...page, next: 'https://example.org/?page=2' }) },
      'REMOTE_ELSEWHERE',
    ],
    ['pages in a circle', { page: (page) => ({ ...page, next: '?page=2' }) }, 'REMOTE_NOT_UNDERSTOOD'],
    [
      'pages without rows and without end',
      { page: (page, number) => ({ ...page, results: [], next: `?page=${number + 1}` }) },
      'REMOTE_NOT_UNDERSTOOD',
    ],
    ['fewer rows than it counts', { page: (page) => ({ ...page, count: 251 }) }, 'REMOTE_CHANGED'],
  ])('%s', async ([, options, code], { folder }) => {
    const { source } = await listServer(options);
    expect(await failureOf(exported(folder, source, query))).toMatchObject({ code });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a field that the first thousand rows had not', async ({ folder }) => {
    const all = items(1_500).map((item, index) => (index > 1_200 ? { ...item, extra: 1 } : item));
    const { source } = await listServer({ all, pageSize: 500 });
    const { message } = await failureOf(exported(folder, source, query));
    expect(message).toContain(`there is a field 'extra' that the first rows had not`);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a server that is not there', async ({ folder }) => {
    const source = { kind: 'remote', api: 'drf', url: 'http://127.0.0.1:9/list/', label: 'List' } as const;
    expect(await failureOf(exported(folder, source, query))).toMatchObject({ code: 'REMOTE_UNREACHABLE' });
  });
});

test('rows that come again at the border of two pages are in the file once, and are told of', async ({
  folder,
}) => {
  // A row was added at the top while the first page was being read.
  const page: ListOptions['page'] = (given, number) =>
    number !== 2 ? given : { ...given, results: [...items(100).slice(-1), ...given.results] };
  const { source } = await listServer({ page });
  const { text: file, facts } = await exported(folder, source, query);
  expect(file).toBe(csv);
  expect(facts.findings[0]?.repeatedRows).toBe(1);
});

test.for<[string, Fault]>([
  [
    'gzip',
    (response, body) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(body));
      return true;
    },
  ],
  [
    'br',
    (response, body) => {
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync(body));
      return true;
    },
  ],
])('answers packed with %s are unpacked', async ([, packed], { folder }) => {
  const { source } = await listServer({ faults: { 1: packed, 2: packed, 3: packed } });
  expect((await exported(folder, source, query)).text).toBe(csv);
});

test('nobody waits for a silent server once it is cancelled', async ({ folder }) => {
  const counters = createCounters();
  const silent: Fault = () => {
    cancelWork(counters);
    return true;
  };
  const { source } = await listServer({ faults: { 3: silent } });
  expect(await failureOf(exported(folder, source, query, counters))).toMatchObject({ code: 'CANCELLED' });
  expect(readdirSync(folder)).toEqual([]);
});

test.for<[string, Fault]>([
  ['does not answer', () => true],
  [
    'stops in the middle',
    (response, body) => {
      response.writeHead(200);
      response.write(body.slice(0, 100));
      return true;
    },
  ],
  [
    'sends a byte now and then',
    (response) => {
      response.writeHead(200);
      const dripping = setInterval(() => response.write(' '), 10);
      response.on('close', () => {
        clearInterval(dripping);
      });
      return true;
    },
  ],
])('a server that %s is asked three times and then given up', async ([, fault]) => {
  const { source, requests } = await listServer({ faults: { 1: fault, 2: fault, 3: fault } });
  const patience = { connection: 5_000, answer: 100, silence: 100, page: 300 };
  const client = new HttpClient({ url: new URL(source.url) }, waitedFor, patience);
  expect(await failureOf(client.page(new URL(source.url)))).toMatchObject({ code: 'REMOTE_SLOW' });
  expect(requests()).toBe(3);
  client.close();
});
