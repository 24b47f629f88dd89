import { randomUUID } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createCounters } from '../../../../main/engine/progress-meter.ts';
import { parseRequest } from '../../../../main/export/request.ts';
import type { WorkerTasks } from '../../../../main/engine/protocol.ts';
import { runExport } from '../../../../main/worker/export-pipeline.ts';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import type { Query } from '../read.ts';

export interface Exported {
  text: string;
  facts: WorkerTasks['export']['give'];
}

/** The CSV file of a query, as it would be published. */
export async function exported(
  folder: string,
  source: SourceAccess,
  query: Query,
  counters = createCounters(),
): Promise<Exported> {
  const temporary = join(folder, `${randomUUID()}.partial`);
  const request = parseRequest({
    sheets: [query],
    output: { format: 'csv', encoding: 'utf-8', dateFormat: 'full', roundDecimals: false },
  });
  const target = join(folder, 'a.csv');
  try {
    const facts = await runExport(
      { source, request, target, temporary, application: 'Test', startedAt: 0 },
      counters,
    );
    return { text: await readFile(temporary, 'utf8'), facts };
  } finally {
    await rm(temporary, { force: true });
  }
}
