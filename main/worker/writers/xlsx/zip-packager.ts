import { crc32, deflateRawSync } from 'node:zlib';
import type { ByteSink } from '../writer.ts';

/**
 * The ZIP container (APPNOTE.TXT 6.3), the only place that knows it:
 *
 *     local header | part | local header | part | … | central directory | (ZIP64 end) | end
 *
 * A part's sizes are known when it has been written; they are then patched into its local header.
 */
export class ZipPackager {
  readonly #sink: ByteSink;
  readonly #entries: Entry[] = [];

  constructor(sink: ByteSink) {
    this.#sink = sink;
  }

  /** Adds a small part whole. */
  async add(name: string, content: string | Buffer): Promise<void> {
    const bytes = Buffer.from(content);
    await this.open(name);
    await this.#sink.write(deflateRawSync(bytes));
    await this.finish(crc32(bytes), bytes.length);
  }

  /** Begins a part: what is written to the sink until `finish` is its raw deflate stream. */
  async open(name: string): Promise<void> {
    const entry = { name: Buffer.from(name), offset: this.#sink.size, crc: 0, size: 0, compressedSize: 0 };
    this.#entries.push(entry);
    await this.#sink.write(localHeader(entry));
  }

  /** Ends the part, with the CRC-32 and the size of its content before compression. */
  async finish(crc: number, size: number): Promise<void> {
    const entry = this.#entries.at(-1);
    if (!entry) throw new Error('no part is open');
    entry.crc = crc;
    entry.size = size;
    entry.compressedSize = this.#sink.size - entry.offset - localHeader(entry).length;
    await this.#sink.patch(entry.offset, localHeader(entry));
  }

  async close(): Promise<void> {
    const start = this.#sink.size;
    for (const entry of this.#entries) await this.#sink.write(centralHeader(entry));
    const size = this.#sink.size - start;
    const isLarge = start >= maximum32 || this.#entries.length >= maximum16;
    if (isLarge) await this.#sink.write(zip64End(this.#entries.length, start, size));
    await this.#sink.write(end(this.#entries.length, start, size));
  }
}

interface Entry {
  name: Buffer;
  offset: number;
  crc: number;
  size: number;
  compressedSize: number;
}

const maximum16 = 0xffff;
const maximum32 = 0xffffffff;
const deflated = 8;
const version = 20;
const versionZip64 = 45;
/** 1980-01-01, the earliest: the moment of an export is not part of its content. */
const dosDate = 0x21;
const zip64Id = 0x0001;

const needsZip64 = (entry: Entry): boolean => entry.size >= maximum32 || entry.compressedSize >= maximum32;

/**
 * A local header has room for ZIP64 sizes, kept by a Growth Hint (ECMA-376 Part 2, C.5.4) as long as they are
 * not needed: Excel expects ZIP64 only where the sizes ask for it.
 */
function localHeader(entry: Entry): Buffer {
  const isLarge = needsZip64(entry);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(isLarge ? versionZip64 : version, 4);
  header.writeUInt16LE(deflated, 8);
  header.writeUInt16LE(dosDate, 12);
  header.writeUInt32LE(entry.crc, 14);
  header.writeUInt32LE(isLarge ? maximum32 : entry.compressedSize, 18);
  header.writeUInt32LE(isLarge ? maximum32 : entry.size, 22);
  header.writeUInt16LE(entry.name.length, 26);
  const extra = isLarge ? extraField(zip64Id, [entry.size, entry.compressedSize]) : growthHint();
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, entry.name, extra]);
}

function centralHeader(entry: Entry): Buffer {
  const large = [
    ...(needsZip64(entry) ? [entry.size, entry.compressedSize] : []),
    ...(entry.offset >= maximum32 ? [entry.offset] : []),
  ];
  const extra = large.length === 0 ? Buffer.alloc(0) : extraField(zip64Id, large);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(large.length > 0 ? versionZip64 : version, 4);
  header.writeUInt16LE(large.length > 0 ? versionZip64 : version, 6);
  header.writeUInt16LE(deflated, 10);
  header.writeUInt16LE(dosDate, 14);
  header.writeUInt32LE(entry.crc, 16);
  header.writeUInt32LE(needsZip64(entry) ? maximum32 : entry.compressedSize, 20);
  header.writeUInt32LE(needsZip64(entry) ? maximum32 : entry.size, 24);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt32LE(Math.min(entry.offset, maximum32), 42);
  return Buffer.concat([header, entry.name, extra]);
}

function extraField(id: number, values: number[]): Buffer {
  const field = Buffer.alloc(4 + values.length * 8);
  field.writeUInt16LE(id, 0);
  field.writeUInt16LE(values.length * 8, 2);
  values.forEach((value, index) => field.writeBigUInt64LE(BigInt(value), 4 + index * 8));
  return field;
}

/** Padding as large as the two sizes of a ZIP64 field. */
function growthHint(): Buffer {
  const field = Buffer.alloc(20);
  field.writeUInt16LE(0xa220, 0);
  field.writeUInt16LE(16, 2);
  field.writeUInt16LE(0xa028, 4);
  field.writeUInt16LE(12, 6);
  return field;
}

function zip64End(entries: number, start: number, size: number): Buffer {
  const record = Buffer.alloc(56 + 20);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeUInt16LE(versionZip64, 12);
  record.writeUInt16LE(versionZip64, 14);
  record.writeBigUInt64LE(BigInt(entries), 24);
  record.writeBigUInt64LE(BigInt(entries), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  record.writeUInt32LE(0x07064b50, 56);
  record.writeBigUInt64LE(BigInt(start + size), 64);
  record.writeUInt32LE(1, 72);
  return record;
}

function end(entries: number, start: number, size: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(Math.min(entries, maximum16), 8);
  record.writeUInt16LE(Math.min(entries, maximum16), 10);
  record.writeUInt32LE(size, 12);
  record.writeUInt32LE(Math.min(start, maximum32), 16);
  return record;
}
