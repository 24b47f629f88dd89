import type { ColumnType } from '../../preload/contract/dataset.ts';

/** A cell as a source gives it: SQLite's own storage classes. Integers beyond 2^53 arrive as text, digit for digit. */
export type Value = string | number | null | Uint8Array;
export type Row = readonly Value[];
/** Up to `batchRows` rows. */
export type Batch = readonly Row[];

/** A chosen column: its place in the file is its place in the list. */
export interface OutputColumn {
  key: string;
  /** What the header says. */
  name: string;
  type: ColumnType;
}
