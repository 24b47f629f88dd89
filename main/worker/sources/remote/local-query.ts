import Database from 'better-sqlite3';
import type { ColumnInfo, DatasetInfo } from '../../../../preload/contract/dataset.ts';
import type { QuerySpec } from '../../../../preload/contract/query.ts';
import type { Words } from '../../../../preload/words/words.ts';
import type { SqlDataset } from '../../../datasets/dataset.ts';
import { batchOf, firstRows, rowsOf, type Batch, type OutputColumn } from '../../rows.ts';
import { quoted } from '../sqlite/identifiers.ts';
import { prepareRounding } from '../sqlite/rounded.ts';
import { readRows } from '../sqlite/read-rows.ts';
import { buildSelect, type Select } from '../sqlite/select.ts';
import type { Reading } from './server.ts';

type Batches = AsyncIterable<Batch>;

/**
 * A query over rows as they arrive. SQLite does what the server has not done, so that the file is the same as from a
 * store: each batch is filtered by itself; to be sorted or put together the rows are put into a database without a name, which
 * nobody but this process can open and which is gone with it.
 */
export class LocalQuery {
  readonly columns: readonly OutputColumn[];
  /** All columns that could have been chosen. */
  readonly selectable: readonly ColumnInfo[];
  readonly #info: DatasetInfo;
  readonly #spec: QuerySpec;
  readonly #reading: Reading;
  readonly #words: Words;

  /** Throws an `ExportFailure` for what is not in the dataset, whoever would do it. */
  constructor(info: DatasetInfo, spec: QuerySpec, reading: Reading, words: Words) {
    this.#info = info;
    this.#spec = spec;
    this.#reading = reading;
    this.#words = words;
    const { columns, selectable } = this.#select(info.columns, pageTable(info.columns.length), spec);
    this.columns = columns;
    this.selectable = selectable;
  }

  batches(batches: Batches, limit: number): AsyncGenerator<Batch> {
    const { filters, sort } = this.#reading.left;
    if (this.#spec.summary || sort.length > 0) return this.#stored(batches, limit);
    return filters.length > 0 ? this.#filtered(batches, limit) : this.#asTheyCome(batches, limit);
  }

  async *#asTheyCome(batches: Batches, limit: number): AsyncGenerator<Batch> {
    const given = this.#reading.columns;
    const places = this.columns.map(({ key }) => given.findIndex((column) => column.key === key));
    const isWhole = places.length === given.length && places.every((place, index) => place === index);
    let rest = limit;
    for await (const batch of batches) {
      const wanted = firstRows(batch, rest);
      rest -= wanted.rows;
      yield isWhole
        ? wanted
        : batchOf(rowsOf(wanted).map((row) => places.map((place) => row[place] ?? null)));
      if (rest === 0) return;
    }
  }

  async *#filtered(batches: Batches, limit: number): AsyncGenerator<Batch> {
    const { columns, left } = this.#reading;
    const select = this.#select(columns, pageTable(columns.length), left);
    const database = new Database(':memory:');
    try {
      let rest = limit;
      for await (const page of batches) {
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

  async *#stored(batches: Batches, limit: number): AsyncGenerator<Batch> {
    const { columns, left } = this.#reading;
    const database = new Database('');
    try {
      database.pragma('journal_mode = OFF');
      prepareRounding(database);
      const names = columns.map((_, index) => quoted(`c${index}`));
      database.exec(`CREATE TABLE rows (${names.join(', ')})`);
      const insert = database.prepare(
        `INSERT INTO rows SELECT ${pageValues(names.length).join(', ')} FROM json_each(?)`,
      );
      database.exec('BEGIN');
      for await (const page of batches) insert.run(jsonOf(page));
      database.exec('COMMIT');
      const select = this.#select(columns, { from: 'rows', values: names }, left);
      yield* readRows(database, select, select.checkedRowsSql(), limit, true);
    } finally {
      database.close();
    }
  }

  #select(columns: readonly ColumnInfo[], { from, values }: Table, left: Reading['left']): Select {
    const dataset: SqlDataset = {
      ...this.#info,
      parameters: [],
      columns: columns.map((column, index) => ({ ...column, sql: values[index] as string })),
      sql: { requires: [], from },
    };
    const { dataset: id, params, columns: chosen, summary, sort: wanted } = this.#spec;
    const { filters } = left;
    // Whoever gives rows knows nothing of a summary, nor of its order.
    const sort = summary ? wanted : left.sort;
    const spec = { dataset: id, params, filters, sort, summary, columns: chosen };
    return buildSelect(dataset, spec, {}, this.#words);
  }
}

/** Where rows are, and their values in it. */
interface Table {
  from: string;
  values: readonly string[];
}

const pageValues = (columns: number): string[] =>
  Array.from({ length: columns }, (_, index) => `json_each.value ->> '$[${index}]'`);

const pageTable = (columns: number): Table => ({ from: 'json_each(:page)', values: pageValues(columns) });

const jsonOf = ({ bytes }: Batch): string => `[${bytes.toString().replaceAll('\n', ',')}]`;
