import type { DateFormat, ExcelOptions } from '../../../../preload/contract/options.ts';
import type { OutputColumn, Value } from '../../rows.ts';
import { type ByteBuffer, grown, isFull, writeNumber, writeSmallInteger } from '../byte-buffer.ts';
import { dateKind, isShortenedText, showsTime } from '../iso-date.ts';
import * as json from '../json-cells.ts';
import { notFound } from './cell-table.ts';
import { daySerial, exceedsSerial, timeOfDay, writeSerial } from './date-serial.ts';
import { cellText, isBooleanNumber, isCellNumber } from './display-text.ts';
import { piece, put, type Piece } from './piece.ts';
import { linesOf, mostLines, rowHeight, wrapWidth } from './row-height.ts';
import { maximumSharedLength, type SharedStrings } from './shared-strings.ts';
import { SheetColumn } from './sheet-column.ts';
import { cellStyle } from './styles.ts';
import { cutToCell, mostXmlBytes, needsPreserve, xmlText } from './xml-text.ts';

const rowOpen = piece('<row r="');
const rowContent = piece('">');
const rowClose = piece('</row>');
const valueClose = piece('</v></c>');
const inlineOpen = piece('" t="inlineStr"><is><t>');
const inlineOpenPreserved = piece('" t="inlineStr"><is><t xml:space="preserve">');
const inlineClose = piece('</t></is></c>');
const sharedOpen = piece('" t="s"><v>');
const linesStyle = piece(`" s="${cellStyle.lines}`);
const booleanOpen = piece(`" s="${cellStyle.boolean}" t="b"><v>`);

/** More than all of a cell but its text takes, and a row's own tags beside it (about 90 bytes). */
const cellBytes = 160;
const dayWidth = 'YYYY-MM-DD'.length;
const momentWidth = 'YYYY-MM-DD hh:mm:ss'.length;
const momentWithMillisecondsWidth = 'YYYY-MM-DD hh:mm:ss.000'.length;
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
  readonly #showsTime: boolean;
  readonly #hasHeaderStyle: boolean;
  readonly #strings: SharedStrings;
  readonly #wrapWidth: number;
  /** The digits of the row's number, which every reference in it needs. */
  readonly #rowNumber = { words: new Float64Array(1), length: 0 };
  readonly #rowDigits = Buffer.from(this.#rowNumber.words.buffer);
  /** Of the row's highest cell. */
  #lines = 1;
  /** What is written into. */
  #bytes: Buffer = Buffer.alloc(0);
  #view: DataView = new DataView(new ArrayBuffer(0));
  #sourceView = this.#view;
  /** Behind the cell that was read last. */
  #cellEnd = 0;

  constructor(columns: readonly OutputColumn[], options: ExcelOptions, strings: SharedStrings) {
    this.#columns = columns.map((column, index) => new SheetColumn(column, index, options.dateFormat));
    this.#dateFormat = options.dateFormat;
    this.#showsTime = showsTime(options.dateFormat);
    this.#hasHeaderStyle = options.style;
    this.#strings = strings;
    this.#wrapWidth = wrapWidth(options);
  }

  /** The width of each column's widest text, header included, in characters. */
  widths(): number[] {
    return this.#columns.map(({ width }) => width);
  }

  /** The names of the columns in which the format has left out a part of a time. */
  get shortenedTimes(): string[] {
    return this.#columns.flatMap(({ isShortened, output }) => (isShortened ? [output.name] : []));
  }

  encodeHeader(target: ByteBuffer): void {
    this.#writeInto(target.bytes);
    const start = target.length;
    let at = this.#openRow(start);
    for (const column of this.#columns) {
      const text = this.#fitting(column.output.name);
      this.#makeRoom(at, mostXmlBytes(text));
      at = this.#putReference(column, at);
      if (this.#hasHeaderStyle) at = put(column.header, this.#view, at);
      at = this.#putText(text, column, at);
    }
    target.length = this.#closeRow(start, at);
    target.bytes = this.#bytes;
  }

  /** Appends up to `most` rows, until `target` is full or none is left. */
  encode(cursor: json.BatchCursor, target: ByteBuffer, most = Number.POSITIVE_INFINITY): void {
    const source = cursor.bytes;
    this.#sourceView = new DataView(source.buffer, source.byteOffset, source.length);
    const columns = this.#columns;
    const kept = Math.max(cursor.rowsLeft - most, 0);
    this.#writeInto(target.bytes);
    let at = target.length;
    let from = cursor.at;
    for (; cursor.rowsLeft > kept && !isFull(at); cursor.rowsLeft--) {
      const start = at;
      at = this.#openRow(at);
      for (const column of columns) {
        // Past the bracket, or the comma.
        from++;
        if (source[from] === json.letterN) {
          from += 4;
          continue;
        }
        this.#makeRoom(at, 0);
        let next =
          source[from] === json.quote
            ? this.#putTextCell(source, from + 1, column, at)
            : this.#putNumberCell(source, from, column, at);
        if (next === notPut) {
          const value = json.cellValue(source, from, this.#cellEnd);
          if (typeof value === 'string') this.#makeRoom(at, mostXmlBytes(value));
          next = this.#putValue(value, column, at);
        }
        at = next;
        from = this.#cellEnd;
      }
      at = this.#closeRow(start, at);
      // Past the bracket and the line feed.
      from += 2;
    }
    cursor.at = from;
    target.bytes = this.#bytes;
    target.length = at;
  }

  #writeInto(bytes: Buffer): void {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Sees to it that a cell with so many bytes of text has room, and what surrounds it. */
  #makeRoom(at: number, textBytes: number): void {
    const needed = textBytes + cellBytes;
    if (at + needed > this.#bytes.length) this.#writeInto(grown(this.#bytes, at, needed));
  }

  #openRow(start: number): number {
    this.#makeRoom(start, 0);
    this.rows++;
    this.#rowNumber.length = writeSmallInteger(this.#rowDigits, 0, this.rows);
    this.#lines = 1;
    const at = put(rowOpen, this.#view, start);
    return put(rowContent, this.#view, put(this.#rowNumber, this.#view, at));
  }

  /** Ends the row that begins at `start`. Only now it is known how high it is. */
  #closeRow(start: number, end: number): number {
    const close = put(rowClose, this.#view, end);
    if (this.#lines === 1) return close;
    const height = `" ht="${rowHeight(Math.min(this.#lines, mostLines))}`;
    const place = start + rowOpen.length + this.#rowNumber.length;
    this.#bytes.copyWithin(place + height.length, place, close);
    return close + this.#bytes.write(height, place, 'latin1');
  }

  #putReference(column: SheetColumn, at: number): number {
    return put(this.#rowNumber, this.#view, put(column.open, this.#view, at));
  }

  /** Writes a real date, or a text that is shared. */
  #putTextCell(source: Buffer, start: number, column: SheetColumn, at: number): number {
    if (column.isDate) {
      const end = json.textEnd(source, start);
      this.#cellEnd = end + 1;
      return this.#putDate(source, start, end, column, at);
    }
    const { cells } = this.#strings;
    let index = cells.find(source, this.#sourceView, start);
    const { end } = cells;
    this.#cellEnd = end + 1;
    if (end === start) return at;
    if (index === notFound) {
      if (end - start > maximumSharedLength) return notPut;
      index = this.#strings.indexOf(String(json.cellValue(source, start - 1, end + 1)));
      if (index === notFound) return notPut;
      cells.add(source, start, index);
    }
    const next = this.#wrap(this.#strings.linesOf(index), this.#putReference(column, at));
    return this.#putShared(index, column, next);
  }

  #putDate(source: Buffer, start: number, end: number, column: SheetColumn, at: number): number {
    const kind = dateKind(source, start, end);
    const day = daySerial(source, start, kind);
    if (Number.isNaN(day)) return notPut;
    let opening = column.day;
    let width = dayWidth;
    let time = 0;
    if (kind === 'moment') {
      if (exceedsSerial(source, start, end)) {
        // As a text it keeps all it has.
        if (this.#dateFormat === 'iso-time') return notPut;
        this.#sawShortened(column);
      }
      time = timeOfDay(source, start, end);
      if (this.#showsTime) {
        const isWhole = time % 1_000 === 0;
        opening = isWhole ? column.moment : column.momentWithMilliseconds;
        width = isWhole ? momentWidth : momentWithMillisecondsWidth;
      }
    }
    column.sawWidth(width);
    const next = put(opening, this.#view, this.#putReference(column, at));
    return put(valueClose, this.#view, writeSerial(this.#bytes, next, day, time));
  }

  #sawShortened(column: SheetColumn): void {
    this.alteredCells++;
    column.isShortened = true;
  }

  /** Writes a number of so few digits that nothing is lost when they are copied. */
  #putNumberCell(source: Buffer, start: number, column: SheetColumn, at: number): number {
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
    let next = put(opening, this.#view, this.#putReference(column, at));
    const bytes = this.#bytes;
    for (let index = start; index < end; index++) bytes[next++] = source[index] as number;
    column.sawNumber(value, opening, end - start);
    return put(valueClose, this.#view, next);
  }

  #putValue(value: Value, column: SheetColumn, start: number): number {
    const at = this.#putReference(column, start);
    if (typeof value === 'boolean') return this.#putBoolean(value, column, at);
    if (typeof value === 'number' && isCellNumber(value))
      return column.isBoolean && isBooleanNumber(value)
        ? this.#putBoolean(value === 1, column, at)
        : this.#putNumber(value, column.opening(value), column, at);
    if (typeof value === 'number' && !Number.isFinite(value)) this.alteredCells++;
    if (column.isDate && typeof value === 'string' && isShortenedText(value, this.#dateFormat))
      this.#sawShortened(column);
    const text = this.#fitting(cellText(value, column.output, this.#dateFormat));
    if (text === '') return start;
    return this.#putText(text, column, this.#wrap(linesOf(text, this.#wrapWidth), at));
  }

  #fitting(text: string): string {
    const fitting = cutToCell(text);
    if (fitting.length < text.length) this.alteredCells++;
    return fitting;
  }

  #putText(text: string, column: SheetColumn, start: number): number {
    if (text.length <= maximumSharedLength) {
      const index = this.#strings.indexOf(text);
      if (index !== notFound) return this.#putShared(index, column, start);
    }
    column.sawText(text);
    let at = put(needsPreserve(text) ? inlineOpenPreserved : inlineOpen, this.#view, start);
    at += this.#bytes.write(xmlText(text), at);
    return put(inlineClose, this.#view, at);
  }

  #putShared(index: number, column: SheetColumn, start: number): number {
    column.sawWidth(this.#strings.widthOf(index));
    const at = put(sharedOpen, this.#view, start);
    return put(valueClose, this.#view, writeSmallInteger(this.#bytes, at, index));
  }

  /** Begins a text cell that takes so many lines. */
  #wrap(lines: number, at: number): number {
    if (lines === 1) return at;
    if (lines > this.#lines) this.#lines = lines;
    return put(linesStyle, this.#view, at);
  }

  #putBoolean(value: boolean, column: SheetColumn, start: number): number {
    column.sawWidth(booleanWidth);
    const at = put(booleanOpen, this.#view, start);
    this.#bytes[at] = value ? json.zero + 1 : json.zero;
    return put(valueClose, this.#view, at + 1);
  }

  #putNumber(value: number, opening: Piece, column: SheetColumn, start: number): number {
    const at = put(opening, this.#view, start);
    const end = writeNumber(this.#bytes, at, value);
    column.sawNumber(value, opening, end - at);
    return put(valueClose, this.#view, end);
  }
}
