import { constants, crc32, createDeflateRaw } from 'node:zlib';
import { createByteBuffer, emptied, isFull, type ByteBuffer } from '../byte-buffer.ts';
import type { ByteSink } from '../writer.ts';

/** Chunks being compressed at once: enough for two threads and one being written. */
const inFlight = 3;
const level = 1;
/** More than a chunk is when compressed, as a rule. */
const outputSize = 1 << 18;
/** An empty last block (RFC 1951, 3.2.4). */
const lastBlock = Buffer.from([0x01, 0x00, 0x00, 0xff, 0xff]);

interface Compressing {
  output: Promise<readonly Buffer[]>;
  buffer: ByteBuffer;
  compressor: ChunkCompressor;
}

/**
 * One raw deflate stream, compressed in chunks on libuv's threads while the next chunk is being filled: each
 * ends on a byte boundary (Z_SYNC_FLUSH), so that joined in order they are one valid stream.
 */
export class DeflateStream {
  /** The chunk to append to; `flush` when it is full, and take it anew afterwards. */
  buffer: ByteBuffer;
  /** Of the bytes before compression. */
  crc = 0;
  size = 0;
  readonly #sink: ByteSink;
  readonly #queue: Compressing[] = [];
  readonly #pool: DeflatePool;

  constructor(sink: ByteSink, pool: DeflatePool) {
    this.#sink = sink;
    this.#pool = pool;
    this.buffer = pool.takeBuffer();
  }

  get isFull(): boolean {
    return isFull(this.buffer.length);
  }

  async flush(): Promise<void> {
    const { buffer } = this;
    const view = buffer.bytes.subarray(0, buffer.length);
    this.crc = crc32(view, this.crc);
    this.size += view.length;
    const compressor = this.#pool.takeCompressor();
    const output = compressor.compress(view);
    // Whoever takes it from the queue gets the error; until then it is not unhandled.
    output.catch(() => undefined);
    this.#queue.push({ output, buffer, compressor });
    if (this.#queue.length >= inFlight) await this.#drainOne();
    this.buffer = this.#pool.takeBuffer();
  }

  async end(): Promise<void> {
    await this.flush();
    while (this.#queue.length > 0) await this.#drainOne();
    await this.#sink.write(lastBlock);
    this.#pool.giveBuffer(this.buffer);
  }

  async #drainOne(): Promise<void> {
    const next = this.#queue.shift();
    if (!next) return;
    for (const piece of await next.output) await this.#sink.write(piece);
    this.#pool.giveBuffer(next.buffer);
    this.#pool.giveCompressor(next.compressor);
  }
}

/** Buffers and compressors that a package's streams hand on: their memory is made once. */
export class DeflatePool {
  readonly #buffers: ByteBuffer[] = [];
  readonly #compressors: ChunkCompressor[] = [];

  takeBuffer(): ByteBuffer {
    return this.#buffers.pop() ?? createByteBuffer();
  }

  giveBuffer(buffer: ByteBuffer): void {
    this.#buffers.push(emptied(buffer));
  }

  takeCompressor(): ChunkCompressor {
    return this.#compressors.pop() ?? new ChunkCompressor();
  }

  giveCompressor(compressor: ChunkCompressor): void {
    this.#compressors.push(compressor);
  }

  close(): void {
    for (const compressor of this.#compressors.splice(0)) compressor.close();
  }
}

/**
 * Compresses one chunk after another, each without regard to the ones before. It is kept from chunk to chunk:
 * making one anew allocates so much each time that the memory is fragmented.
 */
class ChunkCompressor {
  readonly #deflate = createDeflateRaw({
    level,
    memLevel: 9,
    chunkSize: outputSize,
    flush: constants.Z_SYNC_FLUSH,
  });
  #pieces: Buffer[] = [];

  constructor() {
    this.#deflate.on('data', (piece: Buffer) => this.#pieces.push(piece));
  }

  compress(bytes: Buffer): Promise<readonly Buffer[]> {
    return new Promise((resolve, reject) => {
      this.#deflate.once('error', reject);
      this.#deflate.write(bytes, () => {
        this.#deflate.off('error', reject);
        this.#deflate.reset();
        resolve(this.#pieces.splice(0));
      });
    });
  }

  close(): void {
    this.#deflate.close();
  }
}
