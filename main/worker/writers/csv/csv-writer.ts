import type { CsvOptions } from '../../../../preload/contract/export.ts';
import type { Batch, OutputColumn } from '../../rows.ts';
import { append, createByteBuffer, emptied, isFull } from '../byte-buffer.ts';
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

  constructor(sink: ByteSink, options: CsvOptions) {
    this.#sink = sink;
    this.#options = options;
  }

  get alteredCells(): number {
    return this.#encoder?.alteredCells ?? 0;
  }

  beginSheet(_name: string, columns: readonly OutputColumn[]): Promise<void> {
    this.#encoder = new CsvEncoder(columns, this.#options);
    // Without it Excel takes the bytes for the code page of the computer.
    if (this.#options.encoding === 'utf-8-sig') append(this.#filling, byteOrderMark);
    if (this.#options.headers) this.#encoder.encodeHeader(this.#filling);
    return Promise.resolve();
  }

  async write(batch: Batch): Promise<void> {
    if (!this.#encoder) throw new Error('no sheet has begun');
    for (let next = 0; next < batch.length;) {
      next = this.#encoder.encode(batch, next, this.#filling);
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
    this.#written = this.#sink.write(this.#writing.bytes.subarray(0, this.#writing.length));
    // Whoever awaits it next gets the error; until then it is not unhandled.
    this.#written.catch(() => undefined);
  }
}
