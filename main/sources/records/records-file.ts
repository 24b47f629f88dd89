import { open } from 'node:fs/promises';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import { foundColumns, type DataRecord } from '../../datasets/found-columns.ts';
import type { RecordsTable } from '../../../preload/contract/source.ts';

/** Tables in memory by their names. */
export type DataTables = Readonly<Record<string, Iterable<DataRecord>>>;

/** Rows that are written at once. */
const rowsPerWrite = 5_000;

/**
 * Writes records into a file of their own, which a worker reads as a source: JSON Lines, the first line telling of
 * the tables, then the rows of one after those of another. A table's columns are the keys of all its records, in
 * the order in which they first appear. Throws REQUEST_INVALID for what no file can hold.
 */
export async function writeRecordsFile(tables: DataTables, file: string): Promise<void> {
  const written = Object.entries(tables).map(([name, data]) => {
    const records = [...data];
    const stranger = records.findIndex((record: unknown) => typeof record !== 'object' || record === null);
    if (stranger >= 0) throw unwritable(stranger, name, 'is no record of values by their names');
    return { table: { name, columns: foundColumns(records), rows: records.length }, records };
  });
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.write(`${JSON.stringify(written.map(({ table }): RecordsTable => table))}\n`);
    for (const { table, records } of written)
      for (let first = 0; first < records.length; first += rowsPerWrite) {
        const lines = records
          .slice(first, first + rowsPerWrite)
          .map((record, index) => line(record, first + index, table));
        await handle.writeFile(lines.join(''));
      }
  } finally {
    await handle.close();
  }
}

function line(record: DataRecord, index: number, { name, columns }: RecordsTable): string {
  const cells = columns.map(({ key }) => {
    // What every object inherits, such as `constructor`, is no value of it.
    const json = cell(Object.hasOwn(record, key) ? record[key] : undefined);
    if (json === undefined) throw unwritable(index, name, `has something in '${key}' that is no value`);
    return json;
  });
  return `[${cells.join()}]\n`;
}

const unwritable = (index: number, table: string, what: string): ExportFailure =>
  new ExportFailure('REQUEST_INVALID', { problem: `record ${index + 1} of '${table}' ${what}` });

const integer = /^-?\d+$/;

/**
 * A value as JSON, undefined for what has none. Digits stay as they are, and what is neither text, number nor boolean
 * becomes a text.
 */
function cell(value: unknown): string | undefined {
  switch (typeof value) {
    case 'undefined':
      return 'null';
    case 'bigint':
      return `"${value}"`;
    case 'number':
      if (!Number.isFinite(value)) return `"${value}"`;
      // A double beyond 2^53 is a measurement, its digits are not those of an id.
      return integer.test(String(value)) && !Number.isSafeInteger(value) ? `${value}.0` : String(value);
    case 'boolean':
    case 'string':
      return JSON.stringify(value);
    default:
      if (value === null) return 'null';
      return JSON.stringify(value instanceof Date ? dateText(value) : objectText(value));
  }
}

/** A date that is none is seen to be, as NaN is among numbers. */
const dateText = (date: Date): string => (Number.isNaN(date.getTime()) ? String(date) : date.toISOString());

/** Undefined for functions and symbols, and for what contains itself or a number that JSON has none for. */
function objectText(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}
