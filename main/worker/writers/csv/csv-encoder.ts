import type { CsvOptions, Delimiter } from '../../../../preload/contract/options.ts';
import { batchOf, type OutputColumn, type Value } from '../../rows.ts';
import { type ByteBuffer, grown, isFull, numberBytes } from '../byte-buffer.ts';
import {
  dateBytes,
  dateForms,
  dateKind,
  isDate,
  isShortened,
  isShortenedText,
  writeDate,
  type DateForm,
} from '../iso-date.ts';
import * as json from '../json-cells.ts';
import {
  guardBytes,
  isChangedDigits,
  notPut,
  place,
  putConstant,
  putDecimal,
  putEscaped,
  putInteger,
  putNumber,
  putPlain,
} from './field-bytes.ts';
import { fieldContent, guarded } from './field-text.ts';

const { quote } = json;
const delimiterBytes: Record<Delimiter, number> = { comma: json.comma, semicolon: 0x3b, tab: 0x09 };
/** The most a number or a date takes, with the delimiter before it and a guard around it. */
const shortField = 1 + guardBytes + Math.max(numberBytes, dateBytes);
/** CRLF, and the quotes of an empty record. */
const recordEnd = 4;
/** What a text that a guard is for can begin with; of a full-width sign its first byte. */
const formulaStarts = [...Buffer.from('=+-@'), 0xef];
const digitStarts = Buffer.from('+-0123456789');

/**
 * Encodes records after RFC 4180, section 2: fields with a delimiter, quote or line break are quoted (or all
 * are), quotes doubled, records end in CRLF. Null is an empty field without quotes, even if that makes a record an
 * empty line; where only what needs them has quotes, a record of one empty field needs them. Numbers, dates and most
 * texts go from bytes to bytes; only what is left becomes a string on its way.
 */
export class CsvEncoder {
  /** Texts that were given a guard. */
  guardedCells = 0;
  alteredCells = 0;
  readonly #columns: readonly OutputColumn[];
  readonly #options: CsvOptions;
  readonly #delimiter: number;
  readonly #decimalSeparator: number;
  readonly #quotesAll: boolean;
  /** Per byte. */
  readonly #places = new Uint8Array(256).fill(place.anywhere);
  readonly #needsQuotes = new Uint8Array(256);
  /** Per column: texts may be dates to reformat. */
  readonly #dates: readonly boolean[];
  readonly #dateForm: DateForm | undefined;
  /** Per column: whether the format has left out a part of a time. */
  readonly #shortened: Uint8Array;
  /** Per column: whether a number has quotes does not depend on it. */
  readonly #numbers: readonly boolean[];
  /** Per column: the places that numbers have; undefined where they have all their digits. */
  readonly #decimals: readonly (number | undefined)[];
  /** Per column: whole numbers can be written as they are. */
  readonly #integers: readonly boolean[];

  constructor(columns: readonly OutputColumn[], options: CsvOptions) {
    this.#columns = columns;
    this.#options = options;
    this.#delimiter = delimiterBytes[options.delimiter];
    this.#decimalSeparator = options.decimalSeparator === 'comma' ? json.comma : json.point;
    this.#quotesAll = options.quoting === 'all';
    if (options.formulaGuard) for (const byte of formulaStarts) this.#places[byte] = place.behindTheFirst;
    if (options.digitGuard) for (const byte of digitStarts) this.#places[byte] = place.behindTheFirst;
    this.#places[quote] = place.nowhere;
    this.#places[json.backslash] = place.nowhere;
    if (!this.#quotesAll) this.#places[this.#delimiter] = place.nowhere;
    for (const byte of [quote, 0x0d, 0x0a, this.#delimiter]) this.#needsQuotes[byte] = 1;
    this.#dateForm = dateForms[options.dateFormat];
    // As stored a date is a text like any other.
    this.#dates = columns.map(({ type }) => isDate(type) && this.#dateForm !== undefined);
    this.#shortened = new Uint8Array(columns.length);
    const mayNeedQuotes = !this.#quotesAll && this.#decimalSeparator === this.#delimiter;
    this.#numbers = columns.map(({ type }) => type !== 'boolean' && !mayNeedQuotes);
    this.#decimals = columns.map(({ type, places = 2 }) =>
      type === 'decimal' && options.roundDecimals ? places : undefined,
    );
    this.#integers = this.#numbers.map(
      (areNumbers, index) => areNumbers && this.#decimals[index] === undefined && !this.#quotesAll,
    );
  }

  /** The names of the columns in which the format has left out a part of a time. */
  get shortenedTimes(): string[] {
    return this.#columns.flatMap(({ name }, index) => (this.#shortened[index] === 1 ? [name] : []));
  }

  encodeHeader(target: ByteBuffer): void {
    const texts = this.#columns.map((column): OutputColumn => ({ ...column, type: 'text' }));
    const header = new CsvEncoder(texts, this.#options);
    header.encode(json.cursorOf(batchOf([this.#columns.map(({ name }) => name)])), target);
    this.guardedCells += header.guardedCells;
    this.alteredCells += header.alteredCells;
  }

  /** Appends up to `most` rows, until `target` is full or none is left. */
  encode(cursor: json.BatchCursor, target: ByteBuffer, most = Number.POSITIVE_INFINITY): void {
    const source = cursor.bytes;
    const count = this.#columns.length;
    let { bytes, length: at } = target;
    let from = cursor.at;
    const kept = Math.max(cursor.rowsLeft - most, 0);
    for (; cursor.rowsLeft > kept && !isFull(at); cursor.rowsLeft--) {
      const start = at;
      for (let index = 0; index < count; index++) {
        // Past the bracket, or the comma.
        from++;
        if (at + shortField > bytes.length) bytes = grown(bytes, at, shortField);
        if (index > 0) bytes[at++] = this.#delimiter;
        const first = source[from];
        if (first === json.letterN) {
          from += 4;
          continue;
        }
        if (first === quote && !this.#quotesAll && !this.#dates[index]) {
          const length = putPlain(source, from + 1, bytes, at, this.#places);
          if (length !== notPut) {
            at += length;
            from += length + 2;
            continue;
          }
        }
        if (this.#integers[index]) {
          const length = putInteger(source, from, bytes, at);
          if (length !== notPut) {
            at += length;
            from += length;
            continue;
          }
        }
        const end = json.cellEnd(source, from);
        // Quotes doubled are no longer than quotes escaped.
        const room = end - from + shortField;
        if (at + room > bytes.length) bytes = grown(bytes, at, room);
        let next = this.#putBytes(source, from, end, bytes, at, index);
        if (next === notPut) {
          const text = this.#text(json.cellValue(source, from, end), index);
          // UTF-16 to UTF-8 triples at worst, quoting doubles at worst.
          const most = text.length * 6 + 2;
          if (at + most > bytes.length) bytes = grown(bytes, at, most);
          next = this.#putText(text, bytes, at);
        }
        at = next;
        from = end;
      }
      // Past the bracket and the line feed.
      from += 2;
      if (at + recordEnd > bytes.length) bytes = grown(bytes, at, recordEnd);
      if (count === 1 && at === start && !this.#quotesAll) {
        // It would be an empty line, which many readers skip.
        bytes[at++] = quote;
        bytes[at++] = quote;
      }
      bytes[at++] = 0x0d;
      bytes[at++] = 0x0a;
    }
    cursor.at = from;
    target.bytes = bytes;
    target.length = at;
  }

  /** Writes a cell that needs not become a string, and returns the position behind it. */
  #putBytes(source: Buffer, from: number, end: number, bytes: Buffer, at: number, index: number): number {
    if (source[from] !== quote) {
      if (!this.#numbers[index]) return notPut;
      if (!this.#quotesAll) return this.#putNumber(source, from, end, bytes, at, index);
      bytes[at] = quote;
      const next = this.#putNumber(source, from, end, bytes, at + 1, index);
      if (next === notPut) return notPut;
      bytes[next] = quote;
      return next + 1;
    }
    if (this.#dates[index])
      return this.#quotesAll ? notPut : this.#putDate(source, from + 1, end - 1, bytes, at, index);
    const first = source[from + 1] as number;
    if (first === json.backslash && this.#options.formulaGuard) return notPut;
    if (this.#places[first] === place.behindTheFirst) {
      if (!json.isDigit(first)) return notPut;
      if (isChangedDigits(source, from + 1, end - 1)) {
        this.guardedCells++;
        return putConstant(source, from + 1, end - 1, bytes, at);
      }
    }
    return putEscaped(source, from + 1, end - 1, bytes, at, this.#needsQuotes, this.#quotesAll);
  }

  #putNumber(source: Buffer, from: number, end: number, bytes: Buffer, at: number, index: number): number {
    const decimals = this.#decimals[index];
    if (decimals === 2) return putDecimal(source, from, end, bytes, at, this.#decimalSeparator);
    if (decimals !== undefined) return notPut;
    const isLong = this.#options.digitGuard && end - from > 15;
    return isLong ? notPut : putNumber(source, from, end, bytes, at, this.#decimalSeparator);
  }

  /** Writes a date in its form. */
  #putDate(source: Buffer, from: number, end: number, bytes: Buffer, at: number, index: number): number {
    const form = this.#dateForm;
    const kind = dateKind(source, from, end);
    if (kind === 'none' || form === undefined) return notPut;
    if (kind === 'moment' && isShortened(source, from, end, form)) this.#sawShortened(index);
    return writeDate(bytes, at, source, from, end, kind, form);
  }

  #sawShortened(index: number): void {
    this.alteredCells++;
    this.#shortened[index] = 1;
  }

  /** What is in the field. */
  #text(value: Value, index: number): string {
    const content = fieldContent(value, this.#columns[index] as OutputColumn, this.#options);
    const text = content.toWellFormed();
    if (text !== content) this.alteredCells++;
    if (this.#dates[index] && typeof value === 'string' && isShortenedText(value, this.#options.dateFormat))
      this.#sawShortened(index);
    const written = guarded(text, value, this.#options);
    if (written !== text) this.guardedCells++;
    return written;
  }

  #putText(text: string, bytes: Buffer, start: number): number {
    let isQuoted = this.#quotesAll;
    for (let index = 0; index < text.length && !isQuoted; index++)
      isQuoted = this.#needsQuotes[text.charCodeAt(index)] === 1;
    if (!isQuoted) return start + bytes.write(text, start);
    let at = start;
    bytes[at++] = quote;
    at += bytes.write(text.includes('"') ? text.replaceAll('"', '""') : text, at);
    bytes[at++] = quote;
    return at;
  }
}
