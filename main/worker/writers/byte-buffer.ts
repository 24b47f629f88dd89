/** Bytes that make a chunk worth handing on. */
const chunkSize = 1 << 20;
/** Room beyond the point where a chunk is full, so that a usual row never has to grow the buffer. */
const slack = 1 << 17;

/** Bytes of a chunk that is being filled, and where the next one goes. Whoever writes sees to the room first. */
export interface ByteBuffer {
  bytes: Buffer;
  length: number;
}

export function createByteBuffer(): ByteBuffer {
  return { bytes: Buffer.allocUnsafeSlow(chunkSize + slack), length: 0 };
}

export const isFull = (length: number): boolean => length >= chunkSize;

/** The buffer for the next chunk; one that had to grow is let go, so that one huge row does not cost memory for long. */
export function emptied(buffer: ByteBuffer): ByteBuffer {
  if (buffer.bytes.length > chunkSize + slack) return createByteBuffer();
  buffer.length = 0;
  return buffer;
}

/** A larger buffer with the same beginning, for a row that is longer than a chunk. */
export function grown(bytes: Buffer, length: number, needed: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(Math.max(bytes.length * 2, length + needed + slack));
  bytes.copy(larger, 0, 0, length);
  return larger;
}

/** Appends a text where speed does not matter. */
export function append(target: ByteBuffer, text: string): void {
  const needed = text.length * 3;
  if (target.length + needed > target.bytes.length) target.bytes = grown(target.bytes, target.length, needed);
  target.length += target.bytes.write(text, target.length);
}

/** Writes a non-negative integer below 10^9 in decimal and returns the position behind it. */
export function writeSmallInteger(bytes: Buffer, position: number, value: number): number {
  if (value < 10) {
    bytes[position] = 48 + value;
    return position + 1;
  }
  const end = position + digits(value);
  let rest = value;
  for (let index = end - 1; index >= position; index--) {
    const tens = (rest / 10) | 0;
    bytes[index] = 48 + rest - tens * 10;
    rest = tens;
  }
  return end;
}

function digits(value: number): number {
  if (value < 100) return 2;
  if (value < 1_000) return 3;
  if (value < 10_000) return 4;
  if (value < 100_000) return 5;
  if (value < 1_000_000) return 6;
  if (value < 10_000_000) return 7;
  return value < 100_000_000 ? 8 : 9;
}

const maximumSmall = 1_000_000_000;

/** The most bytes `writeNumber` needs (`-2.2250738585072014e-308` takes 24), rounded up. */
export const numberBytes = 32;

/** Writes a number as JavaScript spells it, the shortest text that reads back as the same double. */
export function writeNumber(bytes: Buffer, position: number, value: number): number {
  if (value >= 0 && value < maximumSmall) {
    if ((value | 0) === value) return writeSmallInteger(bytes, position, value);
    // Two decimals, the usual score: hundredths that divide back to the same double spell it exactly.
    const hundredths = Math.round(value * 100);
    if (hundredths < maximumSmall && hundredths / 100 === value) {
      const whole = (hundredths / 100) | 0;
      const fraction = hundredths - whole * 100;
      let next = writeSmallInteger(bytes, position, whole);
      const tenths = (fraction / 10) | 0;
      bytes[next++] = 46;
      bytes[next++] = 48 + tenths;
      if (fraction !== tenths * 10) bytes[next++] = 48 + fraction - tenths * 10;
      return next;
    }
  }
  return position + bytes.write(String(value), position, 'latin1');
}
