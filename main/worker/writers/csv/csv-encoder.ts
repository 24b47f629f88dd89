import type { CsvOptions, DateFormat, Delimiter } from '../../../../preload/contract/export.ts';
import type { Batch, OutputColumn, Value } from '../../rows.ts';
import { type ByteBuffer, grown, isFull, numberBytes, writeNumber } from '../byte-buffer.ts';
import { dateBytes, dateKind, writeDate } from '../iso-date.ts';
import { fieldText, isFormula } from './field-text.ts';

const delimiterBytes: Record<Delimiter, number> = { comma: 0x2c, semicolon: 0x3b, tab: 0x09 };
const quote = 0x22;
/** Longer texts are rarely plain, and the native encoder catches up. */
const shortText = 40;
/** The most a field takes that is written without looking at its length, with the delimiter before it. */
const shortField = 1 + Math.max(shortText, numberBytes, dateBytes);
/** CRLF, and the quotes of an empty record. */
const recordEnd = 4;

/** Where a character may stand in a field that is written as it is. */
const place = { nowhere: 0, behindTheFirst: 1, anywhere: 2 } as const;

/**
 * Encodes records after RFC 4180, section 2: fields with a delimiter, quote or line break are quoted, quotes
 * doubled, records end in CRLF. Null is an empty field. Numbers, dates and short ASCII texts go into the bytes
 * without becoming another string.
 */
export class CsvEncoder {
  alteredCells = 0;
  readonly #columns: readonly OutputColumn[];
  readonly #options: CsvOptions;
  readonly #delimiter: number;
  readonly #needsQuotes: RegExp;
  /** Per column: numbers are shown as words. */
  readonly #booleans: readonly boolean[];
  /** Per column: texts may be dates to reformat. */
  readonly #dates: readonly boolean[];
  /** Per character code below 128. */
  readonly #places = new Uint8Array(128);

  constructor(columns: readonly OutputColumn[], options: CsvOptions) {
    this.#columns = columns;
    this.#options = options;
    this.#delimiter = delimiterBytes[options.delimiter];
    this.#needsQuotes = new RegExp(`["\\r\\n${String.fromCharCode(this.#delimiter)}]`);
    this.#booleans = columns.map(({ type }) => type === 'boolean');
    this.#dates = columns.map(({ type }) => type === 'date' || type === 'datetime');
    for (let code = 0; code < 128; code++) {
      const character = String.fromCharCode(code);
      const isGuarded = options.formulaGuard && isFormula(character);
      this.#places[code] = this.#needsQuotes.test(character)
        ? place.nowhere
        : isGuarded
          ? place.behindTheFirst
          : place.anywhere;
    }
  }

  encodeHeader(target: ByteBuffer): void {
    const texts = this.#columns.map((column): OutputColumn => ({ ...column, type: 'text' }));
    const header = new CsvEncoder(texts, this.#options);
    header.encode([this.#columns.map(({ name }) => name)], 0, target);
    this.alteredCells += header.alteredCells;
  }

  /** Appends rows from `first` on until `target` is full, and returns the first row that is left. */
  encode(batch: Batch, first: number, target: ByteBuffer): number {
    const { dateFormat } = this.#options;
    const count = this.#columns.length;
    let { bytes, length: at } = target;
    let rowIndex = first;
    for (; rowIndex < batch.length && !isFull(at); rowIndex++) {
      const row = batch[rowIndex] as Batch[number];
      const start = at;
      for (let index = 0; index < count; index++) {
        const value = row[index] as Value;
        if (at + shortField > bytes.length) bytes = grown(bytes, at, shortField);
        if (index > 0) bytes[at++] = this.#delimiter;
        if (value === null) continue;
        if (typeof value === 'number' && !this.#booleans[index]) {
          at = writeNumber(bytes, at, value);
          continue;
        }
        if (typeof value === 'string') {
          const end = this.#dates[index]
            ? putDate(value, dateFormat, bytes, at)
            : putPlain(value, this.#places, bytes, at);
          if (end !== notPut) {
            at = end;
            continue;
          }
        }
        const text = this.#text(value, index);
        // UTF-16 to UTF-8 triples at worst, quoting doubles at worst.
        const needed = text.length * 6 + 2;
        if (at + needed > bytes.length) bytes = grown(bytes, at, needed);
        at = this.#writeField(bytes, at, text);
      }
      if (at + recordEnd > bytes.length) bytes = grown(bytes, at, recordEnd);
      if (count === 1 && at === start) {
        // A record of one empty field would be an empty line, which readers skip.
        bytes[at++] = quote;
        bytes[at++] = quote;
      }
      bytes[at++] = 0x0d;
      bytes[at++] = 0x0a;
    }
    target.bytes = bytes;
    target.length = at;
    return rowIndex;
  }

  #text(value: Exclude<Value, null>, index: number): string {
    const text = fieldText(value, this.#columns[index] as OutputColumn, this.#options);
    // Dates were written before: a text that comes back different was guarded or was not well-formed.
    if (typeof value === 'string' && text !== value) this.alteredCells++;
    return text;
  }

  #writeField(bytes: Buffer, at: number, text: string): number {
    if (!this.#needsQuotes.test(text)) return at + bytes.write(text, at);
    bytes[at++] = quote;
    at += bytes.write(text.includes('"') ? text.replaceAll('"', '""') : text, at);
    bytes[at++] = quote;
    return at;
  }
}

/** What the functions below return when a text is none of theirs. */
const notPut = -1;

function putDate(text: string, format: DateFormat, bytes: Buffer, at: number): number {
  const kind = dateKind(text);
  return kind === 'none' ? notPut : writeDate(bytes, at, text, kind, format);
}

/** Writes a short text of ASCII characters that needs neither quotes nor the guard. */
function putPlain(text: string, places: Uint8Array, bytes: Buffer, at: number): number {
  const { length } = text;
  if (length > shortText) return notPut;
  for (let index = 0; index < length; index++) {
    const code = text.charCodeAt(index);
    const allowed = code < 128 ? (places[code] as number) : place.nowhere;
    if (allowed === place.nowhere || (allowed === place.behindTheFirst && index === 0)) return notPut;
    bytes[at + index] = code;
  }
  return at + length;
}
