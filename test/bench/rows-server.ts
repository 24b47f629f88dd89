import { createReadStream, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

/**
 * A process of its own that gives files as they are, which costs next to nothing: as `analytics-api.yaml` says at `/v1`, and
 * as a Django list at `/list/`. It
 * writes its address as the first line.
 */
const [folder = '', described = '{}'] = process.argv.slice(2);
const dataset = { id: 'rows', label: 'rows', ...(JSON.parse(described) as object) };
const server = createServer(({ url = '' }, response) => {
  if (url.startsWith('/list/')) {
    response.setHeader('content-type', 'application/json');
    // In one piece, with its length, as Django sends it.
    response.end(readFileSync(join(folder, `${/page=(\d+)/.exec(url)?.[1] ?? '1'}.json`)));
    return;
  }
  if (url.endsWith('/datasets')) {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ datasets: [dataset] }));
    return;
  }
  response.setHeader('content-type', 'application/x-ndjson');
  createReadStream(join(folder, 'rows.ndjson'), { highWaterMark: 1 << 18 }).pipe(response);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
