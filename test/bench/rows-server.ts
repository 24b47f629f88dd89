import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A process of its own that gives a file as `analytics-api.yaml` says, as it is: what it costs is next to nothing. It
 * writes its address as the first line.
 */
const [file = '', described = '{}'] = process.argv.slice(2);
const dataset = { id: 'rows', label: 'rows', ...(JSON.parse(described) as object) };
const server = createServer(({ url = '' }, response) => {
  if (url.endsWith('/datasets')) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ datasets: [dataset] }));
    return;
  }
  response.setHeader('content-type', 'application/x-ndjson');
  createReadStream(file, { highWaterMark: 1 << 18 }).pipe(response);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
});
