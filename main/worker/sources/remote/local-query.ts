import Database from 'better-sqlite3';
import type { ColumnInfo, DatasetInfo } from '../../../../preload/contract/dataset.ts';
import { batchRows } from '../../../../preload/contract/limits.ts';
import type { QuerySpec } from '../../../../preload/contract/query.ts';
import type { SqlDataset } from '../../../datasets/dataset.ts';
import { batchOf, type Batch, type OutputColumn, type Row } from '../../rows.ts';
import { quoted } from '../sqlite/identifiers.ts';
import { readRows } from '../sqlite/read-rows.ts';
import { buildSelect, type Select } from '../sqlite/select.ts';

/** What is left to be done here with the rows that a server gives. */
export type LeftHere = Pick<QuerySpec, 'filters' | 'sort'>;

/**
 * A query over rows as they arrive. SQLite does what the server has not done, so that the file is the same as from a
 * store: each page is filtered by itself; to be sorted the rows are put into a database without a name, which nobody but
 * this process can open and which is gone with it.
 */
export class LocalQuery {
  readonly columns: readonly OutputColumn[];
  readonly #info: DatasetInfo;
  readonly #spec: QuerySpec;

  /** Throws an `ExportFailure` for what is not in the dataset, whoever would do it. */
  constructor(info: DatasetInfo, spec: QuerySpec) {
    this.#info = info;
    this.#spec = spec;
    this.columns = this.#select(pageTable(info.columns), spec).columns;
  }

  async *batches(pages: AsyncIterable<readonly Row[]>, left: LeftHere, limit: number): AsyncGenerator<Batch> {
    if (left.sort.length > 0) yield* this.#sorted(pages, left, limit);
    else if (left.filters.length > 0) yield* this.#filtered(pages, left, limit);
    else yield* this.#asTheyCome(pages, limit);
  }

  async *#asTheyCome(pages: AsyncIterable<readonly Row[]>, limit: number): AsyncGenerator<Batch> {
    const places = this.columns.map(({ key }) =>
      this.#info.columns.findIndex((column) => column.key === key),
    );
    const isWhole =
      places.length === this.#info.columns.length && places.every((place, index) => place === index);
    let rest = limit;
    for await (const page of pages) {
      for (let first = 0; first < page.length && rest > 0; first += batchRows) {
        const rows = page.slice(first, first + Math.min(batchRows, rest));
        rest -= rows.length;
        yield batchOf(isWhole ? rows : rows.map((row) => places.map((place) => row[place] ?? null)));
      }
      if (rest === 0) return;
    }
  }

  async *#filtered(
    pages: AsyncIterable<readonly Row[]>,
    { filters }: LeftHere,
    limit: number,
  ): AsyncGenerator<Batch> {
    const database = new Database(':memory:');
    try {
      const select = this.#select(pageTable(this.#info.columns), { filters, sort: [] });
      let rest = limit;
      for await (const page of pages) {
        const bindings = { ...select.bindings, page: jsonOf(page) };
        for (const batch of readRows(
          database,
          { ...select, bindings },
          select.checkedRowsSql(),
          rest,
          true,
        )) {
          rest -= batch.rows;
          yield batch;
        }
        if (rest === 0) return;
      }
    } finally {
      database.close();
    }
  }

  async *#sorted(pages: AsyncIterable<readonly Row[]>, left: LeftHere, limit: number): AsyncGenerator<Batch> {
    const database = new Database('');
    try {
      database.pragma('journal_mode = OFF');
      const names = this.#info.columns.map((_, index) => quoted(`c${index}`));
      database.exec(`CREATE TABLE rows (${names.join(', ')})`);
      const insert = database.prepare(
        `INSERT INTO rows SELECT ${pageValues(names.length).join(', ')} FROM json_each(?)`,
      );
      database.exec('BEGIN');
      for await (const page of pages) insert.run(jsonOf(page));
      database.exec('COMMIT');
      const select = this.#select({ from: 'rows', values: names }, left);
      yield* readRows(database, select, select.checkedRowsSql(), limit, true);
    } finally {
      database.close();
    }
  }

  #select({ from, values }: Table, left: LeftHere): Select {
    const { id, label, description, columns } = this.#info;
    const dataset: SqlDataset = {
      id,
      label,
      description,
      parameters: [],
      columns: columns.map((column, index) => ({ ...column, sql: values[index] as string })),
      sql: { requires: [], from },
    };
    return buildSelect(dataset, { ...this.#spec, ...left, period: undefined, limit: undefined }, {});
  }
}

/** Where rows are, and their values in it. */
interface Table {
  from: string;
  values: readonly string[];
}

const pageValues = (columns: number): string[] =>
  Array.from({ length: columns }, (_, index) => `json_each.value ->> '$[${index}]'`);

const pageTable = (columns: readonly ColumnInfo[]): Table => ({
  from: 'json_each(:page)',
  values: pageValues(columns.length),
});

const jsonOf = (page: readonly Row[]): string => `[${batchOf(page).bytes.toString().replaceAll('\n', ',')}]`;
