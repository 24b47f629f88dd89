import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import { whenTestEnds } from '../../../fixtures/when-test-ends.ts';

export const fileRows = 3_000;
export const file = `Wer,id\r\n${Array.from({ length: fileRows }, (_, index) => `"Müller; ${index}",${index}\r\n`).join('')}`;
const bytes = Buffer.from(file);

export interface TaskOptions {
  /** What it says each time that it is asked how far the task is; the last one again and again. */
  states?: readonly Record<string, unknown>[];
  /** Bytes after which the first download breaks off. */
  cutAfter?: number;
  /** What it says is the digest of the file. */
  digest?: string;
  /** Whether the file is another one when the rest of it is asked for. */
  changes?: boolean;
  /** Whether it gives the rest of a file, and not all of it over again. */
  knowsRanges?: boolean;
  /** Headers of the file beside the usual ones, or instead of them; null for one that is not there. */
  headers?: Readonly<Record<string, string | null>>;
  /** When it wants to be asked how far a task is, in seconds: first, and then each time. */
  retryAfter?: { first?: string; then?: string };
  /** Times that it begins the task and then breaks off instead of saying so. */
  breaks?: number;
}

export interface TaskServer {
  source: SourceAccess<'remote'>;
  /** What it was asked, `METHOD path`; a download with the bytes that were asked for. */
  asked: string[];
  /** What the file was to be. */
  questions: unknown[];
  /** The tasks that it has begun, by the key that one is known by when it is begun again. */
  begun: Set<string>;
  /** Milliseconds, on this process' clock, at which it was asked. */
  times: number[];
}

export const made = (told: Record<string, unknown> = {}): Record<string, unknown> => ({
  state: 'SUCCESS',
  progress: 100,
  total: fileRows,
  download_url: '/v1/files/1',
  ...told,
});

/** Makes a file as a task, as `analytics-api.yaml` says, until the test has ended. */
export async function taskServer({
  states = [{ state: 'PROGRESS', progress: 50, total: fileRows }, made()],
  cutAfter,
  digest = createHash('sha256').update(bytes).digest('base64'),
  changes = false,
  knowsRanges = true,
  headers: fileHeaders = {},
  retryAfter: { first: firstPause, then: thenPause } = { then: '0' },
  breaks = 0,
}: TaskOptions = {}): Promise<TaskServer> {
  const asked: string[] = [];
  const questions: unknown[] = [];
  const begun = new Set<string>();
  const times: number[] = [];
  let looks = 0;
  let broken = 0;
  let downloads = 0;
  const columns = [
    { key: 'id', label: 'Number', type: 'integer' },
    { key: 'name', label: 'Name', type: 'text' },
  ];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const json = (value: unknown, retryAfter?: string): void => {
      response
        .writeHead(200, {
          'content-type': 'application/json',
          ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
        })
        .end(JSON.stringify(value));
    };
    if (url === '/v1/datasets') {
      json({ datasets: [{ id: 'rows', label: 'Rows', columns, exports: ['csv'] }] });
      return;
    }
    asked.push([method, url, ...(headers.range === undefined ? [] : [headers.range])].join(' '));
    times.push(performance.now());
    if (method === 'DELETE') response.writeHead(204).end();
    else if (method === 'POST') {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        questions.push(JSON.parse(body));
        begun.add(String(headers['idempotency-key'] ?? begun.size));
        if (broken++ < breaks) response.destroy();
        else json({ task_id: 'task 1', state: 'PENDING' }, firstPause);
      });
    } else if (url.startsWith('/v1/exports/')) {
      const state = states[Math.min(looks++, states.length - 1)];
      if (state) json({ task_id: 'task 1', ...state }, thenPause);
      else response.writeHead(404).end();
    } else {
      const first = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
      const isAgain = downloads > 0;
      downloads++;
      const isRest = first > 0 && knowsRanges && !changes && headers['if-range'] === '"one"';
      const given = isRest ? bytes.subarray(first) : bytes;
      const told: Record<string, string | null> = {
        'content-type': 'text/csv',
        'content-length': String(given.length),
        'repr-digest': `sha-256=:${digest}:`,
        etag: isAgain && changes ? '"two"' : '"one"',
        ...(isRest && { 'content-range': `bytes ${first}-${bytes.length - 1}/${bytes.length}` }),
        ...fileHeaders,
      };
      // Without a length it then ends with its connection.
      response.removeHeader('transfer-encoding');
      response.writeHead(
        isRest ? 206 : 200,
        Object.entries(told).flatMap(([name, value]) => (value === null ? [] : [name, value])),
      );
      if (cutAfter === undefined || isAgain) response.end(given);
      else response.write(given.subarray(0, cutAfter), () => setImmediate(() => response.destroy()));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  whenTestEnds(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { source: { kind: 'remote', api: 'api', url, label: 'School' }, asked, questions, begun, times };
}
