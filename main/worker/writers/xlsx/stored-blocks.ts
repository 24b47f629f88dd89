/** RFC 1951, 3.2.4: a stored block holds at most this many bytes behind a header of five. */
const blockSize = 0xffff;
const headerSize = 5;

/** Bytes as deflate blocks without compression, not the last ones of their stream: their size depends on nothing but the length. */
export function storedBlocks(bytes: Buffer): Buffer {
  const blocks: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += blockSize) {
    const content = bytes.subarray(start, start + blockSize);
    const header = Buffer.alloc(headerSize);
    header.writeUInt16LE(content.length, 1);
    header.writeUInt16LE(~content.length & 0xffff, 3);
    blocks.push(header, content);
  }
  return Buffer.concat(blocks);
}
