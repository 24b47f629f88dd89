import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import type { Asked, ListOptions, ToParent, ToServer } from './lists.ts';
import { serverProcess } from './server-process.ts';

export interface ListServer {
  source: SourceAccess<'remote'>;
  /** What it was asked so far. */
  asked: () => Promise<Asked[]>;
  /** Calls back at each request, when it has come. */
  onAsked: (listener: (number: number) => void) => void;
}

/** Listens until it is heard: messages that come together come before whoever waits for the first goes on. */
function heard<K extends ToParent['kind']>(
  child: ChildProcess,
  list: string,
  kind: K,
): Promise<ToParent & { kind: K }> {
  return new Promise((resolve) => {
    const listener = (message: ToParent): void => {
      if (message.kind !== kind || !('list' in message) || message.list !== list) return;
      child.off('message', listener);
      resolve(message as ToParent & { kind: K });
    };
    child.on('message', listener);
  });
}

/** A real server, in a process of its own, that gives a list. */
export async function listServer(options: ListOptions = {}): Promise<ListServer> {
  const child = await serverProcess('list-server-process.ts');
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
      const onMessage = (message: ToParent): void => {
        if (message.kind === 'asked' && message.list === list) listener(++number);
      };
      child.on('message', onMessage);
      onTestFinished(() => {
        child.off('message', onMessage);
      });
    },
  };
}
