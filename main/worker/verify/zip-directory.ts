import type { FileHandle } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** What is read is no ZIP package, or not one as the Excel writer makes them. */
export class DamagedPackage extends Error {}

export interface ZipEntry {
  name: string;
  /** Of its local header. */
  offset: number;
  compressedSize: number;
}

const endLength = 22;
const locatorLength = 20;
const end64Length = 56;
const localLength = 30;
const centralLength = 46;
const maximum32 = 0xffffffff;
const zip64Id = 0x0001;
/** Our packages have fewer than a hundred parts. */
const largestDirectory = 1 << 20;

/** What the central directory at the end of a package lists (APPNOTE.TXT 4.3). Throws `DamagedPackage`. */
export async function readDirectory(file: FileHandle, fileSize: number): Promise<Map<string, ZipEntry>> {
  const { start, size } = await findDirectory(file, fileSize);
  if (size > largestDirectory) throw new DamagedPackage();
  const directory = await read(file, start, size);
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at < size;) {
    if (at + centralLength > size) throw new DamagedPackage();
    const header = directory.subarray(at);
    expectSignature(header, 0x02014b50);
    const nameEnd = centralLength + header.readUInt16LE(28);
    const extraEnd = nameEnd + header.readUInt16LE(30);
    if (extraEnd > header.length) throw new DamagedPackage();
    const name = header.toString('utf8', centralLength, nameEnd);
    entries.set(name, { name, ...placeOf(header, header.subarray(nameEnd, extraEnd)) });
    at += extraEnd + header.readUInt16LE(32);
  }
  return entries;
}

/** An entry's bytes as they are in the package. */
export async function openEntry(file: FileHandle, { offset, compressedSize }: ZipEntry): Promise<Readable> {
  const header = await read(file, offset, localLength);
  expectSignature(header, 0x04034b50);
  const start = offset + localLength + header.readUInt16LE(26) + header.readUInt16LE(28);
  const end = start + compressedSize;
  if (compressedSize === 0 || end > (await file.stat()).size) throw new DamagedPackage();
  return file.createReadStream({ start, end: end - 1, autoClose: false });
}

async function findDirectory(file: FileHandle, fileSize: number): Promise<{ start: number; size: number }> {
  const end = await read(file, fileSize - endLength, endLength);
  expectSignature(end, 0x06054b50);
  const start = end.readUInt32LE(16);
  if (start !== maximum32) return { start, size: end.readUInt32LE(12) };
  const locator = await read(file, fileSize - endLength - locatorLength, locatorLength);
  expectSignature(locator, 0x07064b50);
  const end64 = await read(file, Number(locator.readBigUInt64LE(8)), end64Length);
  expectSignature(end64, 0x06064b50);
  return { start: Number(end64.readBigUInt64LE(48)), size: Number(end64.readBigUInt64LE(40)) };
}

/** Where 32 bits are not enough, the numbers are in the ZIP64 field, in this order. */
function placeOf(header: Buffer, extra: Buffer): Omit<ZipEntry, 'name'> {
  const large = zip64Numbers(extra);
  const numberAt = (position: number): number => {
    const number = header.readUInt32LE(position);
    if (number !== maximum32) return number;
    const next = large.shift();
    if (next === undefined) throw new DamagedPackage();
    return next;
  };
  // The size before compression comes first, and is not of interest.
  numberAt(24);
  return { compressedSize: numberAt(20), offset: numberAt(42) };
}

function zip64Numbers(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length;) {
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2));
    if (extra.readUInt16LE(at) === zip64Id)
      return Array.from({ length: Math.floor(field.length / 8) }, (_, index) =>
        Number(field.readBigUInt64LE(index * 8)),
      );
    at += 4 + field.length;
  }
  return [];
}

async function read(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0 || !Number.isSafeInteger(position)) throw new DamagedPackage();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead < length) throw new DamagedPackage();
  return buffer;
}

function expectSignature(bytes: Buffer, signature: number): void {
  if (bytes.readUInt32LE(0) !== signature) throw new DamagedPackage();
}
