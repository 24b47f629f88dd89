import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { rowsOf } from '../../../../main/worker/rows.ts';
import { querySpecSchema } from '../../../../preload/contract/query.ts';
import { withSource } from '../read.ts';

/** What a server is and where it goes wrong; it stands in its address. */
export interface ApiScenario {
  /** Of this server alone. */
  id: string;
  file: string;
  dataset: string;
  form: 'stream' | 'pages';
  /** What it does of a query itself. */
  applies: { filters: boolean; sort: boolean };
  /** Bytes after which the stream is cut, by the number of the request for rows, from 1. */
  cuts?: Readonly<Record<number, number>>;
  /** Whether it knows the state of the data that a stream has begun with. */
  hasSnapshots?: boolean;
  /** What it says of the dataset beside what there is. */
  told?: Record<string, unknown>;
  /**
   * What of a line, or of the text of a page, is replaced before it is sent: a regular expression, and what stands there
   * instead, in which `#` is the number of the request. A line of which nothing is left is left out.
   */
  line?: readonly [pattern: string, replacement: string];
}

export interface ApiPort {
  port: number;
}

const pageSize = 100;
const asked = new Map<string, string[]>();

function describeAll({ file, dataset, applies, told }: ApiScenario, response: ServerResponse): Promise<void> {
  return withSource(file, async (source) => {
    const found = (await source.describe(false)).find(({ id }) => id === dataset);
    const { columns = [], label, parameters, hasPeriod: period } = found ?? {};
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ datasets: [{ id: 'rows', label, columns, parameters, period, applies, ...told }] }),
    );
  });
}

function choose(
  { file, dataset }: ApiScenario,
  url: URL,
  parameter: string,
  response: ServerResponse,
): Promise<void> {
  return withSource(file, async (source) => {
    const ids = url.searchParams.get('ids')?.split(',').map(Number);
    const found = ids
      ? { choices: await source.find(dataset, parameter, ids) }
      : await source.search(dataset, parameter, url.searchParams.get('text') ?? '');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(found));
  });
}

function give(scenario: ApiScenario, number: number, url: URL, response: ServerResponse): Promise<void> {
  const {
    file,
    dataset,
    form,
    cuts = {},
    hasSnapshots = true,
    line: [pattern, replacement] = ['^', ''],
  } = scenario;
  const sent = (value: unknown): string =>
    JSON.stringify(value).replace(new RegExp(pattern), replacement.replace('#', String(number)));
  const list = (name: string): string[] =>
    new RegExp(`[?&]${name}=([^&]*)`).exec(url.search)?.[1]?.split(',').map(decodeURIComponent) ?? [];
  const limit = url.searchParams.get('limit');
  return withSource(file, async (source) => {
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
      response.setHeader('content-type', 'application/json');
      response.end(sent({ total: rows.length, rows: rows.slice(cursor, cursor + pageSize), next }));
      return;
    }
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const lines = [
      { head: { rows: rows.length, ...(hasSnapshots && { snapshot: 'one' }) } },
      ...rows.slice(offset),
      { end: { rows: rows.length } },
    ]
      .map(sent)
      .filter((line) => line !== '');
    response.setHeader('content-type', 'application/x-ndjson');
    const body = `${lines.join('\n')}\n`;
    const cut = cuts[number];
    if (cut === undefined) response.end(body);
    else response.write(body.slice(0, cut), () => setImmediate(() => response.destroy()));
  });
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, place = '', ...path] = url.pathname.split('/');
  const scenario = JSON.parse(Buffer.from(place, 'base64url').toString()) as ApiScenario;
  const queries = asked.get(scenario.id) ?? [];
  asked.set(scenario.id, queries);
  const [, parameter] = /\/parameters\/(\w+)$/.exec(url.pathname) ?? [];
  if (path.join('/') === 'asked') {
    response.end(JSON.stringify(queries));
  } else if (path.join('/') === 'v1/datasets') {
    void describeAll(scenario, response);
  } else if (parameter !== undefined) {
    void choose(scenario, url, parameter, response);
  } else {
    queries.push(url.search);
    void give(scenario, queries.length, url, response);
  }
});

const tellPort = (): void => {
  const message: ApiPort = { port: (server.address() as AddressInfo).port };
  process.send?.(message);
};
process.on('message', tellPort);
// Whoever asks is gone.
process.on('disconnect', () => {
  process.exit();
});
server.listen(0, '127.0.0.1', tellPort);
