import { batchRows } from '../../../../preload/contract/limits.ts';
import type { Batch } from '../../rows.ts';
import {
  backslash,
  carriageReturn,
  isDigit,
  letterU,
  lineFeed,
  minus,
  nine,
  point,
  quote,
  space,
  tab,
  zero,
} from './json-bytes.ts';
import { valueEnd } from './json-text.ts';

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
/** Bytes of a usual line. */
const usualLine = 1 << 14;

/**
 * Lines in a batch's form, made of values as JSON has them in whatever spelling: spaces between them, other escapes, `50.0`. What is
 * spelt in the usual ways is checked and copied byte for byte, which is far faster than to make values of it; what that
 * cannot decide goes by way of values. Both give the same bytes.
 */
export abstract class ValueLines {
  rows = 0;
  /** Used over and over again. */
  protected bytes = Buffer.allocUnsafeSlow(usualSize);
  /** Of the finished lines, each with a line feed. */
  protected length = 0;
  /** Where the copy of a line goes on. */
  protected end = 0;

  get isFull(): boolean {
    return this.rows >= batchRows || this.length >= largeBatch;
  }

  /** What was added, as a batch; begins the next one. */
  take(): Batch {
    const { rows } = this;
    const bytes = Buffer.allocUnsafeSlow(Math.max(this.length - 1, 0));
    this.bytes.copy(bytes, 0, 0, bytes.length);
    this.rows = 0;
    this.length = 0;
    return { bytes, rows, replacedCells: 0 };
  }

  /** Adds the element at `start` of a list in UTF-8 whose brackets fit; gives the place behind it. Throws REMOTE_NOT_UNDERSTOOD. */
  addElement(text: Buffer, start: number): number {
    this.reserve(usualLine);
    const copied = this.copyElement(text, start);
    // Of a copy for which there was no room, what lies beyond has been written nowhere.
    if (copied > 0 && this.end < this.bytes.length) {
      this.keepCopy();
      return copied;
    }
    const end = valueEnd(text, start);
    this.addJson(text.toString('utf8', start, end));
    return end;
  }

  /** The next element is on another page. */
  endPage(): void {
    // To most lines it is all the same.
  }

  /** Copies an element behind the others, without a line feed, and gives the place behind it; 0 for one that it cannot decide. */
  protected abstract copyElement(text: Uint8Array, start: number): number;

  /** Adds an element by way of values. Throws REMOTE_NOT_UNDERSTOOD for what is none. */
  protected abstract addJson(json: string): void;

  protected addLine(line: string): void {
    const bytes = Buffer.from(`${line}\n`);
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    this.rows++;
  }

  /** Ends the line that was copied, which is one of the batch. */
  protected keepCopy(): void {
    this.bytes[this.end++] = lineFeed;
    this.length = this.end;
    this.rows++;
  }

  protected reserve(size: number): void {
    const needed = this.length + size;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }

  /** Copies a value to where the copy goes on, and gives the place behind it; 0 for one that it cannot decide. */
  protected copyValue(text: Uint8Array, at: number): number {
    const first = text[at] as number;
    if (first === quote) return this.copyText(text, at);
    return first <= nine ? this.copyNumber(text, at) : this.copyLiteral(text, at);
  }

  /** From a quote to behind the next one. */
  protected copyText(text: Uint8Array, start: number): number {
    const out = this.bytes;
    let end = this.end;
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
    this.end = end;
    return at;
  }

  /** A number that JavaScript writes with the same digits, but for zeros at its end. */
  protected copyNumber(text: Uint8Array, start: number): number {
    const out = this.bytes;
    let end = this.end;
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
    this.end = end;
    return at;
  }

  private copyLiteral(text: Uint8Array, start: number): number {
    for (const word of literals) {
      const end = behind(word, text, start);
      if (end === 0) continue;
      this.bytes.set(word, this.end);
      this.end += word.length;
      return end;
    }
    return 0;
  }
}

/** The place behind a word; 0 where it is not. */
export function behind(word: Uint8Array, text: Uint8Array, start: number): number {
  let place = 0;
  while (place < word.length && text[start + place] === word[place]) place++;
  return place === word.length ? start + place : 0;
}

export function spaceEnd(text: Uint8Array, start: number): number {
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
