import type { CsvOptions, Delimiter } from '../../../../preload/contract/export.ts';
import type { Batch, OutputColumn, Value } from '../../rows.ts';
import { type ByteBuffer, grown, numberBytes, writeNumber } from '../byte-buffer.ts';
import { fieldText, guarded, needsGuard } from './field-text.ts';

const delimiterBytes: Record<Delimiter, number> = { comma: 0x2c, semicolon: 0x3b, tab: 0x09 };
const quote = 0x22;
/** Longer texts are rarely plain, and the native encoder catches up. */
const shortText = 40;

/**
 * Encodes records after RFC 4180: fields with a delimiter, quote or line break are quoted, quotes doubled,
 * records end in CRLF. Null is an empty field. Plain ASCII texts and numbers never become another string.
 */
export class CsvEncoder {
  alteredCells = 0;
  readonly #columns: readonly OutputColumn[];
  readonly #options: CsvOptions;
  readonly #delimiter: number;
  readonly #needsQuotes: RegExp;
  /** Per column: numbers are written as they are. */
  readonly #plainNumbers: readonly boolean[];
  /** Per column: texts may be dates to reformat. */
  readonly #dates: readonly boolean[];
  /** Per character code below 128: it may stand anywhere in an unquoted, unguarded field (1), or not first (2). */
  readonly #plain = new Uint8Array(128);

  constructor(columns: readonly OutputColumn[], options: CsvOptions) {
    this.#columns = columns;
    this.#options = options;
    this.#delimiter = delimiterBytes[options.delimiter];
    const delimiter = String.fromCharCode(this.#delimiter);
    this.#needsQuotes = new RegExp(`["\\r\\n${delimiter}]`);
    this.#plainNumbers = columns.map(({ type }) => type !== 'boolean');
    this.#dates = columns.map(({ type }) => type === 'date' || type === 'datetime');
    for (let code = 0; code < 128; code++) {
      const character = String.fromCharCode(code);
      const mayNotBegin = options.formulaGuard && needsGuard(character, character);
      this.#plain[code] = this.#needsQuotes.test(character) ? 0 : mayNotBegin ? 2 : 1;
    }
  }

  encodeHeader(target: ByteBuffer): void {
    const text: OutputColumn[] = this.#columns.map((column) => ({ ...column, type: 'text' }));
    const header = new CsvEncoder(text, this.#options);
    header.encode([this.#columns.map(({ name }) => name)], target);
  }

  /** Appends all rows to `target`, which grows when it must. */
  encode(batch: Batch, target: ByteBuffer): void {
    const plain = this.#plain;
    const count = this.#columns.length;
    let { bytes, length: at } = target;
    for (const row of batch) {
      for (let index = 0; index < count; index++) {
        const value = row[index] as Value;
        if (at + numberBytes > bytes.length) bytes = grown(bytes, at, numberBytes);
        if (index > 0) bytes[at++] = this.#delimiter;
        if (value === null) continue;
        if (typeof value === 'number' && this.#plainNumbers[index]) {
          at = writeNumber(bytes, at, value);
          continue;
        }
        if (typeof value === 'string' && value.length <= shortText && !this.#dates[index]) {
          if (at + shortText > bytes.length) bytes = grown(bytes, at, shortText);
          const { length } = value;
          let done = 0;
          for (; done < length; done++) {
            const code = value.charCodeAt(done);
            if (code > 127 || plain[code] === 0 || (done === 0 && plain[code] === 2)) break;
            bytes[at + done] = code;
          }
          if (done === length) {
            at += length;
            continue;
          }
        }
        const text = this.#text(value, index);
        // UTF-16 to UTF-8 triples at worst, quoting doubles at worst.
        const needed = text.length * 6 + 2;
        if (at + needed > bytes.length) bytes = grown(bytes, at, needed);
        at = this.#writeField(bytes, at, text);
      }
      // A record of one empty field would be an empty line, which readers skip.
      const isEmptyRecord = count === 1 && (row[0] === null || row[0] === '');
      if (at + 4 > bytes.length) bytes = grown(bytes, at, 4);
      if (isEmptyRecord) {
        bytes[at++] = quote;
        bytes[at++] = quote;
      }
      bytes[at++] = 0x0d;
      bytes[at++] = 0x0a;
    }
    target.bytes = bytes;
    target.length = at;
  }

  #text(value: Value, index: number): string {
    const text = fieldText(value, this.#columns[index] as OutputColumn, this.#options);
    const isGuarded = this.#options.formulaGuard && needsGuard(value, text);
    if (isGuarded || !text.isWellFormed()) this.alteredCells++;
    return isGuarded ? guarded(text) : text;
  }

  #writeField(bytes: Buffer, at: number, text: string): number {
    if (!this.#needsQuotes.test(text)) return at + bytes.write(text, at);
    bytes[at++] = quote;
    at += bytes.write(text.includes('"') ? text.replaceAll('"', '""') : text, at);
    bytes[at++] = quote;
    return at;
  }
}
