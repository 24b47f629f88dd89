import type { ExcelOptions } from '../../../../preload/contract/export.ts';
import type { Batch, OutputColumn, Value } from '../../rows.ts';
import { type ByteBuffer, grown, writeNumber, writeSmallInteger } from '../byte-buffer.ts';
import { dateText } from '../date-text.ts';
import { numberWidth, textWidth, widest } from './column-width.ts';
import { columnName } from './column-name.ts';
import { secondsOfDay, serialDay } from './date-serial.ts';
import { maximumSharedLength, type SharedStrings } from './shared-strings.ts';
import { cellStyle, columnStyle } from './styles.ts';
import { cellTextLimit, cutToCell, needsPreserve, xmlText } from './xml-text.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

const rowOpen = ascii('<row r="');
const rowContent = ascii('">');
const rowClose = ascii('</row>');
const valueClose = ascii('</v></c>');
const inlineOpen = ascii('" t="inlineStr"><is><t>');
const inlineOpenPreserved = ascii('" t="inlineStr"><is><t xml:space="preserve">');
const inlineClose = ascii('</t></is></c>');
const sharedOpen = ascii('" t="s"><v>');
const booleanOpen = ascii('" t="b"><v>');
const headerOpen = ascii(`" s="${cellStyle.header}`);

/** The constant pieces of a cell, its reference and its value, rounded up. */
const cellBytes = 160;
const secondsPerDay = 86_400;
/** Digits a double keeps; Excel shows no more. */
const firstOf16Digits = 1e15;

/** What is constant in a column's cells, and the widest they have been. */
interface Column {
  output: OutputColumn;
  open: Buffer;
  /** From behind the reference to the value of a number. */
  number: Buffer;
  day: Buffer;
  isBoolean: boolean;
  isDate: boolean;
  width: number;
  largest: number;
  isNegative: boolean;
  longestNumber: number;
}

/** Encodes rows as `<row>` elements (ECMA-376 Part 1, 18.3.1.73) with real dates, numbers, booleans and texts. */
export class SheetEncoder {
  rows = 0;
  alteredCells = 0;
  readonly #columns: readonly Column[];
  readonly #options: ExcelOptions;
  readonly #strings: SharedStrings;
  readonly #reference = Buffer.alloc(8);

  constructor(columns: readonly OutputColumn[], options: ExcelOptions, strings: SharedStrings) {
    this.#options = options;
    this.#strings = strings;
    this.#columns = columns.map((output, index) => {
      const style = (id: number): string => (id === cellStyle.general ? '' : `" s="${id}`);
      return {
        output,
        open: ascii(`<c r="${columnName(index)}`),
        number: ascii(`${style(columnStyle[output.type])}"><v>`),
        day: ascii(`${style(cellStyle.day)}"><v>`),
        isBoolean: output.type === 'boolean',
        isDate: output.type === 'date' || output.type === 'datetime',
        width: 0,
        largest: 0,
        isNegative: false,
        longestNumber: 0,
      };
    });
  }

  /** The width of each column's widest text, header included, in characters. */
  widths(): number[] {
    return this.#columns.map((column) =>
      Math.max(
        column.width,
        column.longestNumber === 0
          ? 0
          : numberWidth(column.output, column.largest, column.isNegative, column.longestNumber),
      ),
    );
  }

  encodeHeader(target: ByteBuffer): void {
    let { bytes, length: at } = target;
    const referenceLength = this.#nextRow();
    at = this.#openRow(bytes, at, referenceLength);
    for (const column of this.#columns) {
      const text = this.#cellText(column.output.name);
      ({ bytes, at } = this.#roomFor(text, bytes, at));
      at = put(column.open, bytes, at);
      at = this.#putReference(bytes, at, referenceLength);
      if (this.#options.style) at = put(headerOpen, bytes, at);
      at = this.#putText(text, column, bytes, at);
    }
    target.bytes = bytes;
    target.length = put(rowClose, bytes, at);
  }

  /** Appends all rows to `target`, which grows when it must. */
  encode(batch: Batch, target: ByteBuffer): void {
    const columns = this.#columns;
    let { bytes, length: at } = target;
    for (const row of batch) {
      const referenceLength = this.#nextRow();
      if (at + cellBytes > bytes.length) bytes = grown(bytes, at, cellBytes);
      at = this.#openRow(bytes, at, referenceLength);
      for (let index = 0; index < columns.length; index++) {
        const value = row[index] as Value;
        if (value === null) continue;
        const column = columns[index] as Column;
        if (at + cellBytes > bytes.length) bytes = grown(bytes, at, cellBytes);
        const start = at;
        at = put(column.open, bytes, at);
        at = this.#putReference(bytes, at, referenceLength);
        if (typeof value === 'number' && isCellNumber(value)) {
          at = column.isBoolean ? putBoolean(value, column, bytes, at) : putNumber(value, column, bytes, at);
          continue;
        }
        if (column.isDate && typeof value === 'string') {
          const end = this.#putDate(value, column, bytes, at);
          if (end !== at) {
            at = end;
            continue;
          }
        }
        const text = this.#text(value, column);
        ({ bytes, at } = this.#roomFor(text, bytes, at));
        // An empty text is an empty cell.
        at = text === '' ? start : this.#putText(text, column, bytes, at);
      }
      at = put(rowClose, bytes, at);
    }
    target.bytes = bytes;
    target.length = at;
  }

  /** Spells the next row's number, which every reference in it needs, and returns its length. */
  #nextRow(): number {
    this.rows++;
    return writeSmallInteger(this.#reference, 0, this.rows);
  }

  #openRow(bytes: Buffer, at: number, referenceLength: number): number {
    return put(rowContent, bytes, this.#putReference(bytes, put(rowOpen, bytes, at), referenceLength));
  }

  #putReference(bytes: Buffer, at: number, length: number): number {
    const reference = this.#reference;
    for (let index = 0; index < length; index++) bytes[at + index] = reference[index] as number;
    return at + length;
  }

  /** Writes a real date when the text is one; otherwise returns `at`. */
  #putDate(text: string, column: Column, bytes: Buffer, at: number): number {
    const day = serialDay(text);
    if (Number.isNaN(day) || (text.length > 10 && Number.isNaN(secondsOfDay(text)))) return at;
    const hasTime = this.#options.dateFormat === 'full' && text.length > 10;
    column.width = Math.max(column.width, hasTime ? 19 : 10);
    const next = put(hasTime ? column.number : column.day, bytes, at);
    const serial = hasTime ? day + secondsOfDay(text) / secondsPerDay : day;
    return put(valueClose, bytes, writeNumber(bytes, next, serial));
  }

  #text(value: Exclude<Value, null>, column: Column): string {
    if (typeof value === 'string') {
      const date = column.isDate ? dateText(value, this.#options.dateFormat) : undefined;
      return this.#cellText(date ?? value);
    }
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) this.alteredCells++;
      return String(value);
    }
    return this.#cellText(Buffer.from(value).toString('hex'));
  }

  #cellText(text: string): string {
    if (text.length <= cellTextLimit) return text;
    this.alteredCells++;
    return cutToCell(text);
  }

  /** An escape makes seven bytes of one UTF-16 unit at worst. */
  #roomFor(text: string, bytes: Buffer, at: number): { bytes: Buffer; at: number } {
    const needed = text.length * 7 + cellBytes;
    return { bytes: at + needed > bytes.length ? grown(bytes, at, needed) : bytes, at };
  }

  #putText(text: string, column: Column, bytes: Buffer, start: number): number {
    let at = start;
    // Doubled at worst: what cannot be wider than the widest need not be measured.
    if (column.width < widest && text.length * 2 > column.width)
      column.width = Math.max(column.width, textWidth(text));
    if (text.length <= maximumSharedLength) {
      const index = this.#strings.indexOf(text);
      if (index >= 0) {
        at = put(sharedOpen, bytes, at);
        return put(valueClose, bytes, writeSmallInteger(bytes, at, index));
      }
    }
    at = put(needsPreserve(text) ? inlineOpenPreserved : inlineOpen, bytes, at);
    at += bytes.write(xmlText(text), at);
    return put(inlineClose, bytes, at);
  }
}

function put(piece: Buffer, bytes: Buffer, at: number): number {
  const { length } = piece;
  for (let index = 0; index < length; index++) bytes[at + index] = piece[index] as number;
  return at + length;
}

/** Whole numbers of 16 digits would be rounded on the screen, and infinities are no numbers to Excel. */
function isCellNumber(value: number): boolean {
  const isLongInteger =
    Math.abs(value) >= firstOf16Digits &&
    Math.abs(value) <= Number.MAX_SAFE_INTEGER &&
    Number.isInteger(value);
  return Number.isFinite(value) && !isLongInteger;
}

function putBoolean(value: number, column: Column, bytes: Buffer, start: number): number {
  column.width = Math.max(column.width, 5);
  const at = put(booleanOpen, bytes, start);
  bytes[at] = value === 0 ? 48 : 49;
  return put(valueClose, bytes, at + 1);
}

function putNumber(value: number, column: Column, bytes: Buffer, start: number): number {
  const at = put(column.number, bytes, start);
  const end = writeNumber(bytes, at, value);
  if (value > column.largest) column.largest = value;
  else if (value < 0) {
    column.isNegative = true;
    if (-value > column.largest) column.largest = -value;
  }
  if (end - at > column.longestNumber) column.longestNumber = end - at;
  return put(valueClose, bytes, end);
}
