import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExportCache } from '../../main/export/export-cache.ts';
import { parseRequest } from '../../main/export/request.ts';
import { WorkerThread } from '../../main/export/worker-thread.ts';

// Another process that stores the same export again and again: `node storing-process.js FOLDER STORE NAME ROUNDS`.
const [folder = '', store = '', name = '', rounds] = process.argv.slice(2);
const request = parseRequest({ sheets: [{ dataset: 'table:pupils' }], output: { format: 'csv' } });
const source = { kind: 'sqlite', file: store } as const;
const thread = new WorkerThread();
const cache = await ExportCache.open(folder);
const key = await cache.keyFor(request, source);
if (key === undefined) throw new Error('the store is still changing');
const file = join(folder, name);
for (let round = 0; round < Number(rounds); round++) {
  // As a workbook, which tells when it was made, it differs each time but in its size.
  const content = `${name} ${String(round).padStart(5, '0')}\n`.repeat(5_000);
  writeFileSync(file, content);
  const facts = {
    rows: 1,
    sheets: 1,
    alteredCells: 0,
    guardedCells: 0,
    bytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
  await cache.clear(key);
  await cache.store({ key, request, source, thread, file, facts });
}
cache.close();
await thread.terminate();
