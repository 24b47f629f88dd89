import type { Batch, Value } from '../rows.ts';
import { parseJson } from '../rows.ts';

/** Bytes that JSON's grammar is made of (RFC 8259), in the compact form of a batch. */
export const quote = 0x22;
export const backslash = 0x5c;
export const comma = 0x2c;
export const closing = 0x5d;
export const minus = 0x2d;
export const point = 0x2e;
export const zero = 0x30;
/** The first letters of `null`, `true` and `false`. */
export const letterN = 0x6e;
export const letterT = 0x74;
export const letterF = 0x66;

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

/** A cell as a value. */
export const cellValue = (bytes: Buffer, start: number, end: number): Value =>
  parseJson(bytes.toString('utf8', start, end)) as Value;
