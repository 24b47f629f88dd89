import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Credentials } from '../../../../../preload/contract/sign-in.ts';
import type { SourceAccess } from '../../../../../preload/contract/source.ts';
import type { Collection, Size, Version } from './school.ts';

export interface ServerOptions {
  size: Size;
  version: Version;
  /** Records that it gives at once, whatever it is asked for. */
  mostPerPage: number;
  /** Requests after which a token has run out. */
  requestsPerToken: number;
  client: { id: string; secret: string };
  /** Records that it tells nothing of, though others belong to them. */
  omits: readonly string[];
  /** A collection of which it says that there is one more. */
  miscounts?: Collection;
}

export interface OneRosterServer {
  source: SourceAccess<'remote'> & { credentials: Credentials };
  /** What it was asked for: `GET /ims/oneroster/…`. */
  asked: () => Promise<string[]>;
}

/** Starts one in a process of its own, until the test has ended. */
export async function startServer(
  size: Size,
  options: Partial<Omit<ServerOptions, 'size'>> = {},
): Promise<OneRosterServer> {
  const all: ServerOptions = {
    size,
    version: 'v1p2',
    mostPerPage: 10_000,
    requestsPerToken: Number.MAX_SAFE_INTEGER,
    omits: [],
    client: { id: 'a client: 1', secret: 'canary & more' },
    ...options,
  };
  const child = fork(fileURLToPath(new URL('server-process.ts', import.meta.url)), [JSON.stringify(all)]);
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  const [port] = (await once(child, 'message')) as [number];
  const origin = `http://127.0.0.1:${port}`;
  return {
    source: {
      kind: 'remote',
      api: 'oneroster',
      url: `${origin}/`,
      label: 'School',
      credentials: { with: 'client', ...all.client, tokenUrl: `${origin}/oauth/token` },
    },
    asked: async () => (await (await fetch(`${origin}/asked`)).json()) as string[],
  };
}
