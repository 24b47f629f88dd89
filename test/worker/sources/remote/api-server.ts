import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rowsOf } from '../../../../main/worker/rows.ts';
import { querySpecSchema } from '../../../../preload/contract/query.ts';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import { withSource } from '../read.ts';
import { whenTestEnds } from '../../../fixtures/when-test-ends.ts';

export interface ApiOptions {
  form: 'stream' | 'pages';
  /** What it does of a query itself. */
  applies: { filters: boolean; sort: boolean };
  /** Bytes after which the stream is cut, by the number of the request for rows, from 1. */
  cuts?: Readonly<Record<number, number>>;
  /** Whether it knows the state of the data that a stream has begun with. */
  hasSnapshots?: boolean;
  /** What it says of the dataset beside what there is. */
  told?: Record<string, unknown>;
  /** Changes a line, or the text of a page, before it is sent; undefined leaves it out. */
  line?: (line: string) => string | undefined;
}

const pageSize = 100;

/** A server that gives a dataset of an SQLite file as `analytics-api.yaml` says, until the test has ended. */
export async function apiServer(
  file: string,
  dataset: string,
  { form, applies, cuts = {}, hasSnapshots = true, told = {}, line = (same) => same }: ApiOptions,
): Promise<{ source: SourceAccess<'remote'>; asked: URL[] }> {
  const asked: URL[] = [];

  const describeAll = (response: ServerResponse): Promise<void> =>
    withSource(file, async (source) => {
      const found = (await source.describe(false)).find(({ id }) => id === dataset);
      const { columns = [], label, parameters, hasPeriod: period } = found ?? {};
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({ datasets: [{ id: 'rows', label, columns, parameters, period, applies, ...told }] }),
      );
    });

  const choose = (url: URL, parameter: string, response: ServerResponse): Promise<void> =>
    withSource(file, async (source) => {
      const ids = url.searchParams.get('ids')?.split(',').map(Number);
      const found = ids
        ? { choices: await source.find(dataset, parameter, ids) }
        : await source.search(dataset, parameter, url.searchParams.get('text') ?? '');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(found));
    });

  const give = (url: URL, response: ServerResponse): Promise<void> =>
    withSource(file, async (source) => {
      asked.push(url);
      const list = (name: string): string[] =>
        new RegExp(`[?&]${name}=([^&]*)`).exec(url.search)?.[1]?.split(',').map(decodeURIComponent) ?? [];
      const limit = url.searchParams.get('limit');
      const query = await source.query(
        querySpecSchema.parse({
          dataset,
          params: Object.fromEntries(
            Array.from(url.searchParams)
              .filter(([name]) => name.startsWith('parameters['))
              .map(([name, ids]) => [name.slice(11, -1), ids]),
          ),
          period: {
            from: url.searchParams.get('from') ?? undefined,
            to: url.searchParams.get('to') ?? undefined,
          },
          columns: list('columns').map((key) => ({ key })),
          filters: url.searchParams.getAll('filter').map((filter) => JSON.parse(filter) as unknown),
          sort: list('sort').map((key) => ({
            column: key.replace(/^-/, ''),
            direction: key.startsWith('-') ? 'descending' : 'ascending',
          })),
          ...(limit !== null && { limit: Number(limit) }),
        }),
      );
      const rows: unknown[] = [];
      for await (const batch of query.batches()) rows.push(...rowsOf(batch));
      if (form === 'pages') {
        const cursor = Number(url.searchParams.get('cursor') ?? 0);
        const next = cursor + pageSize < rows.length ? String(cursor + pageSize) : null;
        const page = { total: rows.length, rows: rows.slice(cursor, cursor + pageSize), next };
        response.setHeader('content-type', 'application/json');
        response.end(line(JSON.stringify(page)));
        return;
      }
      const offset = Number(url.searchParams.get('offset') ?? 0);
      const lines = [
        { head: { rows: rows.length, ...(hasSnapshots && { snapshot: 'one' }) } },
        ...rows.slice(offset),
        { end: { rows: rows.length } },
      ].flatMap((value) => line(JSON.stringify(value)) ?? []);
      response.setHeader('content-type', 'application/x-ndjson');
      const body = `${lines.join('\n')}\n`;
      const cut = cuts[asked.length];
      if (cut === undefined) response.end(body);
      else response.write(body.slice(0, cut), () => setImmediate(() => response.destroy()));
    });

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, parameter] = /\/parameters\/(\w+)$/.exec(url.pathname) ?? [];
    if (parameter !== undefined) void choose(url, parameter, response);
    else void (url.pathname === '/v1/datasets' ? describeAll(response) : give(url, response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  whenTestEnds(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return { source: { kind: 'remote', api: 'api', url, label: 'School' }, asked };
}
