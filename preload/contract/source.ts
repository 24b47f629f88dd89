import type { ColumnInfo } from './dataset.ts';

/** Where rows are read from. Only main makes one: the window never names a file. */
export type SourceLocation =
  | {
      kind: 'sqlite';
      file: string;
      /** What people call it, when that is not the file's name. */
      label?: string;
    }
  | {
      /** What `writeRecordsFile` has written. */
      kind: 'records';
      file: string;
      label: string;
    };

/** A table in a file of records: what its first line says. */
export interface RecordsTable {
  name: string;
  columns: ColumnInfo[];
  rows: number;
}
