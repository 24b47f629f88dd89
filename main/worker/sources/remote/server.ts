import type { ColumnInfo, DatasetInfo } from '../../../../preload/contract/dataset.ts';
import type { QuerySpec } from '../../../../preload/contract/query.ts';
import type { RowCount } from '../../../../preload/contract/row-count.ts';
import type { Row } from '../../rows.ts';

/** What a server offers, whatever interface it has. */
export interface Server {
  datasets(): Promise<readonly RemoteDataset[]>;
}

export interface RemoteDataset {
  info: DatasetInfo;
  /** What the server makes of a query. What is not in the dataset is for the caller to refuse. */
  ask(spec: QuerySpec): Reading;
}

/** What a server gives for a query. */
export interface Reading {
  /** What the rows have; all that is needed to do what is left. */
  columns: readonly ColumnInfo[];
  /** The places of the columns that together tell rows apart; none where nothing does, or nothing can come twice. */
  identity: readonly number[];
  /** What is left to be done here with these rows. */
  left: Pick<QuerySpec, 'filters' | 'sort'>;
  /** The rows it gives, as far as it says. */
  count(): Promise<RowCount>;
  /** Pages of rows. Throws an `ExportFailure` when there is no telling whether they are all. */
  pages(): AsyncGenerator<readonly Row[], Told>;
}

/** What the server says at the end. */
export interface Told {
  /** How many rows there are; undefined where it does not tell. */
  rows: number | undefined;
}
