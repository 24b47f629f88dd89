import type { ColumnInfo, ColumnType } from '../../../../preload/contract/dataset.ts';

const types: ReadonlySet<ColumnType> = new Set(['integer', 'count', 'decimal', 'number']);

/** Whether a column holds numbers, which are read from the right. */
export const isNumeric = (column: Pick<ColumnInfo, 'type'> | undefined): boolean =>
  column !== undefined && types.has(column.type);
