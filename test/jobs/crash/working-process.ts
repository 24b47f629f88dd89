// A process that works on the queue until it is killed: node working-process.js FOLDER ROUND
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AnalyticsExportService } from '../../../main/export/analytics-export-service.ts';
import { roundJobs } from './round-jobs.ts';

const [folder = '', round = ''] = process.argv.slice(2);
const service = await AnalyticsExportService.open(join(folder, 'data'), {
  claims: 'every',
  concurrency: 2,
  pauses: [10, 10],
});
const desk = join(folder, 'desk', round);
mkdirSync(desk, { recursive: true });
for (const { name, request } of roundJobs(Number(round))) {
  const target = join(desk, name);
  writeFileSync(target, 'old');
  await service.start(request, { kind: 'sqlite', file: join(folder, 'store.db') }, target);
}
// Until it is killed.
setInterval(() => undefined, 1_000);
