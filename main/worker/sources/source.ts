import type { ColumnValues, Extent } from '../../../preload/contract/column-values.ts';
import type { Choice, ColumnInfo, DatasetInfo, Found } from '../../../preload/contract/dataset.ts';
import type { Format } from '../../../preload/contract/formats.ts';
import type { Days, QuerySpec } from '../../../preload/contract/query.ts';
import type { RowCount } from '../../../preload/contract/row-count.ts';
import type { Fact } from '../facts.ts';
import type { Batch, OutputColumn } from '../rows.ts';

type Awaitable<T> = T | Promise<T>;

/**
 * Somewhere rows come from. From its opening to its closing a source shows one unchanging state of the data:
 * what it counts is what it gives. It knows no format.
 */
export interface Source {
  /** What people call it. */
  readonly label: string;
  /** When its data last changed. */
  readonly changedAt: Date;
  /** What can be exported. The first rows tell what columns hold, unless nobody may look at them. */
  describe(looksAtRows: boolean): Awaitable<DatasetInfo[]>;
  /** Choices whose name or number contains every word of `text`, for a parameter that is a choice: the first 50. */
  search(dataset: string, parameter: string, text: string): Awaitable<Found>;
  /** The choices with these ids that are there, for a parameter that is a choice. */
  find(dataset: string, parameter: string, ids: readonly number[]): Awaitable<Choice[]>;
  /** The first and the last day with rows of a dataset with a period; absent where rows are fetched for it. */
  days?(dataset: string): Awaitable<Days | null>;
  /** Resolves and checks a query. Throws an `ExportFailure` for anything in it that is not in the data. */
  query(spec: QuerySpec): Awaitable<QueryResult>;
  /** The file as the source makes it itself; absent where it never does. Throws REMOTE_EXPORT_NOT_OFFERED. */
  make?(spec: QuerySpec, format: Format): Awaitable<MadeFile>;
  close(): void;
}

/** A file that a source makes itself. */
export interface MadeFile {
  /** Its bytes, once it is made; `hear` is told how far they are. Throws an `ExportFailure` when they are not all. */
  bytes(hear: (progress: MakingProgress) => void): AsyncGenerator<Uint8Array, MadeFacts>;
}

/** How far a file is. */
export interface MakingProgress {
  phase: 'making' | 'fetching';
  /** Rows. */
  done: number;
  /** All rows; undefined where nobody has said. */
  known: number | undefined;
}

/** What a source says of a file that it has made; undefined what it does not say. */
export interface MadeFacts {
  rows: number | undefined;
  /** Lower-case hexadecimal. */
  sha256: string | undefined;
}

/** A checked query, ready to be read as often as wanted. */
export interface QueryResult {
  /** The dataset's label. */
  label: string;
  /** What the dataset's parameters are set to, in words. */
  parameters: readonly Fact[];
  columns: readonly OutputColumn[];
  /** All the dataset's columns, which filters and summaries are about. */
  available: readonly ColumnInfo[];
  /** All that could have been chosen and sorted by: the columns of the summary, where there is one. */
  selectable: readonly ColumnInfo[];
  count(): Awaitable<RowCount>;
  /** The values of one of the available columns that contain `text`, each with its rows; absent where the source does not list them. */
  values?(column: string, text: string): Awaitable<ColumnValues>;
  /** The smallest and the largest number of a column, null without any; absent where the source does not look for them. */
  extent?(column: string): Awaitable<Extent | null>;
  /** Whether the same data certainly give the same rows: no clock and no chance is in the query. */
  isRepeatable(): Awaitable<boolean>;
  /** At most `limit` rows, in batches. Of a cell, what is beyond `longestCell` characters may be left out. */
  batches(limit?: number, longestCell?: number): Iterable<Batch, End> | AsyncIterable<Batch, End>;
}

/**
 * What batches return behind the last one. Whoever returns it has seen that there are no more rows, not only that none
 * came (a connection may break): where the count is not exact, nothing else tells that a file is complete. Throws instead.
 */
export interface End {
  /** Rows that came twice, as the data changed while they were being read, and were left out the second time. */
  repeatedRows: number;
  /** Rows that belong to something that is not there. */
  strayRows: number;
}

/** Of what cannot change while it is read. */
export const noMoreRows: End = { repeatedRows: 0, strayRows: 0 };
