import { backslash, quote } from '../json-cells.ts';

/** Per slot: the hash, where the text begins in the pool, its length, and its number. */
const slotSize = 4;
const poolSize = 1 << 18;
/** FNV-1a, which is good enough for short texts and one multiplication a byte. */
const offsetBasis = 0x811c9dc5 | 0;
const prime = 0x01000193;

export const notFound = -1;

/** A hash table from the bytes of a text, as they stand in a batch, to a number. It never gets more than half full. */
export class CellTable {
  /** Behind the text looked up last. */
  end = 0;
  readonly #slots: Int32Array;
  readonly #mask: number;
  readonly #capacity: number;
  #pool = Buffer.allocUnsafeSlow(poolSize);
  #used = 0;
  #count = 0;
  /** Of the text looked up last. */
  #hash = 0;
  #slot = 0;

  /** `capacity` is a power of two. */
  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#mask = capacity * 2 - 1;
    this.#slots = new Int32Array(capacity * 2 * slotSize).fill(notFound);
  }

  /** The number of the text whose first character is at `start`, or `notFound`; sets `end` to the place of its quote. */
  find(bytes: Uint8Array, start: number): number {
    let hash = offsetBasis;
    let at = start;
    for (let byte = bytes[at] as number; byte !== quote; byte = bytes[++at] as number) {
      hash = Math.imul(hash ^ byte, prime);
      if (byte === backslash) hash = Math.imul(hash ^ (bytes[++at] as number), prime);
    }
    this.end = at;
    this.#hash = hash ^= hash >>> 15;
    const slots = this.#slots;
    for (let index = hash & this.#mask; ; index = (index + 1) & this.#mask) {
      const slot = index * slotSize;
      const number = slots[slot + 3] as number;
      if (number === notFound) {
        this.#slot = slot;
        return notFound;
      }
      if (slots[slot] === hash && this.#isAt(slot, bytes, start, at - start)) return number;
    }
  }

  /** Remembers the text looked up last, unless the table is full. */
  add(bytes: Buffer, start: number, number: number): void {
    if (this.#count >= this.#capacity) return;
    const length = this.end - start;
    if (this.#used + length > this.#pool.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(this.#pool.length * 2, this.#used + length));
      this.#pool.copy(larger, 0, 0, this.#used);
      this.#pool = larger;
    }
    bytes.copy(this.#pool, this.#used, start, this.end);
    const slots = this.#slots;
    slots[this.#slot] = this.#hash;
    slots[this.#slot + 1] = this.#used;
    slots[this.#slot + 2] = length;
    slots[this.#slot + 3] = number;
    this.#used += length;
    this.#count++;
  }

  #isAt(slot: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.#slots[slot + 2] !== length) return false;
    const pool = this.#pool;
    const known = this.#slots[slot + 1] as number;
    for (let index = 0; index < length; index++)
      if (pool[known + index] !== bytes[start + index]) return false;
    return true;
  }
}
