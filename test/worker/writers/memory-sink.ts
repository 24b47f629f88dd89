import { setImmediate } from 'node:timers/promises';
import type { PartSink } from '../../../main/worker/writers/writer.ts';

/** A sink that keeps the bytes. It takes them late, so that a writer that reuses its buffer too soon is found out. */
export class MemorySink implements PartSink {
  size = 0;
  /** The files before this one. */
  readonly files: Buffer[] = [];
  #bytes = Buffer.alloc(1 << 16);

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.size);
  }

  async write(bytes: Uint8Array): Promise<void> {
    const position = this.size;
    this.size += bytes.length;
    await setImmediate();
    if (this.size > this.#bytes.length) {
      const larger = Buffer.alloc(this.size * 2);
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes, position);
  }

  patch(position: number, bytes: Uint8Array): Promise<void> {
    if (position + bytes.length > this.size) throw new RangeError('patch reaches beyond the bytes written');
    this.#bytes.set(bytes, position);
    return Promise.resolve();
  }

  next(): Promise<void> {
    this.files.push(Buffer.from(this.bytes));
    this.size = 0;
    return Promise.resolve();
  }
}
