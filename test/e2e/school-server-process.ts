import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const [token = '', millisecondsPerPage = '0', wantedPort = '0'] = process.argv.slice(2);
const rows = 100_000;
const pageSize = 5_000;

const result = (id: number) => ({
  id,
  student: { number: String(id).padStart(8, '0'), name: `Pupil ${id}` },
  subject: id % 2 ? 'Maths' : 'Art',
  score: (id % 101).toFixed(2),
});

const server = createServer((request, response) => {
  void (async () => {
    const { port } = server.address() as AddressInfo;
    if (request.headers.authorization !== `Bearer ${token}`) return response.writeHead(401).end();
    if (request.method === 'OPTIONS') return response.writeHead(405).end();
    const page = Number(new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('page') ?? 1);
    if (page > 1) await delay(Number(millisecondsPerPage));
    const first = (page - 1) * pageSize;
    const results = Array.from({ length: pageSize }, (_, index) => result(first + index + 1));
    const next = first + pageSize < rows ? `http://127.0.0.1:${port}/api/results/?page=${page + 1}` : null;
    response.setHeader('content-type', 'application/json');
    return response.end(JSON.stringify({ count: rows, next, previous: null, results }));
  })();
});
server.listen(Number(wantedPort), '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
