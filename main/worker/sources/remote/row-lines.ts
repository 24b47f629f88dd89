import { batchRows } from '../../../../preload/contract/limits.ts';
import { lineOf, type Batch, type Row } from '../../rows.ts';
import { answerOf, notUnderstood } from './answer.ts';
import type { HttpClient } from './http-client.ts';
import { lineFeed } from './line-blocks.ts';

export const openingBracket = 0x5b;
const closingBracket = 0x5d;
const comma = 0x2c;
const quote = 0x22;
const backslash = 0x5c;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const nine = 0x39;
const space = 0x20;
const tab = 0x09;
const carriageReturn = 0x0d;
const letterU = 0x75;

const literals = ['null', 'true', 'false'].map((word) => Buffer.from(word));
/** Behind a backslash, of what stays as it is: JSON has no shorter form for these. */
const shortEscapes = new Set(Buffer.from('"\\bfnrt'));

/** A double keeps every decimal number of so many digits. */
const mostDigits = 15;
/** Zeros behind the point from which on a double is written with an exponent. */
const mostZeros = 5;

/** Bytes from which on a batch is full. */
const largeBatch = 1 << 20;
/** Bytes of a usual batch. */
const usualSize = 1 << 17;

/**
 * Makes batches of lines that a server has sent, each a JSON array in whatever spelling: spaces between the values, other escapes,
 * `50.0`. A line that is spelt in the usual ways is checked and copied byte for byte, which is far faster than to make values of
 * it; what that cannot decide goes by way of values. Both give the same bytes.
 */
export class RowLines {
  rows = 0;
  readonly #columns: number;
  readonly #client: HttpClient;
  /** Used over and over again. Lines in a batch's form, each with a line feed. */
  #bytes = Buffer.allocUnsafeSlow(usualSize);
  #length = 0;
  /** Where the copy of a line goes on. */
  #end = 0;

  constructor(columns: number, client: HttpClient) {
    this.#columns = columns;
    this.#client = client;
  }

  get isFull(): boolean {
    return this.rows >= batchRows || this.#length >= largeBatch;
  }

  /**
   * Adds the lines from `start` on that begin with an opening bracket, until the batch is full; gives the place behind them. `text` is
   * of whole lines in UTF-8. Throws REMOTE_NOT_UNDERSTOOD.
   */
  add(text: Buffer, start: number): number {
    // A copy is never longer than its line.
    this.#reserve(text.length - start);
    let at = start;
    while (text[at] === openingBracket && !this.isFull) {
      const copied = this.#copy(text, at);
      if (copied > 0) {
        this.#length = this.#end;
        this.rows++;
        at = copied;
      } else {
        const end = text.indexOf(lineFeed, at);
        this.addValues(answerOf(this.#client, text.toString('utf8', at, end)));
        at = end + 1;
        this.#reserve(text.length - at);
      }
    }
    return at;
  }

  /** Adds a row that is at hand as values. Throws REMOTE_NOT_UNDERSTOOD for what is none. */
  addValues(row: unknown): void {
    const line = Buffer.from(`${lineOf(checkedRow(row, this.#columns, this.#client))}\n`);
    this.#reserve(line.length);
    this.#bytes.set(line, this.#length);
    this.#length += line.length;
    this.rows++;
  }

  /** What was added, as a batch; begins the next one. */
  take(): Batch {
    const { rows } = this;
    const bytes = Buffer.allocUnsafeSlow(Math.max(this.#length - 1, 0));
    this.#bytes.copy(bytes, 0, 0, bytes.length);
    this.rows = 0;
    this.#length = 0;
    return { bytes, rows, replacedCells: 0 };
  }

  #reserve(size: number): void {
    const needed = this.#length + size;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }

  /** Copies a line in a batch's form behind the others, and gives the place behind it; 0 for one that it cannot decide. */
  #copy(text: Uint8Array, start: number): number {
    const out = this.#bytes;
    out[this.#length] = openingBracket;
    this.#end = this.#length + 1;
    let at = start + 1;
    for (let column = 1; ; column++) {
      at = spaceEnd(text, at);
      const first = text[at] as number;
      if (first === quote) at = this.#copyText(text, at);
      else if (first <= nine) at = this.#copyNumber(text, at);
      else at = this.#copyLiteral(text, at);
      if (at === 0) return 0;
      at = spaceEnd(text, at);
      const next = text[at++] as number;
      out[this.#end++] = next;
      if (next === comma) continue;
      if (next !== closingBracket || column !== this.#columns) return 0;
      break;
    }
    at = spaceEnd(text, at);
    if (text[at] !== lineFeed) return 0;
    out[this.#end++] = lineFeed;
    return at + 1;
  }

  /** From a quote to behind the next one. */
  #copyText(text: Uint8Array, start: number): number {
    const out = this.#bytes;
    let end = this.#end;
    out[end++] = quote;
    let at = start + 1;
    for (;;) {
      const byte = text[at++] as number;
      if (byte === backslash) {
        const escaped = text[at++] as number;
        if (shortEscapes.has(escaped)) {
          out[end++] = backslash;
          out[end++] = escaped;
        } else {
          if (escaped !== letterU) return 0;
          const unit = hexadecimal(text, at);
          // Control characters and the halves of surrogate pairs.
          if (unit < space || unit === quote || unit === backslash || (unit >= 0xd800 && unit <= 0xdfff))
            return 0;
          end = putCharacter(out, end, unit);
          at += 4;
        }
      } else {
        if (byte < space) return 0;
        out[end++] = byte;
        if (byte === quote) break;
      }
    }
    this.#end = end;
    return at;
  }

  /** A number that JavaScript writes with the same digits, but for zeros at its end. */
  #copyNumber(text: Uint8Array, start: number): number {
    const out = this.#bytes;
    let end = this.#end;
    let at = start;
    const isNegative = text[at] === minus;
    if (isNegative) out[end++] = text[at++] as number;
    const whole = at;
    for (; isDigit(text[at] as number); at++) out[end++] = text[at] as number;
    const digits = at - whole;
    const isSmall = text[whole] === zero;
    if (digits === 0 || digits > mostDigits || (isSmall && digits > 1)) return 0;
    let hasFraction = false;
    if (text[at] === point) {
      const fraction = ++at;
      while (isDigit(text[at] as number)) at++;
      let last = at;
      while (last > fraction && text[last - 1] === zero) last--;
      if (at === fraction || digits + last - fraction > mostDigits) return 0;
      hasFraction = last > fraction;
      if (hasFraction) out[end++] = point;
      for (let from = fraction; from < last; from++) out[end++] = text[from] as number;
      if (isSmall && zerosFrom(text, fraction) > mostZeros) return 0;
    }
    // There is no zero below zero in a batch.
    if (isNegative && isSmall && !hasFraction) return 0;
    this.#end = end;
    return at;
  }

  #copyLiteral(text: Uint8Array, start: number): number {
    for (const word of literals) {
      let place = 0;
      while (place < word.length && text[start + place] === word[place]) place++;
      if (place < word.length) continue;
      this.#bytes.set(word, this.#end);
      this.#end += word.length;
      return start + word.length;
    }
    return 0;
  }
}

/** What an answer has as a row of so many values. Throws REMOTE_NOT_UNDERSTOOD for what is none. */
export function checkedRow(row: unknown, columns: number, client: HttpClient): Row {
  const isRow =
    Array.isArray(row) &&
    row.length === columns &&
    row.every((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value));
  if (!isRow) throw notUnderstood(client, 'a row is no list of as many values as there are columns');
  return row as Row;
}

const isDigit = (byte: number): boolean => byte >= zero && byte <= nine;

function spaceEnd(text: Uint8Array, start: number): number {
  let at = start;
  while (text[at] === space || text[at] === tab || text[at] === carriageReturn) at++;
  return at;
}

function zerosFrom(text: Uint8Array, start: number): number {
  let at = start;
  while (text[at] === zero) at++;
  return at - start;
}

/** Four hexadecimal digits; -1 where there are none. */
function hexadecimal(text: Uint8Array, start: number): number {
  let value = 0;
  for (let at = start; at < start + 4; at++) {
    const byte = text[at] as number;
    const letter = byte | 0x20;
    if (isDigit(byte)) value = value * 16 + byte - zero;
    else if (letter >= 0x61 && letter <= 0x66) value = value * 16 + letter - 0x57;
    else return -1;
  }
  return value;
}

/** Puts a character of the first 65,536 as UTF-8 (RFC 3629, section 3) and gives the place behind it. */
function putCharacter(out: Uint8Array, start: number, character: number): number {
  let at = start;
  if (character < 0x80) {
    out[at++] = character;
    return at;
  }
  if (character < 0x800) out[at++] = 0xc0 | (character >> 6);
  else {
    out[at++] = 0xe0 | (character >> 12);
    out[at++] = 0x80 | ((character >> 6) & 0x3f);
  }
  out[at++] = 0x80 | (character & 0x3f);
  return at;
}
