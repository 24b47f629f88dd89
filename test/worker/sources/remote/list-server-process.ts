import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { items, type Asked, type Fault, type ListOptions, type ToParent, type ToServer } from './lists.ts';

/** Gives lists in numbered pages, each under an address of its own, as Django does, and goes wrong as it is told to. */
interface List {
  options: ListOptions;
  asked: Asked[];
}
const lists = new Map<string, List>();

const tell = (message: ToParent): void => {
  process.send?.(message);
};

const server = createServer((request, response) => {
  const { port } = server.address() as AddressInfo;
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
  const [, id = ''] = url.pathname.split('/');
  const list = lists.get(id);
  if (!list || request.method === 'OPTIONS') {
    response.writeHead(list ? 405 : 404).end();
    return;
  }
  list.asked.push({ authorization: request.headers.authorization });
  tell({ kind: 'asked', list: id });
  const number = Number(url.searchParams.get('page') ?? 1);
  const body = JSON.stringify(pageOf(list.options, number, url));
  const fault = faultOf(list, number);
  if (!fault || !happens(fault, request, response, body))
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
});

function pageOf(
  { rows = 250, pageSize = 100, newFieldFrom, pages }: ListOptions,
  number: number,
  url: URL,
): unknown {
  const all = items(rows).map((item, index) =>
    newFieldFrom !== undefined && index >= newFieldFrom ? { ...item, extra: 1 } : item,
  );
  const address = `${url.origin}${url.pathname}`;
  const next = number * pageSize < rows ? `${address}?page=${number + 1}` : null;
  const first = (number - 1) * pageSize;
  const page = { count: rows, next, results: all.slice(first, first + pageSize) };
  switch (pages) {
    case 'none':
      return { detail: 'hello' };
    case 'numbers':
      return [1, 2];
    case 'elsewhere':
      return { ...page, next: 'https://example.org/?page=2' };
    case 'circle':
      return { ...page, next: '?page=2' };
    case 'endless':
      return { ...page, results: [], next: `?page=${number + 1}` };
    case 'one more counted':
      return { ...page, count: rows + 1 };
    case 'one repeated':
      // A row was added at the top while the first page was being read.
      return number === 2 ? { ...page, results: all.slice(first - 1, first + pageSize) } : page;
    default:
      return page;
  }
}

/** What goes wrong now; a cut at every page does so when a page is asked for the first time. */
function faultOf({ options, asked }: List, number: number): Fault | undefined {
  const { faults = {}, always, cutEveryPage } = options;
  if (cutEveryPage && asked.length === 2 * number - 1) return { kind: 'cut', after: number * 700 };
  return faults[asked.length] ?? always;
}

/** Whether this was all of the answer. */
function happens(fault: Fault, request: IncomingMessage, response: ServerResponse, body: string): boolean {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.code, fault.headers).end('<h1>No</h1>');
      return true;
    case 'cut':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.write(body.slice(0, fault.after), () => setImmediate(() => response.destroy()));
      return true;
    case 'text':
      response.writeHead(200, { 'content-type': 'text/html' }).end(fault.content);
      return true;
    case 'packed': {
      const pack = { gzip: gzipSync, br: brotliCompressSync }[fault.with];
      response.writeHead(200, { 'content-encoding': fault.with }).end(pack(body));
      return true;
    }
    case 'silent':
      return true;
    case 'stalled':
      response.writeHead(200).write(body.slice(0, 100));
      return true;
    case 'dripping': {
      response.writeHead(200);
      const dripping = setInterval(() => response.write(' '), 10);
      response.on('close', () => {
        clearInterval(dripping);
      });
      return true;
    }
    case 'locked':
      if (new RegExp(fault.lets).test(request.headers.authorization ?? '')) return false;
      response.writeHead(401).end();
      return true;
  }
}

process.on('message', (message: ToServer) => {
  if (message.kind === 'list') {
    lists.set(message.list, { options: message.options, asked: [] });
    tell({ kind: 'there', list: message.list, port: (server.address() as AddressInfo).port });
  } else {
    tell({ kind: 'answered', list: message.list, asked: lists.get(message.list)?.asked ?? [] });
  }
});
// Whoever asks is gone.
process.on('disconnect', () => {
  process.exit();
});
server.listen(0, '127.0.0.1', () => {
  tell({ kind: 'started' });
});
