import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { whenTestEnds } from '../../../fixtures/when-test-ends.ts';

/** What a program must know to be given a token: with what a form and a header would make of it, done wrongly. */
export const clientId = 'a client: 1';
export const clientSecret = 'canary: 7d+2 & ü';

export interface TokenOptions {
  /** Seconds that it says. */
  lasts?: number;
  /** The only scope that it knows. */
  scope?: string;
  /** Instead of a token, by the number of the request, from 1. */
  answers?: Readonly<Record<number, [status: number, body: string]>>;
}

export interface TokenServer {
  url: string;
  /** What each request was, in the order of their arrival. */
  asked: { method: string; form: Record<string, string>; client: string[] }[];
}

/** Gives the tokens `canary-1`, `canary-2`, … to whoever knows the secret, until the test has ended. */
export async function tokenServer({ lasts, scope, answers = {} }: TokenOptions = {}): Promise<TokenServer> {
  const asked: TokenServer['asked'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      const [, basic = ''] = /^Basic (.+)$/.exec(request.headers.authorization ?? '') ?? [];
      // As a form is decoded: URLSearchParams takes both `+` and `%20` for a space.
      const client = Buffer.from(basic, 'base64')
        .toString()
        .split(':')
        .map((part) => new URLSearchParams(`a=${part}`).get('a') ?? '');
      const form = Object.fromEntries(new URLSearchParams(body));
      asked.push({ method: request.method ?? '', form, client });
      const [status, text] =
        answers[asked.length] ??
        (client[1] !== clientSecret
          ? [401, '{"error":"invalid_client"}']
          : scope !== undefined && form.scope !== scope
            ? [400, '{"error":"invalid_scope"}']
            : [
                200,
                JSON.stringify({
                  access_token: `canary-${asked.length}`,
                  token_type: 'bearer',
                  expires_in: lasts,
                }),
              ]);
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  whenTestEnds(server);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`, asked };
}
