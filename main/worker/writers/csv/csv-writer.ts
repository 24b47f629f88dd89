import type { CsvOptions } from '../../../../preload/contract/options.ts';
import type { Batch, OutputColumn } from '../../rows.ts';
import { append, createByteBuffer, emptied, isFull, type ByteBuffer } from '../byte-buffer.ts';
import { cursorOf } from '../json-cells.ts';
import type { PartSink, Writer } from '../writer.ts';
import { CsvEncoder } from './csv-encoder.ts';

const byteOrderMark = '\ufeff';

/** Writes a CSV file, or several of them. One chunk is filled while the chunk before it is being written. */
export class CsvWriter implements Writer {
  /** Files begun. */
  sheets = 0;
  readonly #sink: PartSink;
  readonly #options: CsvOptions;
  /** Rows after which the next file begins. */
  readonly #rowLimit: number;
  #encoder: CsvEncoder | undefined;
  /** Rows in the file. */
  #rows = 0;
  #filling = createByteBuffer();
  #writing = createByteBuffer();
  #written: Promise<void> = Promise.resolve();
  #replacedCells = 0;

  constructor(sink: PartSink, options: CsvOptions, rowLimit: number) {
    this.#sink = sink;
    this.#options = options;
    this.#rowLimit = options.onOverflow === 'split' ? rowLimit : Number.POSITIVE_INFINITY;
  }

  get alteredCells(): number {
    return this.#replacedCells + (this.#encoder?.alteredCells ?? 0);
  }

  get guardedCells(): number {
    return this.#encoder?.guardedCells ?? 0;
  }

  get shortenedTimes(): string[] {
    return this.#encoder?.shortenedTimes ?? [];
  }

  beginSheet(_name: string, columns: readonly OutputColumn[]): Promise<void> {
    this.#encoder = new CsvEncoder(columns, this.#options);
    this.#beginFile(this.#encoder);
    return Promise.resolve();
  }

  async write(batch: Batch): Promise<void> {
    const encoder = this.#encoder;
    if (!encoder) throw new Error('no sheet has begun');
    this.#replacedCells += batch.replacedCells;
    for (const rows = cursorOf(batch); rows.rowsLeft > 0;) {
      if (this.#rows === this.#rowLimit) await this.#continueInNextFile(encoder);
      const before = rows.rowsLeft;
      encoder.encode(rows, this.#filling, this.#rowLimit - this.#rows);
      this.#rows += before - rows.rowsLeft;
      if (isFull(this.#filling.length)) await this.#flush();
    }
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#written;
  }

  #beginFile(encoder: CsvEncoder): void {
    this.sheets++;
    this.#rows = 0;
    // Without it Excel takes the bytes for the code page of the computer.
    if (this.#options.encoding !== 'utf-8') append(this.#filling, byteOrderMark);
    if (this.#options.headers) encoder.encodeHeader(this.#filling);
  }

  async #continueInNextFile(encoder: CsvEncoder): Promise<void> {
    await this.close();
    await this.#sink.next();
    this.#beginFile(encoder);
  }

  async #flush(): Promise<void> {
    await this.#written;
    [this.#filling, this.#writing] = [emptied(this.#writing), this.#filling];
    this.#written = this.#sink.write(this.#encoded(this.#writing));
    // Whoever awaits it next gets the error; until then it is not unhandled.
    this.#written.catch(() => undefined);
  }

  /** A chunk ends with a record, never within a character. */
  #encoded({ bytes, length }: ByteBuffer): Uint8Array {
    const chunk = bytes.subarray(0, length);
    return this.#options.encoding === 'utf-16le' ? Buffer.from(chunk.toString(), 'utf16le') : chunk;
  }
}
