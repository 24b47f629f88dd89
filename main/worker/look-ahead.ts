import { formats } from '../../preload/contract/formats.ts';
import { expectedRows } from '../../preload/contract/row-count.ts';
import type { SheetFindings, WorkerTasks } from '../engine/protocol.ts';
import { exportFacts, type CountedSheet } from './export-facts.ts';
import { enoughRows, ReadAhead } from './read-ahead.ts';
import { assertFits } from './row-limit.ts';
import { byteColumnsOf, rowsOf, type Batch, type Value } from './rows.ts';
import type { Source } from './sources/source.ts';
import { createWriter } from './writers/index.ts';
import type { PartSink } from './writers/writer.ts';

/** Counts what an export would write, and looks at the first rows of each sheet. */
export async function lookAhead(
  source: Source,
  take: WorkerTasks['lookAhead']['take'],
): Promise<SheetFindings[]> {
  const findings: SheetFindings[] = [];
  for (const request of take.request.sheets) {
    const count = await (await source.query(request)).count();
    assertFits(expectedRows(count), formats[take.request.output.format].rowLimit, take.request.output);
    // The order does not matter here, and to sort all rows for the sake of a few would take long.
    const unsorted = { ...request, sort: [] };
    const query = await source.query(unsorted);
    const ahead = await ReadAhead.begin(query.batches(enoughRows));
    try {
      findings.push(await lookAtSheet(source, { request: unsorted, query, count }, ahead.first, take));
    } finally {
      await ahead.close();
    }
  }
  return findings;
}

/** Writes the first rows of a sheet into nothing, to see what all its rows would take. */
export async function lookAtSheet(
  source: Source,
  { request, query, count }: CountedSheet,
  first: readonly Batch[],
  take: WorkerTasks['lookAhead']['take'],
): Promise<SheetFindings> {
  const { output } = take.request;
  const rowsSeen = first.flatMap(rowsOf);
  const byteColumns = new Set(first.flatMap(byteColumnsOf));

  const name = request.name ?? query.label;
  const write = async (written: readonly Batch[]): Promise<{ bytes: number; shortenedTimes: string[] }> => {
    const sink = new CountingSink();
    const writer = createWriter(sink, output, exportFacts(take, source, [{ request, query }]));
    await writer.beginSheet(name, query.columns);
    for (const batch of written) await writer.write(batch);
    await writer.close();
    return { bytes: sink.size, shortenedTimes: [...writer.shortenedTimes] };
  };
  const { bytes: frame } = await write([]);
  const { bytes, shortenedTimes } = await write(first);
  const perRow = rowsSeen.length === 0 ? 0 : (bytes - frame) / rowsSeen.length;
  return {
    name,
    rows: count,
    bytes: Math.round(frame + perRow * (expectedRows(count) ?? rowsSeen.length)),
    leadingZeros: query.columns
      .filter((_, index) => !byteColumns.has(index) && rowsSeen.some((row) => hasLeadingZero(row[index])))
      .map((column) => column.name),
    byteColumns: query.columns.filter((_, index) => byteColumns.has(index)).map((column) => column.name),
    shortenedTimes,
    repeatedRows: 0,
    strayRows: 0,
  };
}

/** Digits that would lose something as a number. */
const hasLeadingZero = (value: Value | undefined): boolean =>
  typeof value === 'string' && /^0\d+$/.test(value);

class CountingSink implements PartSink {
  size = 0;

  write(bytes: Uint8Array): Promise<void> {
    this.size += bytes.length;
    return Promise.resolve();
  }

  patch(): Promise<void> {
    return Promise.resolve();
  }

  next(): Promise<void> {
    return Promise.resolve();
  }
}
