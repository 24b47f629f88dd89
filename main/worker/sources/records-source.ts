import { closeSync, openSync, readSync, statSync } from 'node:fs';
import type { DatasetInfo, QuerySpec } from '../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import { batchRows } from '../../../preload/contract/limits.ts';
import type { RecordsTable } from '../../export/worker-protocol.ts';
import { batchOfLines, type Batch } from '../rows.ts';
import type { QueryResult, Source } from './source.ts';

const chunkSize = 1 << 18;
const lineFeed = 0x0a;

/** Reads records that were in memory: datasets `records:0`, `records:1`, … with all their rows and columns. */
export class RecordsSource implements Source {
  readonly label: string;
  readonly changedAt: Date;
  readonly #file: string;
  readonly #tables: readonly RecordsTable[];

  constructor(file: string, label: string) {
    this.label = label;
    this.#file = file;
    const stats = statSync(file, { throwIfNoEntry: false });
    const first = stats && lines(file).next();
    if (!stats || !first || first.done) throw new ExportFailure('SOURCE_NOT_FOUND', { name: label });
    this.changedAt = stats.mtime;
    this.#tables = JSON.parse(first.value.toString()) as RecordsTable[];
  }

  describe(): DatasetInfo[] {
    return this.#tables.map(({ name, columns }, index) => ({
      id: `records:${index}`,
      label: name,
      description: '',
      parameters: [],
      columns,
      hasPeriod: false,
    }));
  }

  search(): never {
    throw new Error('records have no parameters');
  }

  query({ dataset }: QuerySpec): QueryResult {
    const index = this.#tables.findIndex((_, candidate) => dataset === `records:${candidate}`);
    const table = this.#tables[index];
    if (!table) throw new ExportFailure('DATASET_NOT_FOUND', { dataset });
    const before = this.#tables.slice(0, index).reduce((sum, { rows }) => sum + rows, 1);
    return {
      label: table.name,
      parameters: [],
      columns: table.columns.map(({ key, label, type }) => ({ key, name: label, type })),
      available: table.columns,
      count: () => table.rows,
      isRepeatable: () => true,
      batches: (limit = Number.POSITIVE_INFINITY) => this.#batches(before, Math.min(limit, table.rows)),
    };
  }

  close(): void {
    // Each reading closes its own file.
  }

  *#batches(skipped: number, count: number): Generator<Batch> {
    const page: Buffer[] = [];
    let left = count;
    for (const line of lines(this.#file, skipped)) {
      if (left === 0) return;
      page.push(line);
      left--;
      if (page.length < batchRows && left > 0) continue;
      yield batchOfLines(Buffer.concat(page).subarray(0, -1), page.length);
      page.length = 0;
    }
  }
}

/** The lines of a file behind the first `skipped` ones, each with its line feed. */
function* lines(file: string, skipped = 0): Generator<Buffer> {
  const descriptor = openSync(file, 'r');
  try {
    let rest = Buffer.alloc(0);
    let seen = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      const size = readSync(descriptor, chunk);
      if (size === 0) return;
      const bytes = Buffer.concat([rest, chunk.subarray(0, size)]);
      let start = 0;
      for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
        if (seen++ >= skipped) yield bytes.subarray(start, end + 1);
        start = end + 1;
      }
      rest = bytes.subarray(start);
    }
  } finally {
    closeSync(descriptor);
  }
}
