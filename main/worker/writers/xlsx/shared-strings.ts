import type { ByteSink } from '../writer.ts';
import { textWidth } from './column-width.ts';
import { linesOf } from './row-height.ts';
import { needsPreserve, xmlText } from './xml-text.ts';
import type { ZipPackager } from './zip-packager.ts';
import { DeflateStream, type DeflatePool } from './deflate-stream.ts';
import { append } from '../byte-buffer.ts';
import { CellTable, notFound } from './cell-table.ts';

/** Bounds the memory: about 16 MB of short texts at most. What does not fit is written into its cell. */
const maximumStrings = 1 << 16;
export const maximumSharedLength = 64;

/** The table of texts that cells refer to by number: `xl/sharedStrings.xml` (ECMA-376 Part 1, 18.4.9). */
export class SharedStrings {
  readonly #indices = new Map<string, number>();
  readonly #widths: number[] = [];
  readonly #wrapWidth: number;
  readonly #lines: number[] = [];
  /** The numbers of texts by their bytes in a batch, so that a text that comes again never becomes a string. */
  readonly cells = new CellTable(maximumStrings);

  /** Characters of a line in the widest column. */
  constructor(wrapWidth: number) {
    this.#wrapWidth = wrapWidth;
  }

  /** The text's number, or `notFound` when the table is full. */
  indexOf(text: string): number {
    const known = this.#indices.get(text);
    if (known !== undefined) return known;
    const index = this.#indices.size;
    if (index >= maximumStrings) return notFound;
    this.#indices.set(text, index);
    this.#widths.push(textWidth(text));
    this.#lines.push(linesOf(text, this.#wrapWidth));
    return index;
  }

  /** How many lines the text of that number takes. */
  linesOf(index: number): number {
    return this.#lines[index] as number;
  }

  /** How wide the text of that number is shown, in characters: measured once, however often it is used. */
  widthOf(index: number): number {
    return this.#widths[index] as number;
  }

  async writePart(zip: ZipPackager, sink: ByteSink, pool: DeflatePool): Promise<void> {
    await zip.open('xl/sharedStrings.xml');
    const stream = new DeflateStream(sink, pool);
    append(
      stream.buffer,
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
        `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="${this.#indices.size}">`,
    );
    for (const text of this.#indices.keys()) {
      append(
        stream.buffer,
        `<si><t${needsPreserve(text) ? ' xml:space="preserve"' : ''}>${xmlText(text)}</t></si>`,
      );
      if (stream.isFull) await stream.flush();
    }
    append(stream.buffer, '</sst>');
    await stream.end();
    await zip.finish(stream.crc, stream.size);
  }
}
