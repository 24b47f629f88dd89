import { backslash, closing, comma, isDigit, minus, point, quote, zero } from '../json-cells.ts';

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
  let byte = source[from] as number;
  if (places[byte] === place.behindTheFirst) return notPut;
  const room = bytes.length - at;
  let length = 0;
  while (places[byte] !== place.nowhere && length < room) {
    bytes[at + length] = byte;
    byte = source[from + ++length] as number;
  }
  return byte === quote ? length : notPut;
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

/** `="text"` as a field, around the text. */
const constantStart = Buffer.from('"=""');
const constantEnd = Buffer.from(`"""`);
export const guardBytes = constantStart.length + constantEnd.length;

/** Whether a text is digits that Excel would change: zeros in front, or more than the 15 digits it keeps. */
export function isChangedDigits(source: Buffer, from: number, end: number): boolean {
  const length = end - from;
  if (length <= exactDigits && (source[from] !== zero || length === 1)) return false;
  for (let index = from; index < end; index++) if (!isDigit(source[index] as number)) return false;
  return true;
}

/** Writes digits as a formula that is just this text, and returns the position behind it. */
export function putConstant(source: Buffer, from: number, end: number, bytes: Buffer, start: number): number {
  let at = start;
  for (const byte of constantStart) bytes[at++] = byte;
  for (let index = from; index < end; index++) bytes[at++] = source[index] as number;
  for (const byte of constantEnd) bytes[at++] = byte;
  return at;
}

/** SQLite spells a double with 17 digits where it needs 16. */
const exactDigits = 15;

/** Copies a whole number of so few digits that every program keeps them, and returns its length. */
export function putInteger(source: Buffer, from: number, bytes: Buffer, at: number): number {
  let length = 0;
  let byte = source[from] as number;
  while (byte >= zero && byte <= zero + 9 && length < exactDigits) {
    bytes[at + length] = byte;
    byte = source[from + ++length] as number;
  }
  return byte === comma || byte === closing ? length : notPut;
}

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

const [four, five, nine] = [zero + 4, zero + 5, zero + 9];

/**
 * Writes a number with two places, the middle away from zero, and returns the position behind it. The few that need
 * more than their second place changed, or that SQLite may spell on the other side of the middle (among them all whose
 * third place is none of the digits that every double keeps), are not put.
 */
export function putDecimal(
  source: Buffer,
  from: number,
  end: number,
  bytes: Buffer,
  start: number,
  decimalSeparator: number,
): number {
  let at = start;
  let index = from;
  let byte = source[index] as number;
  if (byte === minus) {
    bytes[at++] = byte;
    byte = source[++index] as number;
    // It may become zero, which has no sign.
    if (byte === zero) return notPut;
  }
  const firstDigit = index;
  while (isDigit(byte)) {
    bytes[at++] = byte;
    byte = source[++index] as number;
  }
  if (index - firstDigit > exactDigits - 3 || (index < end && byte !== point)) return notPut;
  const fraction = index + 1;
  for (index = fraction; index < end; index++) if (!isDigit(source[index] as number)) return notPut;
  const placeAt = (position: number): number => (position < end ? (source[position] as number) : zero);
  const third = placeAt(fraction + 2);
  let second = placeAt(fraction + 1);
  if (third >= five) {
    if (second === nine) return notPut;
    second++;
  } else if (third === four && placeAt(fraction + 3) === nine) return notPut;
  bytes[at++] = decimalSeparator;
  bytes[at++] = placeAt(fraction);
  bytes[at++] = second;
  return at;
}
