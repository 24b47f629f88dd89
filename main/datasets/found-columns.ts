import type { ColumnInfo, ColumnType } from '../../preload/contract/dataset.ts';

/** A record: values by their columns' names. */
export type DataRecord = Readonly<Record<string, unknown>>;

/** The columns that records have between them, in the order in which they first appear, with types that fit all their values. */
export function foundColumns(records: readonly DataRecord[]): ColumnInfo[] {
  const types = new Map<string, ColumnType | undefined>();
  for (const record of records)
    for (const key of Object.keys(record)) {
      const type = typeOf(record[key]);
      const known = types.get(key);
      types.set(
        key,
        known === undefined ? type : type === undefined || type === known ? known : joined(known, type),
      );
    }
  return Array.from(types, ([key, type = 'any']) => ({ key, label: key, type }));
}

const day = /^\d{4}-\d\d-\d\d$/;
const moment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** Undefined for a value that says nothing of its column. */
function typeOf(value: unknown): ColumnType | undefined {
  switch (typeof value) {
    case 'boolean':
      return 'boolean';
    case 'bigint':
      return 'integer';
    case 'number':
      return Number.isInteger(value) ? 'integer' : 'decimal';
    case 'string':
      return day.test(value) ? 'date' : moment.test(value) ? 'datetime' : 'text';
    default:
      return value instanceof Date ? 'datetime' : undefined;
  }
}

/** The type of a column that has values of both. */
function joined(one: ColumnType, other: ColumnType): ColumnType {
  const both = [one, other];
  const areAll = (...types: ColumnType[]): boolean => both.every((type) => types.includes(type));
  if (areAll('integer', 'decimal')) return 'decimal';
  if (areAll('date', 'datetime')) return 'datetime';
  return areAll('text', 'date', 'datetime') ? 'text' : 'any';
}
