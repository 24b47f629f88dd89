import { performance } from 'node:perf_hooks';
import type { ConnectionFindings } from '../../preload/contract/connection.ts';
import type { DatasetInfo } from '../../preload/contract/dataset.ts';
import type { RowCount } from '../../preload/contract/row-count.ts';
import type { Source } from './sources/source.ts';

/** Datasets that are told by name. */
const mostDatasets = 20;
/** Milliseconds after which no further dataset is counted. */
const countingTime = 5_000;
/** Rows that are read to see how fast they come. */
const rowsRead = 1_000;

/** What a source has, and how fast it gives it. */
export async function probe(source: Source): Promise<ConnectionFindings> {
  const datasets = await source.describe(false);
  const readable = datasets.find(isReadable);
  const read = readable ? await timed(source, readable) : null;
  const deadline = performance.now() + countingTime;
  const told: ConnectionFindings['datasets'] = [];
  for (const dataset of datasets.slice(0, mostDatasets)) {
    const isCounted = isReadable(dataset) && performance.now() < deadline;
    told.push({ label: dataset.label, rows: isCounted ? await count(source, dataset) : 'unknown' });
  }
  return { datasets: told, total: datasets.length, read };
}

const isReadable = ({ parameters }: DatasetInfo): boolean => parameters.every(({ required }) => !required);

const all = ({ id }: DatasetInfo) => ({ dataset: id, params: {}, filters: [], sort: [] });

async function count(source: Source, dataset: DatasetInfo): Promise<RowCount> {
  return (await source.query(all(dataset))).count();
}

async function timed(source: Source, dataset: DatasetInfo): Promise<{ rows: number; seconds: number }> {
  const started = performance.now();
  const query = await source.query(all(dataset));
  let rows = 0;
  for await (const batch of query.batches(rowsRead)) rows += batch.rows;
  return { rows, seconds: (performance.now() - started) / 1_000 };
}
