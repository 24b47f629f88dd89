import type { ByteSink } from '../writer.ts';
import { textWidth } from './column-width.ts';
import { needsPreserve, xmlText } from './xml-text.ts';
import type { ZipPackager } from './zip-packager.ts';
import { DeflateStream } from './deflate-stream.ts';
import { append } from '../byte-buffer.ts';

/** Bounds the memory: about 16 MB of short texts at most. What does not fit is written into its cell. */
const maximumStrings = 1 << 16;
export const maximumSharedLength = 64;

/** The table of texts that cells refer to by number: `xl/sharedStrings.xml` (ECMA-376 Part 1, 18.4.9). */
export class SharedStrings {
  readonly #indices = new Map<string, number>();
  readonly #widths: number[] = [];

  /** The text's number, or -1 when the table is full. */
  indexOf(text: string): number {
    const known = this.#indices.get(text);
    if (known !== undefined) return known;
    const index = this.#indices.size;
    if (index >= maximumStrings) return -1;
    this.#indices.set(text, index);
    this.#widths.push(textWidth(text));
    return index;
  }

  /** How wide the text of that number is shown, in characters: measured once, however often it is used. */
  widthOf(index: number): number {
    return this.#widths[index] as number;
  }

  async writePart(zip: ZipPackager, sink: ByteSink): Promise<void> {
    await zip.open('xl/sharedStrings.xml');
    const stream = new DeflateStream(sink);
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
