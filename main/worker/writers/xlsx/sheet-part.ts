import { crc32 } from 'node:zlib';
import type { ExcelOptions } from '../../../../preload/contract/options.ts';
import type { OutputColumn } from '../../rows.ts';
import type { ByteSink } from '../writer.ts';
import { append } from '../byte-buffer.ts';
import type { BatchCursor } from '../json-cells.ts';
import { columnName } from './column-name.ts';
import { colsElement, defaultWidth, textWidth, totalWidth, widest } from './column-width.ts';
import { joinedCrc32 } from './crc32.ts';
import { DeflateStream, type DeflatePool } from './deflate-stream.ts';
import { orientationFor, printElements, type PageTexts } from './print-layout.ts';
import type { SharedStrings } from './shared-strings.ts';
import { SheetEncoder } from './sheet-encoder.ts';
import { storedBlocks } from './stored-blocks.ts';

/** Excel specifications and limits. */
const maximumRows = 1_048_576;
/** Characters that the button of the autofilter covers. */
const filterButton = 3;

/**
 * One worksheet (ECMA-376 Part 1, 18.3.1.99) in one pass. Its head names the column widths, which only the
 * last row settles: the head is a stored block of fixed size at first, and written once more at the end.
 */
export class SheetPart {
  readonly #sink: ByteSink;
  readonly #options: ExcelOptions;
  readonly #encoder: SheetEncoder;
  readonly #body: DeflateStream;
  readonly #columns: readonly OutputColumn[];
  readonly #page: PageTexts;
  readonly #isFirst: boolean;
  #headStart = 0;
  #headSize = 0;

  constructor(
    sink: ByteSink,
    columns: readonly OutputColumn[],
    options: ExcelOptions,
    strings: SharedStrings,
    pool: DeflatePool,
    page: PageTexts,
    isFirst: boolean,
  ) {
    this.#sink = sink;
    this.#columns = columns;
    this.#options = options;
    this.#page = page;
    this.#isFirst = isFirst;
    this.#encoder = new SheetEncoder(columns, options, strings);
    this.#body = new DeflateStream(sink, pool);
  }

  get alteredCells(): number {
    return this.#encoder.alteredCells;
  }

  get shortenedTimes(): string[] {
    return this.#encoder.shortenedTimes;
  }

  /** Without the header. */
  get rows(): number {
    return this.#encoder.rows - 1;
  }

  /** The rows with their header: `$A$1:$J$10`. */
  get table(): string {
    return `$A$1:$${this.#lastColumn}$${this.#encoder.rows}`;
  }

  async begin(): Promise<void> {
    const longest = this.#head(
      9_999_999,
      this.#columns.map(() => widest),
    );
    this.#headSize = longest.length;
    this.#headStart = this.#sink.size;
    await this.#sink.write(storedBlocks(longest));
    this.#encoder.encodeHeader(this.#body.buffer);
  }

  /** Takes rows until there are `rowLimit` in the sheet, or none is left. */
  async write(rows: BatchCursor, rowLimit: number): Promise<void> {
    while (rows.rowsLeft > 0 && this.rows < rowLimit) {
      this.#encoder.encode(rows, this.#body.buffer, rowLimit - this.rows);
      if (this.#body.isFull) await this.#body.flush();
    }
    if (this.#encoder.rows > maximumRows) throw new RangeError('more rows than a sheet holds');
  }

  /** Returns the CRC-32 and the size of the part's XML. */
  async end(): Promise<{ crc: number; size: number }> {
    append(this.#body.buffer, this.#tail());
    await this.#body.end();
    const head = this.#head(this.#encoder.rows, this.#widths());
    const padded = Buffer.concat([head, Buffer.alloc(this.#headSize - head.length, ' ')]);
    await this.#sink.patch(this.#headStart, storedBlocks(padded));
    return {
      crc: joinedCrc32(crc32(padded), this.#body.crc, this.#body.size),
      size: padded.length + this.#body.size,
    };
  }

  #head(rows: number, widths: readonly number[]): Buffer {
    const { freeze, style } = this.#options;
    const pane = freeze
      ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>'
      : '';
    return Buffer.from(
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
        `<dimension ref="${this.#range(rows)}"/>` +
        `<sheetViews><sheetView${this.#isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>` +
        '<sheetFormatPr defaultRowHeight="15"/>' +
        (style ? colsElement(widths) : '') +
        '<sheetData>',
    );
  }

  /** Texts that look like numbers, the student numbers above all, are meant to be texts: no warning triangles. */
  #tail(): string {
    const { style, dateFormat } = this.#options;
    const width = style ? totalWidth(this.#widths()) : this.#columns.length * defaultWidth;
    return (
      `</sheetData><autoFilter ref="${this.#range(this.#encoder.rows)}"/>` +
      printElements(this.#page, orientationFor(width), dateFormat) +
      `<ignoredErrors><ignoredError sqref="${this.#range(this.#encoder.rows)}" numberStoredAsText="1"/></ignoredErrors></worksheet>`
    );
  }

  /** A header needs room for the autofilter's button too. */
  #widths(): number[] {
    return this.#encoder
      .widths()
      .map((width, index) => Math.max(width, textWidth(this.#columns[index]?.name ?? '') + filterButton));
  }

  #range(rows: number): string {
    return `A1:${this.#lastColumn}${rows}`;
  }

  get #lastColumn(): string {
    return columnName(Math.max(this.#columns.length, 1) - 1);
  }
}
