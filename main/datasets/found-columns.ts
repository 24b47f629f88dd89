import type { ColumnInfo, ColumnType } from '../../preload/contract/dataset.ts';

/** A record: values by their columns' names. */
export type DataRecord = Readonly<Record<string, unknown>>;

/** Finds the columns that values are of, in the order in which they first appear, with types that fit all their values. */
export class ColumnFinder {
  readonly #types = new Map<string, ColumnType | undefined>();

  add(key: string, value: unknown): void {
    const type = typeOf(value);
    const known = this.#types.get(key);
    if (known === undefined) this.#types.set(key, type);
    else if (type !== undefined && type !== known) this.#types.set(key, joined(known, type));
  }

  get columns(): ColumnInfo[] {
    return Array.from(this.#types, ([key, type = 'any']) => ({ key, label: key, type }));
  }
}

/** The columns that records have between them. */
export function foundColumns(records: readonly DataRecord[]): ColumnInfo[] {
  const finder = new ColumnFinder();
  for (const record of records) for (const key of Object.keys(record)) finder.add(key, record[key]);
  return finder.columns;
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
