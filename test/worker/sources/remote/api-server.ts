import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import type { ApiPort, ApiScenario } from './api-server-process.ts';
import { serverProcess } from './server-process.ts';

export type ApiOptions = Omit<ApiScenario, 'id' | 'file' | 'dataset'>;

export interface ApiServer {
  source: SourceAccess<'remote'>;
  /** The queries of the requests for rows so far: `?columns=…`. */
  asked: () => Promise<string[]>;
}

/** A server, in a process of its own, that gives a dataset of an SQLite file as `analytics-api.yaml` says. */
export async function apiServer(file: string, dataset: string, options: ApiOptions): Promise<ApiServer> {
  const child = await serverProcess('api-server-process.ts');
  const told = once(child, 'message') as Promise<[ApiPort]>;
  child.send('port');
  const [{ port }] = await told;
  const scenario: ApiScenario = { id: randomUUID(), file, dataset, ...options };
  const place = `http://127.0.0.1:${port}/${Buffer.from(JSON.stringify(scenario)).toString('base64url')}`;
  return {
    source: { kind: 'remote', api: 'api', url: `${place}/v1`, label: 'School' },
    asked: async () => (await (await fetch(`${place}/asked`)).json()) as string[],
  };
}
