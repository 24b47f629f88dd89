import type { Choice, ColumnInfo, DatasetInfo, Found } from '../../../../preload/contract/dataset.ts';
import type { Format } from '../../../../preload/contract/formats.ts';
import type { QuerySpec } from '../../../../preload/contract/query.ts';
import type { RowCount } from '../../../../preload/contract/row-count.ts';
import type { Batch } from '../../rows.ts';
import type { End, MadeFile } from '../source.ts';

/** What a server offers, whatever interface it has. */
export interface Server {
  datasets(): Promise<readonly RemoteDataset[]>;
}

export interface RemoteDataset {
  info: DatasetInfo;
  /** How the parameters are looked up; absent where there are none. */
  choices?: Choices;
  /** The file as the server makes it itself; absent where it does not make one of any format. Throws REMOTE_EXPORT_NOT_OFFERED. */
  make?(spec: QuerySpec, chosen: Chosen, format: Format): MadeFile;
  /** What the server makes of a query with these choices. What is not in the dataset is for the caller to refuse. */
  ask(spec: QuerySpec, chosen: Chosen): Reading;
}

/** How the choices of a dataset's parameters are looked up. */
export interface Choices {
  /** Those whose name or number contains `text`: the first 50. */
  search(parameter: string, text: string): Promise<Found>;
  /** Those with these ids that are there. */
  find(parameter: string, ids: readonly number[]): Promise<Choice[]>;
}

/** What a server gives for a query. */
export interface Reading {
  /** What the rows have; all that is needed to do what is left. */
  columns: readonly ColumnInfo[];
  /** What is left to be done here with these rows. */
  left: Left;
  /** The rows it gives, as far as it says. */
  count(): Promise<RowCount>;
  /** Throws an `ExportFailure` when there is no telling whether they are all. */
  batches(): AsyncGenerator<Batch, Told>;
}

/** Ids by the parameter that they are chosen for. */
export type Chosen = ReadonlyMap<string, readonly number[]>;

export type Left = Pick<QuerySpec, 'filters' | 'sort'>;

/** What the server says at the end. */
export interface Told extends End {
  /** How many rows there are; undefined where it does not tell. */
  rows: number | undefined;
}

/** The columns that rows must have: those of the file in its order, then what is needed to do what is left. */
export function neededColumns(columns: readonly ColumnInfo[], spec: QuerySpec, left: Left): ColumnInfo[] {
  const keys = [
    ...(spec.columns ?? columns).map(({ key }) => key),
    ...left.filters.map(({ column }) => column),
    ...left.sort.map(({ column }) => column),
  ];
  return [...new Set(keys)].flatMap((wanted) => columns.find(({ key }) => key === wanted) ?? []);
}
