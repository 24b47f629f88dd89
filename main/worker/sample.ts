import type { SheetRequest } from '../../preload/contract/export.ts';
import { rowLimits } from '../../preload/contract/limits.ts';
import type { SheetSample, WorkerTasks } from '../export/worker-protocol.ts';
import { exportFacts } from './export-facts.ts';
import { assertFits } from './row-limit.ts';
import type { Batch, Value } from './rows.ts';
import type { Source } from './sources/source.ts';
import { createWriter } from './writers/index.ts';
import type { ByteSink } from './writers/writer.ts';

const sampleRows = 1_000;

/** Counts what an export would write, and writes the first rows of each sheet into nothing to see what they take. */
export async function sample(source: Source, take: WorkerTasks['sample']['take']): Promise<SheetSample[]> {
  const samples: SheetSample[] = [];
  for (const request of take.request.sheets) samples.push(await sampleSheet(source, request, take));
  return samples;
}

async function sampleSheet(
  source: Source,
  request: SheetRequest,
  take: WorkerTasks['sample']['take'],
): Promise<SheetSample> {
  const { output } = take.request;
  // The order does not matter here, and to sort all rows for the sake of a few would take long.
  const unsorted = { ...request, sort: [] };
  const query = await source.query(unsorted);
  const rows = await query.count();
  assertFits(rows, rowLimits[output.format], output);
  const batches: Batch[] = [];
  for await (const batch of query.batches(sampleRows)) batches.push(batch);
  const sampled = batches.flat();

  const name = request.name ?? query.label;
  const bytesOf = async (written: readonly Batch[]): Promise<number> => {
    const sink = new CountingSink();
    const writer = createWriter(sink, output, exportFacts(take, source, [{ request: unsorted, query }]));
    await writer.beginSheet(name, query.columns);
    for (const batch of written) await writer.write(batch);
    await writer.close();
    return sink.size;
  };
  const frame = await bytesOf([]);
  const perRow = sampled.length === 0 ? 0 : ((await bytesOf(batches)) - frame) / sampled.length;
  return {
    name,
    rows,
    bytes: Math.round(frame + perRow * rows),
    leadingZeros: query.columns
      .filter((_, index) => sampled.some((row) => hasLeadingZero(row[index])))
      .map((column) => column.name),
  };
}

/** Digits that would lose something as a number. */
const hasLeadingZero = (value: Value | undefined): boolean =>
  typeof value === 'string' && /^0\d+$/.test(value);

class CountingSink implements ByteSink {
  size = 0;

  write(bytes: Uint8Array): Promise<void> {
    this.size += bytes.length;
    return Promise.resolve();
  }

  patch(): Promise<void> {
    return Promise.resolve();
  }
}
