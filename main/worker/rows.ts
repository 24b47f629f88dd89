import { isUtf8 } from 'node:buffer';
import type { ColumnType } from '../../preload/contract/dataset.ts';

/** A cell. Integers beyond 2^53 are texts, digit for digit. */
export type Value = string | number | boolean | null;
export type Row = readonly Value[];

/**
 * Up to `batchRows` rows as JSON Lines (jsonlines.org): a compact JSON array per row, in UTF-8, line feeds
 * between them. SQLite makes such lines itself and writers turn bytes into bytes: a JavaScript value per cell
 * would cost more than all the rest. The bytes belong to whoever has asked for the batch.
 *
 * Bytes that are no text are hexadecimal digits. The first digit is escaped, by which they are known from a text of
 * such digits, and nothing else that JSON need not escape is. Of more than `mostMarkedBytes` it is not, as SQLite would
 * take three times the memory for it: nobody has a text of so many such digits.
 */
export interface Batch {
  readonly bytes: Buffer;
  readonly rows: number;
  /** Cells in which U+FFFD stands for bytes that are no text. */
  readonly replacedCells: number;
}

/** The most bytes that are marked as such. */
export const mostMarkedBytes = 100_000;

const lineFeed = 0x0a;

/** A chosen column: its place in the file is its place in the list. */
export interface OutputColumn {
  key: string;
  /** What the header says. */
  name: string;
  type: ColumnType;
  /** Of a `decimal`: the places it shows, when they are not two. */
  places?: number;
}

/** A batch of lines as a source has them; bytes in them that are no UTF-8 are replaced. */
export function batchOfLines(bytes: Buffer, rows: number): Batch {
  if (isUtf8(bytes)) return { bytes, rows, replacedCells: 0 };
  const isBroken = (value: Value): boolean =>
    typeof value === 'string' && !isUtf8(Buffer.from(value, 'latin1'));
  const replacedCells = parseLines(bytes.toString('latin1')).flat().filter(isBroken).length;
  return { bytes: Buffer.from(bytes.toString()), rows, replacedCells };
}

/** Whether bytes have their memory for themselves, to be moved to another thread or given back. */
const ownsMemory = ({ buffer, length }: Buffer): boolean =>
  buffer instanceof ArrayBuffer && buffer.byteLength === length;

/** The same bytes in memory of their own. */
export function movable(bytes: Buffer): Buffer<ArrayBuffer> {
  if (ownsMemory(bytes)) return bytes as Buffer<ArrayBuffer>;
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

/** Ends the use of bytes. Left to the garbage collector, batches would take 60 MB before it looks at them. */
export function freeBytes(bytes: Buffer): void {
  if (ownsMemory(bytes)) (bytes.buffer as ArrayBuffer).transfer(0);
}

/** A batch of rows that are at hand as values. */
export const batchOf = (rows: readonly Row[]): Batch => ({
  bytes: Buffer.from(rows.map(lineOf).join('\n')),
  rows: rows.length,
  replacedCells: 0,
});

/** A row as a line of a batch. */
export const lineOf = (row: Row): string => `[${row.map(jsonValue).join()}]`;

/** The first rows of a batch. */
export function firstRows(batch: Batch, rows: number): Batch {
  if (rows >= batch.rows) return batch;
  let end = -1;
  for (let row = 0; row < rows; row++) end = batch.bytes.indexOf(lineFeed, end + 1);
  return { ...batch, bytes: batch.bytes.subarray(0, Math.max(end, 0)), rows };
}

/** JSON as SQLite makes it: a double beyond 2^53 does not look like an integer, and an infinity overflows. */
function jsonValue(value: Value): string {
  if (value === Infinity) return '9e999';
  if (value === -Infinity) return '-9e999';
  const json = JSON.stringify(value);
  return typeof value === 'number' && integer.test(json) && !Number.isSafeInteger(value) ? `${json}.0` : json;
}

/** A batch's rows as values, where speed does not matter. */
export const rowsOf = ({ bytes, rows }: Batch): Row[] => (rows === 0 ? [] : parseLines(bytes.toString()));

const parseLines = (lines: string): Row[] => lines.split('\n').map((line) => parseJson(line) as Row);

/** The places of the columns that have bytes which are no text. */
export function byteColumnsOf({ bytes }: Batch): number[] {
  const lines = bytes.toString();
  if (bytes.length <= 2 * mostMarkedBytes && !lines.includes('"\\u00')) return [];
  const found = new Set<number>();
  for (const line of lines.split('\n'))
    JSON.parse(line, (column, value: unknown, context?: { source?: string }) => {
      if (areBytes(context?.source ?? '')) found.add(Number(column));
      return value;
    });
  return [...found];
}

const areBytes = (json: string): boolean =>
  /^"\\u00[36]/.test(json) || (json.length > 2 * mostMarkedBytes && /^"[\da-f]*"$/.test(json));

/** A number of so many digits may be an integer that a double would round. */
const manyDigits = /\d{16}/;
const integer = /^-?\d+$/;

/** What JSON says, but that integers beyond 2^53 become texts. */
export function parseJson(json: string): unknown {
  return manyDigits.test(json) ? JSON.parse(json, keepingDigits) : JSON.parse(json);
}

function keepingDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const isRounded = typeof value === 'number' && !Number.isSafeInteger(value);
  return isRounded && context?.source !== undefined && integer.test(context.source) ? context.source : value;
}
