import type { CsvOptions } from '../../../../preload/contract/export.ts';
import type { Batch, OutputColumn } from '../../rows.ts';
import { createByteBuffer } from '../byte-buffer.ts';
import type { ByteSink, Writer } from '../writer.ts';
import { CsvEncoder } from './csv-encoder.ts';

const chunkSize = 1 << 20;
const byteOrderMark = Buffer.from('\ufeff');

/** Writes one CSV file. One chunk is filled while the chunk before it is being written. */
export class CsvWriter implements Writer {
  readonly #sink: ByteSink;
  readonly #options: CsvOptions;
  #encoder: CsvEncoder | undefined;
  #filling = createByteBuffer(chunkSize);
  #writing = createByteBuffer(chunkSize);
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
    if (this.#options.encoding === 'utf-8-sig') {
      this.#filling.length += byteOrderMark.copy(this.#filling.bytes, this.#filling.length);
    }
    if (this.#options.headers) this.#encoder.encodeHeader(this.#filling);
    return Promise.resolve();
  }

  async write(batch: Batch): Promise<void> {
    this.#encoder?.encode(batch, this.#filling);
    if (this.#filling.length >= chunkSize) await this.#flush();
  }

  async close(): Promise<void> {
    await this.#flush();
    await this.#written;
  }

  async #flush(): Promise<void> {
    await this.#written;
    [this.#filling, this.#writing] = [this.#writing, this.#filling];
    this.#written = this.#sink.write(this.#writing.bytes.subarray(0, this.#writing.length));
    // Whoever awaits it next gets the error; until then it is not unhandled.
    this.#written.catch(() => undefined);
    this.#filling.length = 0;
  }
}
