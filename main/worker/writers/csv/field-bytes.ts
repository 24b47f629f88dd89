import type { DateFormat } from '../../../../preload/contract/export.ts';
import { dateKind, writeDate } from '../iso-date.ts';
import { backslash, minus, point, quote, zero } from '../json-cells.ts';

/** What the functions here return for a cell that must become a string to be written. */
export const notPut = -1;

/** Where a byte may stand in a text that is copied as it is. */
export const place = { nowhere: 0, behindTheFirst: 1, anywhere: 2 } as const;

/** Copies a text up to its quote, and returns its length when nothing in it has to change. */
export function putPlain(
  source: Buffer,
  from: number,
  bytes: Buffer,
  at: number,
  places: Uint8Array,
): number {
  if (places[source[from] as number] === place.behindTheFirst) return notPut;
  const room = bytes.length - at;
  for (let length = 0; length < room; length++) {
    const byte = source[from + length] as number;
    if (byte === quote) return length;
    if (places[byte] === place.nowhere) return notPut;
    bytes[at + length] = byte;
  }
  return notPut;
}

/** What stands behind a backslash for one character (RFC 8259, section 7). */
const escapes = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const unescaped = new Uint8Array(128);
for (const [letter, character] of Object.entries(escapes))
  unescaped[letter.charCodeAt(0)] = character.charCodeAt(0);

/**
 * Writes a text with escapes, in quotes when one of its bytes `needsQuotes` or all fields have them, and returns
 * the position behind it.
 */
export function putEscaped(
  source: Buffer,
  from: number,
  end: number,
  bytes: Buffer,
  start: number,
  needsQuotes: Uint8Array,
  quotesAll: boolean,
): number {
  let isQuoted = quotesAll;
  let at = start + 1;
  for (let index = from; index < end; index++) {
    let byte = source[index] as number;
    if (byte === backslash) {
      byte = unescaped[source[++index] as number] as number;
      if (byte === 0) return notPut;
    }
    if (needsQuotes[byte] === 1) isQuoted = true;
    if (byte === quote) bytes[at++] = quote;
    bytes[at++] = byte;
  }
  if (!isQuoted) {
    bytes.copyWithin(start, start + 1, at);
    return at - 1;
  }
  bytes[start] = quote;
  bytes[at] = quote;
  return at + 1;
}

/** SQLite spells a double with 17 digits where it needs 16. */
const exactDigits = 15;

/** Writes a number as JavaScript spells it, and returns the position behind it. */
export function putNumber(
  source: Buffer,
  from: number,
  end: number,
  bytes: Buffer,
  start: number,
  decimalSeparator: number,
): number {
  const first = source[from] === minus ? from + 1 : from;
  // Minus zero.
  if (first > from && source[first] === zero) return notPut;
  let at = start;
  if (first > from) bytes[at++] = minus;
  let isWhole = true;
  for (let index = first; index < end; index++) {
    const byte = source[index] as number;
    if (byte === point) {
      isWhole = false;
      // SQLite writes a whole double `5.0`.
      if (index + 2 === end && source[index + 1] === zero) break;
      bytes[at++] = decimalSeparator;
    } else if (byte >= zero && byte <= zero + 9) bytes[at++] = byte;
    else return notPut;
  }
  return isWhole || at - start <= exactDigits + 1 ? at : notPut;
}

/** Writes a date in the chosen format, and returns the position behind it. */
export function putDate(
  source: Buffer,
  from: number,
  end: number,
  bytes: Buffer,
  at: number,
  format: DateFormat,
): number {
  const kind = dateKind(source, from, end);
  return kind === 'none' ? notPut : writeDate(bytes, at, source, from, kind, format);
}
