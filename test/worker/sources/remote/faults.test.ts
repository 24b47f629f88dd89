import { readdirSync } from 'node:fs';
import { beforeEach, describe, expect, vi } from 'vitest';
import { cancelWork, createCounters } from '../../../../main/engine/progress-meter.ts';
import { HttpClient } from '../../../../main/worker/sources/remote/http-client.ts';
import { test } from '../../../fixtures/folder.ts';
import { failureOf, waitedFor } from '../read.ts';
import { exported } from './exported.ts';
import { listServer } from './list-server.ts';
import { forms, items, type Fault, type ListOptions } from './lists.ts';

const query = { dataset: 'rows' };
const csvOf = (rows: number): string =>
  `id,name\r\n${items(rows)
    .map(({ id, name }) => `${String(id)},${String(name)}\r\n`)
    .join('')}`;
const csv = csvOf(250);

beforeEach(() => {
  // Between two tries it waits as short as it may.
  vi.spyOn(Math, 'random').mockReturnValue(0);
  return () => {
    vi.restoreAllMocks();
  };
});

const cutAfter = (after: number): Fault => ({ kind: 'cut', after });
const status = (code: number, headers: Record<string, string> = {}): Fault => ({
  kind: 'status',
  code,
  headers,
});
const text = (content: string): Fault => ({ kind: 'text', content });

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

test.for(forms)(
  'a connection that breaks at every page of 10,000 rows costs no row and doubles none: %s',
  async (form, { folder }) => {
    const { source, asked } = await listServer({ form, rows: 10_000, pageSize: 500, cutEveryPage: true });
    const { text: file, facts } = await exported(folder, source, query);
    expect(file).toBe(csvOf(10_000));
    expect(facts.findings[0]?.repeatedRows).toBe(0);
    const requests = (await asked()).map(({ first }) => first);
    const pages = Array.from({ length: 20 }, (_, page) => [page * 500, page * 500]).flat();
    // A stream goes on behind whatever had arrived, so that it has no pages to name.
    if (form === 'API stream') expect(requests.length).toBeGreaterThan(pages.length / 2);
    else expect(requests).toEqual(pages);
  },
);

describe('what does not pass ends in a sentence, and leaves nothing', () => {
  const all = (always: Fault): ListOptions => ({ always });
  const later = (fault: Fault): ListOptions => ({ faults: { 3: fault, 4: fault, 5: fault } });

  test.for<[string, ListOptions, string]>([
    ['a failure of the server', later(status(500)), 'REMOTE_FAILED'],
    ['a connection that breaks again and again', later(cutAfter(50)), 'REMOTE_BROKEN'],
    [
      'a first page that breaks again and again',
      { form: 'API pages', always: cutAfter(50) },
      'REMOTE_BROKEN',
    ],
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
    ['no list', { pages: 'none' }, 'REMOTE_NOT_UNDERSTOOD'],
    ['a list of numbers', { pages: 'numbers' }, 'REMOTE_NOT_UNDERSTOOD'],
    [
      'a redirection to another server',
      all(status(302, { location: 'http://127.0.0.2/' })),
      'REMOTE_ELSEWHERE',
    ],
    ['a redirection to no address', all(status(302, { location: 'http://' })), 'REMOTE_NOT_UNDERSTOOD'],
    ['pages on another server', { pages: 'elsewhere' }, 'REMOTE_ELSEWHERE'],
    ['pages in a circle', { pages: 'circle' }, 'REMOTE_NOT_UNDERSTOOD'],
    ['pages without rows and without end', { pages: 'endless' }, 'REMOTE_NOT_UNDERSTOOD'],
    ['fewer rows than it counts', { pages: 'one more counted' }, 'REMOTE_CHANGED'],
  ])('%s', async ([, options, code], { folder }) => {
    const { source } = await listServer(options);
    expect(await failureOf(exported(folder, source, query))).toMatchObject({ code });
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a field that the first thousand rows had not', async ({ folder }) => {
    const { source } = await listServer({ rows: 1_500, newFieldFrom: 1_201, pageSize: 500 });
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
  const { source } = await listServer({ pages: 'one repeated' });
  const { text: file, facts } = await exported(folder, source, query);
  expect(file).toBe(csv);
  expect(facts.findings[0]?.repeatedRows).toBe(1);
});

test.for(['gzip', 'br'] as const)('answers packed with %s are unpacked', async (packed, { folder }) => {
  const { source } = await listServer({ always: { kind: 'packed', with: packed } });
  expect((await exported(folder, source, query)).text).toBe(csv);
});

test('nobody waits for a silent server once it is cancelled', async ({ folder }) => {
  const counters = createCounters();
  const { source, onAsked } = await listServer({ faults: { 3: { kind: 'silent' } } });
  onAsked((number) => {
    if (number === 3) cancelWork(counters);
  });
  expect(await failureOf(exported(folder, source, query, counters))).toMatchObject({ code: 'CANCELLED' });
  expect(readdirSync(folder)).toEqual([]);
});

test.for<[string, Fault['kind'] & ('silent' | 'stalled' | 'dripping'), isBegun?: true]>([
  ['does not answer', 'silent'],
  ['stops in the middle', 'stalled'],
  ['sends a byte now and then', 'dripping'],
  ['sends a byte now and then of what could have been a stream', 'dripping', true],
])('a server that %s is asked three times and then given up', async ([, kind, isBegun]) => {
  const { source, asked } = await listServer({ always: { kind } });
  const patience = { connection: 5_000, answer: 100, silence: 100, page: 300 };
  const client = new HttpClient({ url: new URL(source.url) }, waitedFor, patience);
  const url = new URL(source.url);
  const begun = isBegun && (await client.stream(url));
  expect(await failureOf(client.page(url, 'GET', begun))).toMatchObject({ code: 'REMOTE_SLOW' });
  expect(await asked()).toHaveLength(3);
  client.close();
});
