import { constants, crc32, deflateRaw } from 'node:zlib';
import { createByteBuffer, emptied, isFull, type ByteBuffer } from '../byte-buffer.ts';
import type { ByteSink } from '../writer.ts';

/** Chunks being compressed at once: enough for two threads and one being written. */
const inFlight = 3;
const level = 1;
/** An empty last block (RFC 1951, 3.2.4). */
const lastBlock = Buffer.from([0x01, 0x00, 0x00, 0xff, 0xff]);

interface Compressing {
  output: Promise<Buffer>;
  buffer: ByteBuffer;
}

/**
 * One raw deflate stream, compressed in chunks on libuv's threads while the next chunk is being filled: each
 * ends on a byte boundary (Z_SYNC_FLUSH), so that joined in order they are one valid stream.
 */
export class DeflateStream {
  /** The chunk to append to; `flush` when it is full, and take it anew afterwards. */
  buffer = createByteBuffer();
  /** Of the bytes before compression. */
  crc = 0;
  size = 0;
  readonly #sink: ByteSink;
  readonly #queue: Compressing[] = [];
  readonly #spare: ByteBuffer[] = [];

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  get isFull(): boolean {
    return isFull(this.buffer.length);
  }

  async flush(): Promise<void> {
    const { buffer } = this;
    const view = buffer.bytes.subarray(0, buffer.length);
    this.crc = crc32(view, this.crc);
    this.size += view.length;
    const output = compress(view);
    // Whoever takes it from the queue gets the error; until then it is not unhandled.
    output.catch(() => undefined);
    this.#queue.push({ output, buffer });
    if (this.#queue.length >= inFlight) await this.#drainOne();
    this.buffer = this.#spare.pop() ?? createByteBuffer();
  }

  async end(): Promise<void> {
    await this.flush();
    while (this.#queue.length > 0) await this.#drainOne();
    await this.#sink.write(lastBlock);
  }

  async #drainOne(): Promise<void> {
    const next = this.#queue.shift();
    if (!next) return;
    await this.#sink.write(await next.output);
    this.#spare.push(emptied(next.buffer));
  }
}

function compress(bytes: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    deflateRaw(
      bytes,
      { level, memLevel: 9, chunkSize: 1 << 18, finishFlush: constants.Z_SYNC_FLUSH },
      (error, output) => {
        if (error) reject(error);
        else resolve(output);
      },
    );
  });
}
