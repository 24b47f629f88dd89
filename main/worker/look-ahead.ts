import type { SheetRequest } from '../../preload/contract/request.ts';
import { formats } from '../../preload/contract/formats.ts';
import { expectedRows, type RowCount } from '../../preload/contract/row-count.ts';
import type { SheetFindings, WorkerTasks } from '../engine/protocol.ts';
import { exportFacts } from './export-facts.ts';
import { assertFits } from './row-limit.ts';
import { rowsOf, type Batch, type Value } from './rows.ts';
import type { Source } from './sources/source.ts';
import { createWriter } from './writers/index.ts';
import type { PartSink } from './writers/writer.ts';

/** First rows of a sheet that tell enough. */
const enoughRows = 1_000;
/** Bytes of them that tell enough, however few they are. */
const enoughBytes = 8_000_000;

/** Counts what an export would write, and looks at the first rows of each sheet. */
export async function lookAhead(
  source: Source,
  take: WorkerTasks['lookAhead']['take'],
): Promise<SheetFindings[]> {
  const findings: SheetFindings[] = [];
  for (const request of take.request.sheets) {
    const rows = await (await source.query(request)).count();
    assertFits(expectedRows(rows), formats[take.request.output.format].rowLimit, take.request.output);
    findings.push(await lookAtSheet(source, request, rows, take));
  }
  return findings;
}

/** Writes the first rows of a sheet into nothing, to see what all its `rows` would take. */
export async function lookAtSheet(
  source: Source,
  request: SheetRequest,
  rows: RowCount,
  take: WorkerTasks['lookAhead']['take'],
): Promise<SheetFindings> {
  const { output } = take.request;
  // The order does not matter here, and to sort all rows for the sake of a few would take long.
  const unsorted = { ...request, sort: [] };
  const query = await source.query(unsorted);
  const batches: Batch[] = [];
  let size = 0;
  for await (const batch of query.batches(enoughRows)) {
    batches.push(batch);
    size += batch.bytes.length;
    if (size > enoughBytes) break;
  }
  const rowsSeen = batches.flatMap(rowsOf);

  // Their digits are texts like others: whether they are is asked where there are such texts.
  const byteColumns = rowsSeen.some((row) => row.some(areHexDigits))
    ? await query.byteColumns(rowsSeen.length)
    : [];

  const name = request.name ?? query.label;
  const write = async (written: readonly Batch[]): Promise<{ bytes: number; shortenedTimes: string[] }> => {
    const sink = new CountingSink();
    const writer = createWriter(sink, output, exportFacts(take, source, [{ request: unsorted, query }]));
    await writer.beginSheet(name, query.columns);
    for (const batch of written) await writer.write(batch);
    await writer.close();
    return { bytes: sink.size, shortenedTimes: [...writer.shortenedTimes] };
  };
  const { bytes: frame } = await write([]);
  const { bytes, shortenedTimes } = await write(batches);
  const perRow = rowsSeen.length === 0 ? 0 : (bytes - frame) / rowsSeen.length;
  return {
    name,
    rows,
    bytes: Math.round(frame + perRow * (expectedRows(rows) ?? rowsSeen.length)),
    leadingZeros: query.columns
      .filter(
        (_, index) => !byteColumns.includes(index) && rowsSeen.some((row) => hasLeadingZero(row[index])),
      )
      .map((column) => column.name),
    byteColumns: query.columns.filter((_, index) => byteColumns.includes(index)).map((column) => column.name),
    shortenedTimes,
  };
}

const areHexDigits = (value: Value): boolean => typeof value === 'string' && /^(?:[\da-f]{2})+$/.test(value);

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
