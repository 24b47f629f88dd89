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
}

export interface TaskServer {
  source: SourceAccess<'remote'>;
  /** What it was asked, `METHOD path`; a download with the bytes that were asked for. */
  asked: string[];
  /** What the file was to be. */
  questions: unknown[];
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
}: TaskOptions = {}): Promise<TaskServer> {
  const asked: string[] = [];
  const questions: unknown[] = [];
  let looks = 0;
  const columns = [
    { key: 'id', label: 'Number', type: 'integer' },
    { key: 'name', label: 'Name', type: 'text' },
  ];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const json = (value: unknown): void => {
      response
        .writeHead(200, { 'content-type': 'application/json', 'retry-after': '0' })
        .end(JSON.stringify(value));
    };
    if (url === '/v1/datasets') {
      json({ datasets: [{ id: 'rows', label: 'Rows', columns, exports: ['csv'] }] });
      return;
    }
    asked.push([method, url, ...(headers.range === undefined ? [] : [headers.range])].join(' '));
    if (method === 'DELETE') response.writeHead(204).end();
    else if (method === 'POST') {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        questions.push(JSON.parse(body));
        json({ task_id: 'task 1', state: 'PENDING' });
      });
    } else if (url.startsWith('/v1/exports/')) {
      const state = states[Math.min(looks++, states.length - 1)];
      if (state) json({ task_id: 'task 1', ...state });
      else response.writeHead(404).end();
    } else {
      const first = Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
      const isRest = first > 0 && !changes && headers['if-range'] === '"one"';
      const given = isRest ? bytes.subarray(first) : bytes;
      response.writeHead(isRest ? 206 : 200, {
        'content-length': given.length,
        'repr-digest': `sha-256=:${digest}:`,
        etag: '"one"',
        ...(isRest && { 'content-range': `bytes ${first}-${bytes.length - 1}/${bytes.length}` }),
      });
      if (cutAfter === undefined || first > 0) response.end(given);
      else response.write(given.subarray(0, cutAfter), () => setImmediate(() => response.destroy()));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  whenTestEnds(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { source: { kind: 'remote', api: 'api', url, label: 'School' }, asked, questions };
}
