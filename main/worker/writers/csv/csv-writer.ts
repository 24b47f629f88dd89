import type { CsvOptions } from '../../../../preload/contract/export.ts';
import type { Batch, OutputColumn } from '../../rows.ts';
import { append, createByteBuffer, emptied, isFull, type ByteBuffer } from '../byte-buffer.ts';
import { cursorOf } from '../json-cells.ts';
import type { ByteSink, Writer } from '../writer.ts';
import { CsvEncoder } from './csv-encoder.ts';

const byteOrderMark = '\ufeff';

/** Writes one CSV file. One chunk is filled while the chunk before it is being written. */
export class CsvWriter implements Writer {
  readonly sheets = 1;
  readonly #sink: ByteSink;
  readonly #options: CsvOptions;
  #encoder: CsvEncoder | undefined;
  #filling = createByteBuffer();
  #writing = createByteBuffer();
  #written: Promise<void> = Promise.resolve();
  #replacedCells = 0;

  constructor(sink: ByteSink, options: CsvOptions) {
    this.#sink = sink;
    this.#options = options;
  }

  get alteredCells(): number {
    return this.#replacedCells + (this.#encoder?.alteredCells ?? 0);
  }

  get guardedCells(): number {
    return this.#encoder?.guardedCells ?? 0;
  }

  beginSheet(_name: string, columns: readonly OutputColumn[]): Promise<void> {
    this.#encoder = new CsvEncoder(columns, this.#options);
    // Without it Excel takes the bytes for the code page of the computer.
    if (this.#options.encoding !== 'utf-8') append(this.#filling, byteOrderMark);
    if (this.#options.headers) this.#encoder.encodeHeader(this.#filling);
    return Promise.resolve();
  }

  async write(batch: Batch): Promise<void> {
    if (!this.#encoder) throw new Error('no sheet has begun');
    this.#replacedCells += batch.replacedCells;
    for (const cursor = cursorOf(batch); cursor.rowsLeft > 0;) {
      this.#encoder.encode(cursor, this.#filling);
      if (isFull(this.#filling.length)) await this.#flush();
    }
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#written;
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
