import type { DateFormat } from '../../../../preload/contract/options.ts';
import type { OutputColumn } from '../../rows.ts';
import { isDate } from '../iso-date.ts';
import { columnName } from './column-name.ts';
import { textWidth, widest } from './column-width.ts';
import { displayText, showsWholeNumbers } from './display-text.ts';
import { piece, type Piece } from './piece.ts';
import { cellStyle, columnStyle, headerStyle } from './styles.ts';

const valueOpen = (style: number): Piece => piece(`${styleAttribute(style)}"><v>`);
const styleAttribute = (style: number): string => (style === cellStyle.general ? '' : `" s="${style}`);

const general = valueOpen(cellStyle.general);
const day = valueOpen(cellStyle.day);
const moment = valueOpen(cellStyle.moment);
const momentWithMilliseconds = valueOpen(cellStyle.momentWithMilliseconds);

/** General shows no more characters of a number. */
const generalWidth = 11;

/** A column while its sheet is being written: what is constant in its cells, and the widest they have been. */
export class SheetColumn {
  readonly output: OutputColumn;
  /** `<c r="B`, the row's number follows. */
  readonly open: Piece;
  /** From behind the reference of the header's cell on. */
  readonly header: Piece;
  /** From behind the reference to the value, by what the value is. */
  readonly #number: Piece;
  readonly day = day;
  readonly moment = moment;
  readonly momentWithMilliseconds = momentWithMilliseconds;
  readonly isBoolean: boolean;
  /** Whether its texts become real dates. */
  readonly isDate: boolean;
  /** Whether the format has left out a part of a time. */
  isShortened = false;
  readonly #showsWholeNumbers: boolean;
  /** Of the widest text, date or boolean so far, in characters. */
  #width = 0;
  /** The extremes of the numbers in the column's format; their texts are the widest. */
  #largest = 0;
  #smallest = 0;

  constructor(output: OutputColumn, index: number, dateFormat: DateFormat) {
    const { type } = output;
    this.output = output;
    this.open = piece(`<c r="${columnName(index)}`);
    this.isDate = isDate(type) && dateFormat !== 'stored';
    this.header = piece(styleAttribute(headerStyle(isDate(type) && !this.isDate ? 'text' : type)));
    this.isBoolean = type === 'boolean';
    this.#showsWholeNumbers = showsWholeNumbers(type);
    // A number in a column of dates is not known to be a day, and one in a column of booleans is neither true nor false.
    const style = isDate(type) || this.isBoolean ? cellStyle.general : columnStyle(output);
    this.#number = style === cellStyle.general ? general : valueOpen(style);
  }

  /** The width of the widest cell so far, in characters. */
  get width(): number {
    const shown = (value: number): number =>
      value === 0 ? 0 : displayText(value, this.output, 'iso').length;
    return Math.max(this.#width, shown(this.#largest), shown(this.#smallest));
  }

  sawWidth(characters: number): void {
    if (characters > this.#width) this.#width = characters;
  }

  sawText(text: string): void {
    // Doubled at worst: what cannot be wider than the widest need not be measured.
    if (this.#width < widest && text.length * 2 > this.#width) this.sawWidth(textWidth(text));
  }

  /** From behind a number's reference to the number: the column's format would hide a fraction in a count. */
  opening(value: number): Piece {
    return this.#showsWholeNumbers && !Number.isInteger(value) ? general : this.#number;
  }

  /** A number that was written behind that opening and takes `characters` as it is. */
  sawNumber(value: number, opening: Piece, characters: number): void {
    if (opening === general) this.sawWidth(Math.min(characters, generalWidth));
    else if (value > this.#largest) this.#largest = value;
    else if (value < this.#smallest) this.#smallest = value;
  }
}
