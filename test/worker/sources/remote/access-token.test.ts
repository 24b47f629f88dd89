import { readdirSync } from 'node:fs';
import { beforeEach, describe, expect, vi } from 'vitest';
import { HttpClient } from '../../../../main/worker/sources/remote/http-client.ts';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import { test } from '../../../fixtures/folder.ts';
import { failureOf, waitedFor } from '../read.ts';
import { exported } from './exported.ts';
import { listServer } from './list-server.ts';
import { items } from './lists.ts';
import { clientId, clientSecret, tokenServer, type TokenOptions } from './token-server.ts';

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

/** A list for those with a token, and from the third request on for those with one that has not `ended`. */
async function lockedList(
  tokens: { url: string },
  ended: 'none' | 'first' | 'all' = 'none',
): Promise<{ source: SourceAccess<'remote'>; given: () => Promise<string[]> }> {
  const locked = (lets: string) => ({ kind: 'locked', lets }) as const;
  const every = locked(ended === 'all' ? 'nobody' : '^Bearer canary-\\d+$');
  const { source, asked } = await listServer({
    faults: { 1: every, 2: every },
    always: ended === 'first' ? locked('^Bearer canary-[2-9]$') : every,
  });
  const credentials = { with: 'client', id: clientId, secret: clientSecret, tokenUrl: tokens.url } as const;
  return {
    source: { ...source, credentials },
    given: async () => (await asked()).map(({ authorization = '' }) => authorization),
  };
}

describe("a program's name and secret", () => {
  test('are given for a token at another address, once for all pages', async ({ folder }) => {
    const tokens = await tokenServer({ lasts: 3_600 });
    const { source, given } = await lockedList(tokens);
    expect((await exported(folder, source, query)).text).toBe(csv);
    expect(await given()).toEqual(Array(3).fill('Bearer canary-1'));
    const form = { grant_type: 'client_credentials' };
    expect(tokens.asked).toEqual([{ method: 'POST', form, client: [clientId, clientSecret] }]);
  });

  test('are given again when the token has run out in the middle', async ({ folder }) => {
    const tokens = await tokenServer();
    const { source, given } = await lockedList(tokens, 'first');
    const { text, facts } = await exported(folder, source, query);
    expect(text).toBe(csv);
    expect(facts.findings[0]?.repeatedRows).toBe(0);
    expect((await given()).map((authorization) => authorization.at(-1))).toEqual(['1', '1', '1', '2']);
  });

  test('are given again before a token runs out', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      const tokens = await tokenServer({ lasts: 3_600 });
      const { source, given } = await lockedList(tokens);
      const url = new URL(source.url);
      const client = new HttpClient({ ...source, url }, waitedFor);
      const after = async (seconds: number): Promise<void> => {
        vi.setSystemTime(Date.now() + seconds * 1_000);
        // Two at once ask for one token.
        await Promise.all([client.page(url), client.page(url)]);
      };
      await after(0);
      await after(3_560);
      await after(20);
      client.close();
      expect((await given()).map((authorization) => authorization.at(-1)).join('')).toBe('111122');
      expect(tokens.asked).toHaveLength(2);
    } finally {
      vi.useRealTimers();
    }
  });

  const unknown: [number, string] = [400, '{"error":"invalid_scope"}'];
  test.for<[string, TokenOptions, (string | undefined)[]]>([
    ['what a server knows of that which the client can do with', { scope: 'old' }, ['old new', 'new', 'old']],
    [
      'what a server gives unasked, where it knows nothing of that',
      { answers: { 1: unknown, 2: unknown, 3: unknown } },
      ['old new', 'new', 'old', undefined],
    ],
  ])('are given for %s', async ([, options, scopes]) => {
    const tokens = await tokenServer(options);
    const { source } = await lockedList(tokens);
    const url = new URL(source.url);
    const client = new HttpClient({ ...source, url, scopes: ['old new', 'new', 'old'] }, waitedFor);
    expect((await client.page(url)).status).toBe(200);
    client.close();
    expect(tokens.asked.map(({ form }) => form.scope)).toEqual(scopes);
  });
});

describe('ends in a sentence without a secret in it', () => {
  test.for<[string, TokenOptions, 'none' | 'all', string]>([
    ['a token that is refused, and the next one as well', {}, 'all', 'REMOTE_SIGN_IN'],
    [
      'a program that is not known',
      { answers: { 1: [400, '{"error":"invalid_client"}'] } },
      'none',
      'REMOTE_SIGN_IN',
    ],
    ['a scope that is not known', { scope: 'other' }, 'none', 'REMOTE_SIGN_IN'],
    [
      'a server for tokens that is broken',
      { answers: { 1: [500, ''], 2: [500, ''], 3: [500, ''] } },
      'none',
      'REMOTE_FAILED',
    ],
    ['a web page', { answers: { 1: [200, '<p>canary-1'] } }, 'none', 'REMOTE_NOT_UNDERSTOOD'],
    [
      'a token that no header can hold',
      { answers: { 1: [200, '{"access_token":"canary-1\\nx","token_type":"Bearer"}'] } },
      'none',
      'REMOTE_NOT_UNDERSTOOD',
    ],
    [
      'a token of another type',
      { answers: { 1: [200, '{"access_token":"canary-1","token_type":"mac"}'] } },
      'none',
      'REMOTE_NOT_UNDERSTOOD',
    ],
  ])('%s', async ([, options, ended, code], { folder }) => {
    const tokens = await tokenServer(options);
    const { source, given } = await lockedList(tokens, ended);
    const failure = await failureOf(exported(folder, source, query));
    expect(failure.code).toBe(code);
    expect(JSON.stringify(failure)).not.toContain('canary');
    expect((await given()).length).toBeLessThanOrEqual(2);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a wrong secret', async ({ folder }) => {
    const tokens = await tokenServer();
    const { source, given } = await lockedList(tokens);
    const credentials = { with: 'client', id: 'a', secret: 'canary-wrong', tokenUrl: tokens.url } as const;
    const failure = await failureOf(exported(folder, { ...source, credentials }, query));
    expect(failure).toMatchObject({ code: 'REMOTE_SIGN_IN' });
    expect(failure.message).toContain(new URL(tokens.url).host);
    expect(JSON.stringify(failure)).not.toContain('canary');
    expect([tokens.asked.length, (await given()).length]).toEqual([1, 0]);
  });

  test('a server for tokens that is not there', async ({ folder }) => {
    const { source } = await lockedList({ url: 'http://127.0.0.1:9/token' });
    const failure = await failureOf(exported(folder, source, query));
    expect(failure).toMatchObject({ code: 'REMOTE_UNREACHABLE' });
    expect(failure.message).toContain("'127.0.0.1:9'");
  });
});
