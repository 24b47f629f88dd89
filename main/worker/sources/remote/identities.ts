import { isDigit, zero } from './json-bytes.ts';

/** A value that tells rows apart: a whole number from zero on where it is a short one, otherwise its JSON. */
export type Identity = number | string;

/** V8 keeps integers of so many digits without memory of their own. */
const mostDigits = 9;
const free = -1;

/** What `json` has between two places. */
export function identityIn(json: Buffer, start: number, end: number): Identity {
  let number = 0;
  if (end - start > mostDigits) return json.toString('latin1', start, end);
  for (let at = start; at < end; at++) {
    const digit = json[at] as number;
    if (!isDigit(digit)) return json.toString('latin1', start, end);
    number = number * 10 + digit - zero;
  }
  return number;
}

/**
 * Knows rows again that were on the same page, or on the one before: where rows are added while a list is read page by page,
 * those at the end of one come again at the beginning of the next.
 */
export class FreshRows {
  #before = new Identities();
  #here = new Identities();

  /** How many rows the page before had. */
  get before(): number {
    return this.#before.size;
  }

  /** Whether a row has not come yet. */
  isFresh(identity: Identity): boolean {
    const isKnown = this.#before.has(identity) || this.#here.has(identity);
    this.#here.add(identity);
    return !isKnown;
  }

  /** The next row is on another page. */
  endPage(): void {
    [this.#before, this.#here] = [this.#here, this.#before];
    this.#here.clear();
  }
}

/**
 * The identities of a page's rows. Numbers are kept in memory that is used over and over again: the Sets of thousands of pages
 * would be left to the garbage collector.
 */
class Identities {
  readonly #texts = new Set<string>();
  /** Open addressing with linear probing. */
  #numbers = new Int32Array(1 << 10).fill(free);
  #count = 0;

  get size(): number {
    return this.#texts.size + this.#count;
  }

  has(identity: Identity): boolean {
    return typeof identity === 'string'
      ? this.#texts.has(identity)
      : this.#numbers[this.#placeOf(identity)] === identity;
  }

  add(identity: Identity): void {
    if (typeof identity === 'string') {
      this.#texts.add(identity);
      return;
    }
    const place = this.#placeOf(identity);
    if (this.#numbers[place] === identity) return;
    this.#numbers[place] = identity;
    this.#count++;
    if (this.#count > this.#numbers.length / 2) this.#grow();
  }

  clear(): void {
    this.#texts.clear();
    this.#numbers.fill(free);
    this.#count = 0;
  }

  /** Where a number is, or would be. */
  #placeOf(number: number): number {
    const last = this.#numbers.length - 1;
    // Fibonacci hashing: the numbers of a page may be multiples of something.
    let place = (Math.imul(number, 0x9e3779b1) >>> 8) & last;
    while (this.#numbers[place] !== free && this.#numbers[place] !== number) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const numbers = this.#numbers.filter((number) => number !== free);
    this.#numbers = new Int32Array(2 * this.#numbers.length).fill(free);
    for (const number of numbers) this.#numbers[this.#placeOf(number)] = number;
  }
}
