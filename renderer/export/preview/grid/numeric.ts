import { numericTypes, type ColumnInfo } from '../../../../preload/contract/dataset.ts';

/** Whether a column holds numbers, which are read from the right. */
export const isNumeric = (column: Pick<ColumnInfo, 'type'> | undefined): boolean =>
  column !== undefined && numericTypes.has(column.type);
