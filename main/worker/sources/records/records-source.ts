import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { DatasetInfo } from '../../../../preload/contract/dataset.ts';
import type { QuerySpec } from '../../../../preload/contract/query.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { batchRows } from '../../../../preload/contract/limits.ts';
import type { RecordsTable } from '../../../../preload/contract/source.ts';
import { batchOfLines, type Batch } from '../../rows.ts';
import { noMoreRows, type End, type QueryResult, type Source } from '../source.ts';

const chunkSize = 1 << 18;
const lineFeed = 0x0a;

/**
 * Reads records that were in memory: datasets `records:0`, `records:1`, … with all their rows and columns, in one
 * file that is open from the beginning to the end.
 */
export class RecordsSource implements Source {
  readonly label: string;
  readonly changedAt: Date;
  readonly #descriptor: number;
  readonly #tables: readonly RecordsTable[];
  /** The place of the first row's first byte. */
  readonly #rowsAt: number;

  constructor(file: string, label: string) {
    this.label = label;
    this.#descriptor = openFile(file, label);
    try {
      this.changedAt = fstatSync(this.#descriptor).mtime;
      const first = lines(this.#descriptor, 0).next();
      if (first.done) throw new ExportFailure('SOURCE_NOT_FOUND', { name: label });
      this.#tables = JSON.parse(first.value.toString()) as RecordsTable[];
      this.#rowsAt = first.value.length;
    } catch (error) {
      this.close();
      throw error;
    }
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

  find(): never {
    throw new Error('records have no parameters');
  }

  query(spec: QuerySpec): QueryResult {
    const { dataset } = spec;
    const index = this.#tables.findIndex((_, candidate) => dataset === `records:${candidate}`);
    const table = this.#tables[index];
    if (!table) throw new ExportFailure('DATASET_NOT_FOUND', { dataset });
    refuseChoices(spec);
    const before = this.#tables.slice(0, index).reduce((sum, { rows }) => sum + rows, 0);
    return {
      label: table.name,
      parameters: [],
      columns: table.columns.map(({ key, label, type }) => ({ key, name: label, type })),
      available: table.columns,
      selectable: table.columns,
      count: () => ({ exact: table.rows }),
      isRepeatable: () => true,
      batches: (limit = Number.POSITIVE_INFINITY) => this.#batches(before, Math.min(limit, table.rows)),
    };
  }

  close(): void {
    closeSync(this.#descriptor);
  }

  *#batches(skipped: number, count: number): Generator<Batch, End> {
    const page: Buffer[] = [];
    let left = count;
    for (const line of lines(this.#descriptor, this.#rowsAt, skipped)) {
      if (left === 0) break;
      page.push(line);
      left--;
      if (page.length < batchRows && left > 0) continue;
      yield batchOfLines(Buffer.concat(page).subarray(0, -1), page.length);
      page.length = 0;
    }
    return noMoreRows;
  }
}

function openFile(file: string, name: string): number {
  try {
    return openSync(file, 'r');
  } catch {
    throw new ExportFailure('SOURCE_NOT_FOUND', { name });
  }
}

/** Who has records in memory chooses among them in code, before handing them over: here a choice would be a mistake. */
function refuseChoices({ params, summary, columns, filters, sort, period, limit }: QuerySpec): void {
  const choices = Object.entries({ params, summary, columns, filters, sort, period, limit });
  const made = choices.find(([, choice]) => isMade(choice));
  if (!made) return;
  throw new ExportFailure('REQUEST_INVALID', {
    problem: `rows in memory are exported as they are given: choose among them before and leave out '${made[0]}'`,
  });
}

/** Lists and objects without anything in them are what a request has that chooses nothing. */
const isMade = (choice: unknown): boolean =>
  choice !== undefined && (typeof choice !== 'object' || Object.keys(choice as object).length > 0);

/** The lines of a file from a place on, behind the first `skipped` ones, each with its line feed. */
function* lines(descriptor: number, from: number, skipped = 0): Generator<Buffer> {
  let rest = Buffer.alloc(0);
  let seen = 0;
  for (let place = from; ;) {
    const chunk = Buffer.allocUnsafe(chunkSize);
    const size = readSync(descriptor, chunk, 0, chunkSize, place);
    if (size === 0) return;
    place += size;
    const bytes = Buffer.concat([rest, chunk.subarray(0, size)]);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      if (seen++ >= skipped) yield bytes.subarray(start, end + 1);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}
