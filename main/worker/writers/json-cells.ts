import { parseJson, type Batch, type Value } from '../rows.ts';

/** Bytes that JSON's grammar is made of (RFC 8259), in the compact form of a batch. */
export const quote = 0x22;
export const backslash = 0x5c;
export const comma = 0x2c;
export const closing = 0x5d;
export const minus = 0x2d;
export const point = 0x2e;
export const zero = 0x30;
export const isDigit = (byte: number): boolean => byte >= zero && byte <= zero + 9;
const lineFeed = 0x0a;
/** The first letter of `null`. */
export const letterN = 0x6e;

/** How far a batch has been read: at the bracket that opens its next row. */
export interface BatchCursor {
  readonly bytes: Buffer;
  at: number;
  rowsLeft: number;
}

export const cursorOf = ({ bytes, rows }: Batch): BatchCursor => ({ bytes, at: 0, rowsLeft: rows });

/** The place behind the cell that begins at `start`. */
export function cellEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  if (bytes[at] === quote) return textEnd(bytes, start + 1) + 1;
  while (bytes[at] !== comma && bytes[at] !== closing) at++;
  return at;
}

/** The place of the quote that ends the text whose first character is at `start`. */
export function textEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  for (; bytes[at] !== quote; at++) if (bytes[at] === backslash) at++;
  return at;
}

/** Calls `use` with every row's values of some columns, in the order of `columns`, which ascends. */
export function eachRow(
  { bytes, rows }: Batch,
  columns: readonly number[],
  use: (values: readonly Value[]) => void,
): void {
  const values: Value[] = [];
  let at = 0;
  for (let row = 0; row < rows; row++) {
    let column = 0;
    columns.forEach((wanted, index) => {
      for (; column < wanted; column++) at = cellEnd(bytes, at + 1);
      const end = cellEnd(bytes, at + 1);
      values[index] = cellValue(bytes, at + 1, end);
      at = end;
      column++;
    });
    use(values);
    // Line feeds within texts are escaped.
    at = bytes.indexOf(lineFeed, at) + 1;
  }
}

/** A cell as a value. */
export function cellValue(bytes: Buffer, start: number, end: number): Value {
  if (bytes[start] !== quote) return parseJson(bytes.toString('latin1', start, end)) as Value;
  const text = bytes.toString('utf8', start + 1, end - 1);
  return text.includes('\\') ? (parseJson(`"${text}"`) as string) : text;
}
