import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { description, firstRow, listAnswer, type ListAnswer } from './list-answer.ts';
import type { Asked, Fault, ListOptions, ToParent, ToServer } from './lists.ts';

/** Gives lists, each under an address of its own, and goes wrong as it is told to. */
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
  const { options, asked } = list;
  const described = description(url, options);
  if (described) {
    give(response, described);
    return;
  }
  const first = firstRow(url, options);
  asked.push({ authorization: request.headers.authorization, first });
  tell({ kind: 'asked', list: id });
  const answer = listAnswer(url, first, options);
  const fault = faultOf(list, first);
  if (!fault || !happens(fault, request, response, answer)) give(response, answer);
});

const give = (response: ServerResponse, { type, body }: ListAnswer): void => {
  response.writeHead(200, { 'content-type': type }).end(body);
};

/** What goes wrong now. */
function faultOf({ options, asked }: List, first: number): Fault | undefined {
  const { faults = {}, always, cutEveryPage } = options;
  const isNew = asked.filter((request) => request.first === first).length === 1;
  if (cutEveryPage && isNew) return { kind: 'cut', after: (asked.length * 397) % 7_000 };
  return faults[asked.length] ?? always;
}

/** Whether this was all of the answer. */
function happens(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  { type, body }: ListAnswer,
): boolean {
  switch (fault.kind) {
    case 'status':
      response.writeHead(fault.code, fault.headers).end('<h1>No</h1>');
      return true;
    case 'cut':
      response.writeHead(200, { 'content-type': type, 'content-length': body.length });
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
