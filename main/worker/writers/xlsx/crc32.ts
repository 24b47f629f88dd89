/**
 * The CRC-32 of two byte strings joined, from the CRC of each and the length of the second: the first is
 * advanced by as many zero bytes, as a multiplication in GF(2)[x] modulo the CRC's polynomial.
 */
export function joinedCrc32(first: number, second: number, secondLength: number): number {
  let crc = first;
  let power = byteShift;
  // A length beyond 2^32 needs arithmetic instead of bit operators.
  for (let rest = secondLength; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) crc = multiply(power, crc);
    power = square(power);
  }
  return (crc ^ second) >>> 0;
}

/** A linear map on 32 bits: the image of each single bit. */
type Matrix = readonly number[];

function multiply(matrix: Matrix, vector: number): number {
  let sum = 0;
  for (let bit = 0; bit < 32; bit++) if ((vector >>> bit) & 1) sum ^= matrix[bit] ?? 0;
  return sum >>> 0;
}

const square = (matrix: Matrix): Matrix => matrix.map((column) => multiply(matrix, column));

/** Advancing by one zero bit, polynomial 0xEDB88320 in reflected order (APPNOTE.TXT 4.4.7). */
const bitShift: Matrix = Array.from({ length: 32 }, (_, bit) => (bit === 0 ? 0xedb88320 : 2 ** (bit - 1)));

const byteShift = square(square(square(bitShift)));
