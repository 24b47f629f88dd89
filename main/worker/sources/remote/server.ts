import type { DatasetInfo } from '../../../../preload/contract/dataset.ts';
import type { QuerySpec } from '../../../../preload/contract/query.ts';
import type { RowCount } from '../../../../preload/contract/row-count.ts';
import type { Row } from '../../rows.ts';

/** What a server offers, whatever interface it has. */
export interface Server {
  datasets(): Promise<readonly RemoteDataset[]>;
}

export interface RemoteDataset {
  info: DatasetInfo;
  /** The places of the columns that together tell rows apart; none where nothing does. */
  identity: readonly number[];
  /** What the server makes of a query that is known to be right. */
  ask(spec: QuerySpec): Reading;
}

/** What a server gives for a query: rows of all the dataset's columns. */
export interface Reading {
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
