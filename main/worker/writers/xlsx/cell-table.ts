import { textEnd } from '../json-cells.ts';

/** Per slot: the hash, where the text begins in the pool, its length, and its number. */
const slotSize = 4;
/** What a table begins with: most workbooks have few texts, and a table for many takes a while to be laid out. */
const firstCapacity = 1 << 9;
const firstPoolSize = 1 << 14;
/** Of FNV-1a, here over words of four bytes. */
const offsetBasis = 0x811c9dc5 | 0;
const prime = 0x01000193;

export const notFound = -1;

/** A hash table from the bytes of a text, as they stand in a batch, to a number. It grows, and never gets more than half full. */
export class CellTable {
  /** Behind the text looked up last. */
  end = 0;
  readonly #mostTexts: number;
  #capacity = firstCapacity;
  #mask = maskOf(firstCapacity);
  #slots = emptySlots(firstCapacity);
  #pool = new DataView(new ArrayBuffer(firstPoolSize));
  #used = 0;
  #count = 0;
  /** Of the text looked up last. */
  #hash = 0;
  #slot = 0;

  constructor(mostTexts: number) {
    this.#mostTexts = mostTexts;
  }

  /**
   * The number of the text whose first character is at `start`, or `notFound`; sets `end` to the place of its quote.
   * `view` is over the same bytes.
   */
  find(bytes: Uint8Array, view: DataView, start: number): number {
    const end = textEnd(bytes, start);
    const length = end - start;
    const hash = hashOf(view, start, length);
    this.end = end;
    this.#hash = hash;
    const slots = this.#slots;
    for (let index = hash & this.#mask; ; index = (index + 1) & this.#mask) {
      const slot = index * slotSize;
      const number = slots[slot + 3] as number;
      if (number === notFound) {
        this.#slot = slot;
        return notFound;
      }
      const isEqual =
        slots[slot] === hash &&
        slots[slot + 2] === length &&
        areEqual(view, start, this.#pool, slots[slot + 1] as number, length);
      if (isEqual) return number;
    }
  }

  /** Remembers the text looked up last, unless the table is full. */
  add(bytes: Uint8Array, start: number, number: number): void {
    if (this.#count >= this.#mostTexts) return;
    if (this.#count >= this.#capacity) this.#growSlots();
    const length = this.end - start;
    if (this.#used + length > this.#pool.byteLength) this.#growPool(length);
    new Uint8Array(this.#pool.buffer).set(bytes.subarray(start, this.end), this.#used);
    const slots = this.#slots;
    slots[this.#slot] = this.#hash;
    slots[this.#slot + 1] = this.#used;
    slots[this.#slot + 2] = length;
    slots[this.#slot + 3] = number;
    this.#used += length;
    this.#count++;
  }

  #growSlots(): void {
    const old = this.#slots;
    this.#capacity *= 2;
    this.#mask = maskOf(this.#capacity);
    this.#slots = emptySlots(this.#capacity);
    for (let slot = 0; slot < old.length; slot += slotSize)
      if (old[slot + 3] !== notFound)
        this.#slots.set(old.subarray(slot, slot + slotSize), this.#freeSlot(old[slot] as number));
    this.#slot = this.#freeSlot(this.#hash);
  }

  #freeSlot(hash: number): number {
    let index = hash & this.#mask;
    while (this.#slots[index * slotSize + 3] !== notFound) index = (index + 1) & this.#mask;
    return index * slotSize;
  }

  #growPool(needed: number): void {
    const larger = new Uint8Array(Math.max(this.#pool.byteLength * 2, this.#used + needed));
    larger.set(new Uint8Array(this.#pool.buffer, 0, this.#used));
    this.#pool = new DataView(larger.buffer);
  }
}

const maskOf = (capacity: number): number => capacity * 2 - 1;

const emptySlots = (capacity: number): Int32Array => new Int32Array(capacity * 2 * slotSize).fill(notFound);

/** Whole words, then the last four bytes, which may be in a word that was seen already. */
function hashOf(view: DataView, start: number, length: number): number {
  let hash = Math.imul(offsetBasis ^ length, prime);
  if (length < 4) {
    for (let at = start; at < start + length; at++) hash = Math.imul(hash ^ view.getUint8(at), prime);
  } else {
    const last = start + length - 4;
    for (let at = start; at < last; at += 4) hash = Math.imul(hash ^ view.getInt32(at, true), prime);
    hash = Math.imul(hash ^ view.getInt32(last, true), prime);
  }
  // The lowest bits of a product know nothing of the highest of its factors.
  hash ^= hash >>> 15;
  hash = Math.imul(hash, prime);
  return hash ^ (hash >>> 13);
}

function areEqual(
  one: DataView,
  oneStart: number,
  other: DataView,
  otherStart: number,
  length: number,
): boolean {
  if (length < 4) {
    for (let index = 0; index < length; index++)
      if (one.getUint8(oneStart + index) !== other.getUint8(otherStart + index)) return false;
    return true;
  }
  const last = length - 4;
  for (let index = 0; index < last; index += 4)
    if (one.getInt32(oneStart + index, true) !== other.getInt32(otherStart + index, true)) return false;
  return one.getInt32(oneStart + last, true) === other.getInt32(otherStart + last, true);
}
