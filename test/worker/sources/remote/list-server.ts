import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import type { Asked, ListOptions, ToParent, ToServer } from './lists.ts';

export interface ListServer {
  source: SourceAccess<'remote'>;
  /** What it was asked so far. */
  asked: () => Promise<Asked[]>;
  /** Calls back at each request, when it has come. */
  onAsked: (listener: (number: number) => void) => void;
}

let started: Promise<ChildProcess> | undefined;

afterAll(async () => {
  const child = await started;
  started = undefined;
  child?.kill();
});

/** One process for all lists of a test file. */
async function start(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('list-server-process.ts', import.meta.url)));
  await once(child, 'message');
  child.setMaxListeners(0);
  return child;
}

async function heard<K extends ToParent['kind']>(
  child: ChildProcess,
  list: string,
  kind: K,
): Promise<ToParent & { kind: K }> {
  for (;;) {
    const [message] = (await once(child, 'message')) as [ToParent];
    if (message.kind === kind && 'list' in message && message.list === list)
      return message as ToParent & { kind: K };
  }
}

/** A real server, in a process of its own, that gives a list. */
export async function listServer(options: ListOptions = {}): Promise<ListServer> {
  const child = await (started ??= start());
  const list = randomUUID();
  const tell = (message: ToServer): boolean => child.send(message);
  const there = heard(child, list, 'there');
  tell({ kind: 'list', list, options });
  const { port } = await there;
  const url = `http://127.0.0.1:${port}/${list}/`;
  return {
    source: { kind: 'remote', api: options.form?.startsWith('API') ? 'api' : 'drf', url, label: 'List' },
    asked: async () => {
      const answered = heard(child, list, 'answered');
      tell({ kind: 'answer', list });
      return (await answered).asked;
    },
    onAsked: (listener) => {
      let number = 0;
      child.on('message', (message: ToParent) => {
        if (message.kind === 'asked' && message.list === list) listener(++number);
      });
    },
  };
}
