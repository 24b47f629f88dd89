import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Server as SecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach } from 'vitest';
import type { SourceAccess } from '../../../../preload/contract/source.ts';

/** What a server does instead of answering well; gives whether it has answered. */
export type Fault = (response: ServerResponse, body: string, request: IncomingMessage) => boolean;

export type Item = Record<string, unknown>;

export const items = (count: number): Item[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Name ${index + 1}` }));

/** The next page of a list, as Django names it. */
export interface ListOptions {
  all?: readonly Item[];
  pageSize?: number;
  /** By the number of the request, from 1. */
  faults?: Readonly<Record<number, Fault>>;
  /** Changes a page before it is sent. */
  page?: (page: { count: number; next: string | null; results: readonly Item[] }, number: number) => unknown;
}

const running: (Server | SecureServer)[] = [];

/** Ends a server with the test. */
export const whenTestEnds = (server: Server | SecureServer): void => {
  running.push(server);
};

afterEach(async () => {
  for (const server of running.splice(0)) {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  }
});

/** A real server on this computer that gives a list in numbered pages, until the test has ended. */
export async function listServer({
  all = items(250),
  pageSize = 100,
  faults = {},
  page: changed = (page) => page,
}: ListOptions = {}): Promise<{ source: SourceAccess<'remote'>; requests: () => number; origin: string }> {
  let asked = 0;
  const server = createServer((request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(405).end();
      return;
    }
    asked++;
    const number = Number(new URL(request.url ?? '/', origin).searchParams.get('page') ?? 1);
    const next = number * pageSize < all.length ? `${origin}/list/?page=${number + 1}` : null;
    const results = all.slice((number - 1) * pageSize, number * pageSize);
    const body = JSON.stringify(changed({ count: all.length, next, results }, number));
    const fault = faults[asked];
    if (fault?.(response, body, request)) return;
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  whenTestEnds(server);
  const source = { kind: 'remote', api: 'drf', url: `${origin}/list/`, label: 'List' } as const;
  return { source, requests: () => asked, origin };
}
