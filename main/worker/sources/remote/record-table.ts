import type { ColumnInfo, ColumnType } from '../../../../preload/contract/dataset.ts';
import { ColumnFinder } from '../../../datasets/found-columns.ts';
import type { Row, Value } from '../../rows.ts';
import { eachValue } from './flat-record.ts';

/** What a server says of a column, where it does. */
export interface ToldColumn {
  label?: string;
  type?: ColumnType;
}

/** The columns that records were found to have, and records as rows of these columns. */
export class RecordTable {
  readonly columns: readonly ColumnInfo[];
  readonly #places: ReadonlyMap<string, number>;

  /** `first`: records that show which columns there are, and what is in them. */
  constructor(first: Iterable<object>, told: ReadonlyMap<string, ToldColumn> = new Map()) {
    const finder = new ColumnFinder();
    const areMoney = new Map<string, boolean>();
    for (const record of first)
      eachValue(record, (key, value) => {
        finder.add(key, value);
        if (value !== null) areMoney.set(key, areMoney.get(key) !== false && isDecimalText(value));
      });
    this.columns = finder.columns.map(({ key, label, type }) => {
      const says = told.get(key);
      const isMoney = type === 'text' && areMoney.get(key) === true;
      return { key, label: says?.label ?? label, type: says?.type ?? (isMoney ? 'decimal' : type) };
    });
    this.#places = new Map(this.columns.map(({ key }, index) => [key, index]));
  }

  /** The row of a record; the name of a column that it has and those before had not, instead. */
  row(record: object): Row | string {
    const row = new Array<Value>(this.columns.length).fill(null);
    let stranger: string | undefined;
    eachValue(record, (key, value) => {
      const place = this.#places.get(key);
      if (place !== undefined) row[place] = typed(value, (this.columns[place] as ColumnInfo).type);
      // An object that was null in the first records, or the other way round, has no column of its own.
      else if (value !== null) stranger ??= key;
    });
    return stranger ?? row;
  }
}

/** Django writes decimal numbers as texts with a fixed number of places; two are the ones of a mark, a percentage, a sum. */
const isDecimalText = (value: unknown): boolean =>
  typeof value === 'string' && /^-?\d{1,13}\.\d\d$/.test(value);

const numericText = /^-?\d{1,15}(\.\d+)?$/;

/** A value as a store of the same column would have it. */
function typed(value: Value, type: ColumnType): Value {
  if (typeof value !== 'string') return value;
  switch (type) {
    case 'decimal':
    case 'number':
      return numericText.test(value) ? Number(value) : value;
    case 'datetime':
      return inUtc(value);
    default:
      return value;
  }
}

/** A moment with an offset, in UTC; whatever else as it is. */
function inUtc(text: string): string {
  const [, start, fraction = '', offset] =
    /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?([+-]\d\d:\d\d)$/.exec(text) ?? [];
  if (start === undefined || offset === undefined) return text;
  const time = Date.parse(start + offset);
  return Number.isNaN(time) ? text : `${new Date(time).toISOString().slice(0, 19)}${fraction}Z`;
}
