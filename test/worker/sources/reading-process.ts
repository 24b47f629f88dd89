// Does what the window and an export do with a dataset, and prints how each ended and the most memory that it all took.
import { rm } from 'node:fs/promises';
import { toldError } from '../../fixtures/told-error.ts';
import { failureReport } from '../../../preload/contract/errors.ts';
import { parseRequest } from '../../../main/export/request.ts';
import { runExport } from '../../../main/worker/export-pipeline.ts';
import { createCounters } from '../../../main/engine/progress-meter.ts';
import { readTasks } from '../../../main/worker/read-tasks.ts';

const [file = '', target = '', query = ''] = process.argv.slice(2);
const temporary = `${target}.partial`;
const source = { kind: 'sqlite', file } as const;
const request = parseRequest({ sheets: [JSON.parse(query)], output: { format: 'csv' } });
const [sheet] = request.sheets;
const job = { source, request, application: 'Test', startedAt: 0 };
const counter = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));

const ending = (task: Promise<unknown>): Promise<string> =>
  task.then(
    () => 'done',
    (error: unknown) => toldError(failureReport(error)).message,
  );

const endings = {
  describe: await ending(
    readTasks.describe({ source, language: 'en', looksAtRows: true, counters: createCounters() }),
  ),
  preview: await ending(
    readTasks.preview({ source, language: 'en', counters: createCounters(), sheet, output: request.output }),
  ),
  lookAhead: await ending(readTasks.lookAhead({ ...job, counters: createCounters() })),
  export: await ending(
    runExport(
      { ...job, target, temporary },
      { phase: counter(), rowsKnown: counter(), rowsDone: counter(), cancelled: counter() },
    ),
  ),
};
await rm(temporary, { force: true });
// Kilobytes on every system (Node's documentation of process.resourceUsage).
console.log(JSON.stringify({ ...endings, megabytes: process.resourceUsage().maxRSS / 1_000 }));
