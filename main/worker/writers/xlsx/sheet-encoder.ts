import type { DateFormat, ExcelOptions } from '../../../../preload/contract/export.ts';
import type { OutputColumn, Value } from '../../rows.ts';
import { type ByteBuffer, grown, isFull, writeNumber, writeSmallInteger } from '../byte-buffer.ts';
import { dateKind } from '../iso-date.ts';
import * as json from '../json-cells.ts';
import { notFound } from './cell-table.ts';
import { dateSerial } from './date-serial.ts';
import { cellText, isCellNumber } from './display-text.ts';
import { maximumSharedLength, type SharedStrings } from './shared-strings.ts';
import { SheetColumn } from './sheet-column.ts';
import { cellStyle } from './styles.ts';
import { cutToCell, mostXmlBytes, needsPreserve, xmlText } from './xml-text.ts';

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

const rowOpen = ascii('<row r="');
const rowContent = ascii('">');
const rowClose = ascii('</row>');
const valueClose = ascii('</v></c>');
const inlineOpen = ascii('" t="inlineStr"><is><t>');
const inlineOpenPreserved = ascii('" t="inlineStr"><is><t xml:space="preserve">');
const inlineClose = ascii('</t></is></c>');
const sharedOpen = ascii('" t="s"><v>');
const linesStyle = ascii(`" s="${cellStyle.lines}`);
const booleanOpen = ascii(`" s="${cellStyle.boolean}" t="b"><v>`);

/** More than all of a cell but its text takes, and a row's own tags beside it (about 90 bytes). */
const cellBytes = 160;
const dayWidth = 'YYYY-MM-DD'.length;
const momentWidth = 'YYYY-MM-DD hh:mm:ss'.length;
const booleanWidth = 'FALSE'.length;
/** Of so many digits, nothing is lost when they are copied. */
const exactDigits = 15;
const powersOfTen = Array.from({ length: exactDigits + 1 }, (_, exponent) => 10 ** exponent);

/** What is returned for a cell that must become a value to be written. */
const notPut = -1;

/**
 * Encodes rows as `<row>` elements (ECMA-376 Part 1, 18.3.1.73) with real dates, numbers, booleans and texts.
 * An empty text is an empty cell, which is not written at all. Numbers, dates and texts that were there before
 * go from bytes to bytes.
 */
export class SheetEncoder {
  /** Rows so far, the header among them. */
  rows = 0;
  alteredCells = 0;
  readonly #columns: readonly SheetColumn[];
  readonly #dateFormat: DateFormat;
  readonly #hasHeaderStyle: boolean;
  readonly #strings: SharedStrings;
  /** The digits of the row's number, which every reference in it needs. */
  readonly #rowNumber = Buffer.alloc(8);
  #rowNumberLength = 0;
  /** Behind the cell that was read last. */
  #cellEnd = 0;

  constructor(columns: readonly OutputColumn[], options: ExcelOptions, strings: SharedStrings) {
    this.#columns = columns.map((column, index) => new SheetColumn(column, index));
    this.#dateFormat = options.dateFormat;
    this.#hasHeaderStyle = options.style;
    this.#strings = strings;
  }

  /** The width of each column's widest text, header included, in characters. */
  widths(): number[] {
    return this.#columns.map(({ width }) => width);
  }

  encodeHeader(target: ByteBuffer): void {
    let { bytes, length: at } = target;
    if (at + cellBytes > bytes.length) bytes = grown(bytes, at, cellBytes);
    at = this.#openRow(bytes, at);
    for (const column of this.#columns) {
      const text = this.#fitting(column.output.name);
      const needed = mostXmlBytes(text) + cellBytes;
      if (at + needed > bytes.length) bytes = grown(bytes, at, needed);
      at = this.#putReference(column, bytes, at);
      if (this.#hasHeaderStyle) at = put(column.header, bytes, at);
      at = this.#putText(text, column, bytes, at);
    }
    target.bytes = bytes;
    target.length = put(rowClose, bytes, at);
  }

  /** Appends up to `most` rows, until `target` is full or none is left. */
  encode(cursor: json.BatchCursor, target: ByteBuffer, most = Number.POSITIVE_INFINITY): void {
    const source = cursor.bytes;
    const columns = this.#columns;
    const kept = Math.max(cursor.rowsLeft - most, 0);
    let { bytes, length: at } = target;
    let from = cursor.at;
    for (; cursor.rowsLeft > kept && !isFull(at); cursor.rowsLeft--) {
      if (at + cellBytes > bytes.length) bytes = grown(bytes, at, cellBytes);
      at = this.#openRow(bytes, at);
      for (const column of columns) {
        // Past the bracket, or the comma.
        from++;
        if (source[from] === json.letterN) {
          from += 4;
          continue;
        }
        if (at + cellBytes > bytes.length) bytes = grown(bytes, at, cellBytes);
        let next =
          source[from] === json.quote
            ? this.#putTextCell(source, from + 1, column, bytes, at)
            : this.#putNumberCell(source, from, column, bytes, at);
        if (next === notPut) {
          const value = json.cellValue(source, from, this.#cellEnd);
          const needed = (typeof value === 'string' ? mostXmlBytes(value) : 0) + cellBytes;
          if (at + needed > bytes.length) bytes = grown(bytes, at, needed);
          next = this.#putValue(value, column, bytes, at);
        }
        at = next;
        from = this.#cellEnd;
      }
      at = put(rowClose, bytes, at);
      // Past the bracket and the line feed.
      from += 2;
    }
    cursor.at = from;
    target.bytes = bytes;
    target.length = at;
  }

  /** Writes a real date, or a text that is shared. */
  #putTextCell(source: Buffer, start: number, column: SheetColumn, bytes: Buffer, at: number): number {
    if (column.isDate) {
      const end = json.textEnd(source, start);
      this.#cellEnd = end + 1;
      return this.#putDate(source, start, end, column, bytes, at);
    }
    const { cells } = this.#strings;
    let index = cells.find(source, start);
    const { end } = cells;
    this.#cellEnd = end + 1;
    if (end === start) return at;
    if (index === notFound) {
      if (end - start > maximumSharedLength) return notPut;
      index = this.#strings.indexOf(String(json.cellValue(source, start - 1, end + 1)));
      if (index === notFound) return notPut;
      cells.add(source, start, index);
    }
    return this.#putShared(index, column, bytes, this.#putReference(column, bytes, at));
  }

  /** Writes a number of so few digits that nothing is lost when they are copied. */
  #putNumberCell(source: Buffer, start: number, column: SheetColumn, bytes: Buffer, at: number): number {
    const isNegative = source[start] === json.minus;
    let end = isNegative ? start + 1 : start;
    let value = 0;
    let digits = 0;
    let wholeDigits = 0;
    for (; ; end++) {
      const byte = source[end] as number;
      if (byte === json.point) wholeDigits = digits;
      else if (byte >= json.zero && byte <= json.zero + 9) {
        value = value * 10 + byte - json.zero;
        digits++;
      } else break;
    }
    this.#cellEnd = json.cellEnd(source, end);
    const isPlain = this.#cellEnd === end && digits <= exactDigits && !(isNegative && value === 0);
    if (!isPlain || column.isBoolean) return notPut;
    if (wholeDigits > 0) value /= powersOfTen[digits - wholeDigits] as number;
    if (isNegative) value = -value;
    // SQLite writes a whole double `5.0`.
    if (source[end - 2] === json.point && source[end - 1] === json.zero) end -= 2;
    const opening = column.opening(value);
    let next = put(opening, bytes, this.#putReference(column, bytes, at));
    for (let index = start; index < end; index++) bytes[next++] = source[index] as number;
    column.sawNumber(value, opening, end - start);
    return put(valueClose, bytes, next);
  }

  #putValue(value: Value, column: SheetColumn, bytes: Buffer, start: number): number {
    const at = this.#putReference(column, bytes, start);
    if (typeof value === 'boolean') return putBoolean(value, column, bytes, at);
    if (typeof value === 'number' && isCellNumber(value))
      return column.isBoolean
        ? putBoolean(value !== 0, column, bytes, at)
        : putNumber(value, column, bytes, at);
    if (typeof value === 'number' && !Number.isFinite(value)) this.alteredCells++;
    const text = this.#fitting(cellText(value, column.output, this.#dateFormat));
    return text === '' ? start : this.#putText(text, column, bytes, at);
  }

  #openRow(bytes: Buffer, start: number): number {
    this.rows++;
    this.#rowNumberLength = writeSmallInteger(this.#rowNumber, 0, this.rows);
    const at = put(rowOpen, bytes, start);
    return put(rowContent, bytes, this.#putRowNumber(bytes, at));
  }

  #putReference(column: SheetColumn, bytes: Buffer, at: number): number {
    return this.#putRowNumber(bytes, put(column.open, bytes, at));
  }

  #putRowNumber(bytes: Buffer, at: number): number {
    const digits = this.#rowNumber;
    const length = this.#rowNumberLength;
    for (let index = 0; index < length; index++) bytes[at + index] = digits[index] as number;
    return at + length;
  }

  #putDate(
    source: Buffer,
    start: number,
    end: number,
    column: SheetColumn,
    bytes: Buffer,
    at: number,
  ): number {
    const kind = dateKind(source, start, end);
    const shown = kind === 'moment' && this.#dateFormat !== 'full' ? 'day' : kind;
    const serial = dateSerial(source, start, shown);
    if (Number.isNaN(serial)) return notPut;
    column.sawWidth(shown === 'moment' ? momentWidth : dayWidth);
    const opening = shown === 'moment' ? column.moment : column.day;
    const next = put(opening, bytes, this.#putReference(column, bytes, at));
    return put(valueClose, bytes, writeNumber(bytes, next, serial));
  }

  #fitting(text: string): string {
    const fitting = cutToCell(text);
    if (fitting.length < text.length) this.alteredCells++;
    return fitting;
  }

  #putText(text: string, column: SheetColumn, bytes: Buffer, start: number): number {
    if (text.length <= maximumSharedLength) {
      const index = this.#strings.indexOf(text);
      if (index !== notFound) return this.#putShared(index, column, bytes, start);
    }
    column.sawText(text);
    let at = text.includes('\n') ? put(linesStyle, bytes, start) : start;
    at = put(needsPreserve(text) ? inlineOpenPreserved : inlineOpen, bytes, at);
    at += bytes.write(xmlText(text), at);
    return put(inlineClose, bytes, at);
  }

  #putShared(index: number, column: SheetColumn, bytes: Buffer, start: number): number {
    column.sawWidth(this.#strings.widthOf(index));
    let at = this.#strings.hasLines(index) ? put(linesStyle, bytes, start) : start;
    at = put(sharedOpen, bytes, at);
    return put(valueClose, bytes, writeSmallInteger(bytes, at, index));
  }
}

function put(piece: Buffer, bytes: Buffer, at: number): number {
  const { length } = piece;
  for (let index = 0; index < length; index++) bytes[at + index] = piece[index] as number;
  return at + length;
}

function putBoolean(value: boolean, column: SheetColumn, bytes: Buffer, start: number): number {
  column.sawWidth(booleanWidth);
  const at = put(booleanOpen, bytes, start);
  bytes[at] = value ? 49 : 48;
  return put(valueClose, bytes, at + 1);
}

function putNumber(value: number, column: SheetColumn, bytes: Buffer, start: number): number {
  const opening = column.opening(value);
  const at = put(opening, bytes, start);
  const end = writeNumber(bytes, at, value);
  column.sawNumber(value, opening, end - at);
  return put(valueClose, bytes, end);
}
