import type { ColumnInfo, ColumnType } from '../../../../preload/contract/dataset.ts';
import { foundColumns } from '../../../datasets/found-columns.ts';
import type { Row, Value } from '../../rows.ts';
import { flatRecord } from './flat-record.ts';

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
  constructor(first: readonly object[], told: ReadonlyMap<string, ToldColumn> = new Map()) {
    const flat = first.map((record) => Object.fromEntries(flatRecord(record)));
    this.columns = foundColumns(flat).map(({ key, label, type }) => {
      const says = told.get(key);
      const texts = flat
        .map((record) => record[key])
        .filter((value) => value !== null && value !== undefined);
      const isMoney = type === 'text' && texts.length > 0 && texts.every(isDecimalText);
      return { key, label: says?.label ?? label, type: says?.type ?? (isMoney ? 'decimal' : type) };
    });
    this.#places = new Map(this.columns.map(({ key }, index) => [key, index]));
  }

  /** The row of a record; the name of a column that it has and those before had not, instead. */
  row(record: object): Row | string {
    const row = new Array<Value>(this.columns.length).fill(null);
    for (const [key, value] of flatRecord(record)) {
      const place = this.#places.get(key);
      if (place !== undefined) row[place] = typed(value, (this.columns[place] as ColumnInfo).type);
      // An object that was null in the first records, or the other way round, has no column of its own.
      else if (value !== null) return key;
    }
    return row;
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
