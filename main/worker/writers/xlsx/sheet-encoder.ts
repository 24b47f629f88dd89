import type { DateFormat, ExcelOptions } from '../../../../preload/contract/export.ts';
import type { Batch, OutputColumn, Value } from '../../rows.ts';
import { type ByteBuffer, grown, isFull, writeNumber, writeSmallInteger } from '../byte-buffer.ts';
import { dateKind } from '../iso-date.ts';
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

/**
 * Encodes rows as `<row>` elements (ECMA-376 Part 1, 18.3.1.73) with real dates, numbers, booleans and texts.
 * An empty text is an empty cell, which is not written at all.
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

  /** Appends rows from `first` on until `target` is full, and returns the first row that is left. */
  encode(batch: Batch, first: number, target: ByteBuffer): number {
    const columns = this.#columns;
    let { bytes, length: at } = target;
    let rowIndex = first;
    for (; rowIndex < batch.length && !isFull(at); rowIndex++) {
      const row = batch[rowIndex] as Batch[number];
      if (at + cellBytes > bytes.length) bytes = grown(bytes, at, cellBytes);
      at = this.#openRow(bytes, at);
      for (let index = 0; index < columns.length; index++) {
        const value = row[index] as Value;
        if (value === null || value === '') continue;
        const column = columns[index] as SheetColumn;
        if (at + cellBytes > bytes.length) bytes = grown(bytes, at, cellBytes);
        const start = at;
        at = this.#putReference(column, bytes, at);
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
        const needed = mostXmlBytes(text) + cellBytes;
        if (at + needed > bytes.length) bytes = grown(bytes, at, needed);
        if (text === '') {
          at = start;
          continue;
        }
        if (text.includes('\n')) at = put(linesStyle, bytes, at);
        at = this.#putText(text, column, bytes, at);
      }
      at = put(rowClose, bytes, at);
    }
    target.bytes = bytes;
    target.length = at;
    return rowIndex;
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

  /** Writes a real date when the text is one; otherwise returns `at`. */
  #putDate(text: string, column: SheetColumn, bytes: Buffer, at: number): number {
    const kind = dateKind(text);
    const shown = kind === 'moment' && this.#dateFormat !== 'full' ? 'day' : kind;
    const serial = dateSerial(text, shown);
    if (Number.isNaN(serial)) return at;
    column.sawWidth(shown === 'moment' ? momentWidth : dayWidth);
    const next = put(shown === 'moment' ? column.moment : column.day, bytes, at);
    return put(valueClose, bytes, writeNumber(bytes, next, serial));
  }

  #text(value: Exclude<Value, null>, column: SheetColumn): string {
    if (typeof value === 'number' && !Number.isFinite(value)) this.alteredCells++;
    return this.#fitting(cellText(value, column.output, this.#dateFormat));
  }

  #fitting(text: string): string {
    const fitting = cutToCell(text);
    if (fitting.length < text.length) this.alteredCells++;
    return fitting;
  }

  #putText(text: string, column: SheetColumn, bytes: Buffer, start: number): number {
    let at = start;
    if (text.length <= maximumSharedLength) {
      const index = this.#strings.indexOf(text);
      if (index >= 0) {
        column.sawWidth(this.#strings.widthOf(index));
        at = put(sharedOpen, bytes, at);
        return put(valueClose, bytes, writeSmallInteger(bytes, at, index));
      }
    }
    column.sawText(text);
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

function putBoolean(value: number, column: SheetColumn, bytes: Buffer, start: number): number {
  column.sawWidth(booleanWidth);
  const at = put(booleanOpen, bytes, start);
  bytes[at] = value === 0 ? 48 : 49;
  return put(valueClose, bytes, at + 1);
}

function putNumber(value: number, column: SheetColumn, bytes: Buffer, start: number): number {
  const opening = column.showsWholeNumbers && !Number.isInteger(value) ? column.general : column.number;
  const at = put(opening, bytes, start);
  const end = writeNumber(bytes, at, value);
  column.sawNumber(value, opening === column.general, end - at);
  return put(valueClose, bytes, end);
}
