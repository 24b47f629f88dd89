import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type Database from 'better-sqlite3';
import {
  tablePrefix,
  typedQuery,
  type Choice,
  type DatasetInfo,
  type Found,
} from '../../../../preload/contract/dataset.ts';
import type { Days, QuerySpec } from '../../../../preload/contract/query.ts';
import type { RowCount } from '../../../../preload/contract/row-count.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { english, type Words } from '../../../../preload/words/words.ts';
import {
  datasetInfo,
  inWords,
  type ChoiceLookup,
  type NamedDataset,
  type SqlDataset,
} from '../../../datasets/dataset.ts';
import { datasets } from '../../../datasets/index.ts';
import type { Batch } from '../../rows.ts';
import type { End, QueryResult, Source } from '../source.ts';
import { columnExtent, columnValues } from './column-values.ts';
import { findChoices, lookupIn, lookupOf, searchChoices } from './choices.ts';
import { datasetDays } from './dataset-days.ts';
import { openSnapshot, reading, type Subject } from './open-snapshot.ts';
import { bindParameters } from './parameters.ts';
import { emptyQueryDataset, queryDataset } from './query-dataset.ts';
import { repeatability } from './repeatable.ts';
import { readPages } from './read-pages.ts';
import { prepareRounding } from './rounded.ts';
import { readRows } from './read-rows.ts';
import { areStored, checkFirstRow, haveShortRows } from './row-size.ts';
import { buildSelect, type Select } from './select.ts';
import { prepareCancelling } from './still-wanted.ts';
import { tableDataset, tableDatasets, tableNames } from './table-dataset.ts';

const rowsWorthALook = 10_000;

/** Reads an SQLite file: the local store, or any other that a person opens. */
export class SqliteSource implements Source {
  readonly label: string;
  readonly changedAt: Date;
  readonly #file: string;
  readonly #words: Words;
  readonly #database: Database.Database;
  readonly #assertUnchanged: () => void;
  /** Whether texts as bytes are what JSON is made of. */
  readonly #isUtf8: boolean;

  /** `signal` ends the search for the first rows in the middle of it. What there is is called as `words` say. */
  constructor(
    file: string,
    label = basename(file),
    signal: AbortSignal = new AbortController().signal,
    words: Words = english,
  ) {
    this.#file = file;
    this.label = label;
    this.#words = words;
    const { database, assertUnchanged } = openSnapshot(file);
    this.#database = database;
    prepareRounding(database);
    prepareCancelling(database, signal);
    this.#assertUnchanged = assertUnchanged;
    this.#isUtf8 = this.#database.pragma('encoding', { simple: true }) === 'UTF-8';
    this.changedAt = changedAt(file);
  }

  describe(looksAtRows: boolean): DatasetInfo[] {
    return this.#read(() =>
      [
        ...this.#namedDatasets().map((dataset) => inWords(dataset, this.#words)),
        ...tableDatasets(this.#database, looksAtRows, this.#words),
        inWords(emptyQueryDataset, this.#words),
      ].map(infoOf),
    );
  }

  search(datasetId: string, key: string, text: string): Found {
    return this.#read(() => searchChoices(this.#database, this.#lookup(datasetId, key), text));
  }

  find(datasetId: string, key: string, ids: readonly number[]): Choice[] {
    return this.#read(() => findChoices(this.#database, this.#lookup(datasetId, key), ids));
  }

  days(datasetId: string): Days | null {
    return this.#read(() => datasetDays(this.#database, this.#dataset(datasetId)), subjectOf(datasetId));
  }

  query(spec: QuerySpec): QueryResult {
    const subject = subjectOf(spec.dataset);
    const read = <T>(task: () => T): T => this.#read(task, subject);
    return read(() => {
      const dataset = this.#dataset(spec.dataset);
      const { bindings, facts } = bindParameters(this.#database, dataset, spec.params, this.#words);
      const resolved =
        dataset.id === typedQuery ? queryDataset(this.#database, String(spec.params.sql), dataset) : dataset;
      if (!areStored(this.#database, resolved.sql.requires))
        checkFirstRow(this.#database, resolved.sql.from, resolved.columns);
      const select = buildSelect(resolved, spec, bindings, this.#words);
      // What a summary does to its rows is certain, and it is they that a filter is about.
      const rows = select.ungrouped ?? select;
      return {
        label: resolved.label,
        parameters: facts,
        columns: select.columns,
        available: infoOf(resolved).columns,
        selectable: select.selectable,
        count: () => read(() => this.#count(select)),
        values: (column, text) => read(() => columnValues(this.#database, rows, column, text)),
        extent: (column) => read(() => columnExtent(this.#database, rows, column)),
        isRepeatable: () =>
          read(() => repeatability(this.#database, rows.rowsSql, rows.bindings) === 'certain'),
        batches: (limit = Number.POSITIVE_INFINITY, longestCell) =>
          each(
            read,
            read(() => this.#batches(resolved, select, Math.min(limit, spec.limit ?? limit), longestCell)),
          ),
      };
    });
  }

  close(): void {
    this.#database.close();
  }

  #lookup(datasetId: string, key: string): ChoiceLookup {
    return lookupIn(this.#database, lookupOf(this.#dataset(datasetId), key));
  }

  #dataset(id: string): SqlDataset {
    if (id.startsWith(tablePrefix)) {
      const table = tableDataset(this.#database, id.slice(tablePrefix.length), this.#words);
      if (table) return table;
    }
    const named =
      id === typedQuery ? emptyQueryDataset : this.#namedDatasets().find((candidate) => candidate.id === id);
    if (!named) throw new ExportFailure('DATASET_NOT_FOUND', { dataset: id });
    return inWords(named, this.#words);
  }

  /** The datasets whose tables this file has. */
  #namedDatasets(): NamedDataset[] {
    const tables = tableNames(this.#database);
    return datasets.filter(({ sql }) => sql.requires.every((table) => tables.includes(table)));
  }

  #count({ countSql, ungrouped, bindings }: Select): RowCount {
    const counting = repeatability(this.#database, ungrouped?.rowsSql ?? countSql, bindings);
    if (counting === 'none') return 'unknown';
    const rows = this.#database.prepare<[object], number>(countSql).pluck().get(bindings) ?? 0;
    return counting === 'certain' ? { exact: rows } : { about: rows };
  }

  #batches(
    dataset: SqlDataset,
    select: Select,
    limit: number,
    longestCell: number | undefined,
  ): Iterator<Batch, End> {
    const database = this.#database;
    const rows = (sql: string): Iterator<Batch, End> => readRows(database, select, sql, limit, this.#isUtf8);
    const { requires } = dataset.sql;
    const isStored = select.ungrouped === undefined && areStored(database, requires);
    if (longestCell !== undefined) return rows(select.firstRowsSql(limit, longestCell, !isStored));
    const isOnce = new Set(select.columns.map(({ key }) => key)).size === select.columns.length;
    // For a few rows a look at the whole table takes too long.
    const hasShortRows = limit > rowsWorthALook && isStored && isOnce && haveShortRows(database, requires);
    if (select.page !== undefined && this.#isUtf8)
      return readPages(database, select, select.page, limit, hasShortRows);
    return rows(hasShortRows ? select.rowsSql : select.checkedRowsSql());
  }

  #read<T>(read: () => T, subject: Subject = { kind: 'file' }): T {
    try {
      return reading(this.#file, subject, read);
    } finally {
      // What looks damaged may only have been changed.
      this.#assertUnchanged();
    }
  }
}

function subjectOf(dataset: string): Subject {
  if (dataset === typedQuery) return { kind: 'query' };
  return dataset.startsWith(tablePrefix)
    ? { kind: 'table', table: dataset.slice(tablePrefix.length) }
    : { kind: 'file' };
}

const infoOf = (dataset: SqlDataset): DatasetInfo => ({
  ...datasetInfo(dataset),
  listsValues: true,
});

/** Batches, each taken by `read`. */
function* each(read: <T>(task: () => T) => T, batches: Iterator<Batch, End>): Generator<Batch, End> {
  try {
    for (;;) {
      const batch = read(() => batches.next());
      if (batch.done) return batch.value;
      yield batch.value;
    }
  } finally {
    batches.return?.();
  }
}

/** Changes that are not yet in the database file itself are in its write-ahead log. */
function changedAt(file: string): Date {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  const written = log && log.size > 0 ? log.mtimeMs : 0;
  return new Date(Math.max(statSync(file).mtimeMs, written));
}
