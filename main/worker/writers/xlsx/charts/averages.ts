interface Sum {
  sum: number;
  count: number;
}

/** Excel calculates with 15 digits; what is beyond is the noise of adding. */
const digits = 15;

/** The average of values per key. How many keys there are is the caller's care. */
export class Averages<K> {
  readonly #sums = new Map<K, Sum>();

  get size(): number {
    return this.#sums.size;
  }

  has(key: K): boolean {
    return this.#sums.has(key);
  }

  add(key: K, value: number): void {
    const known = this.#sums.get(key);
    if (known === undefined) {
      this.#sums.set(key, { sum: value, count: 1 });
      return;
    }
    known.sum += value;
    known.count++;
  }

  /** Whether each key has had one value, which is then what it has, and no average. */
  get areSingle(): boolean {
    return [...this.#sums.values()].every(({ count }) => count === 1);
  }

  delete(key: K): void {
    this.#sums.delete(key);
  }

  keys(): K[] {
    return [...this.#sums.keys()];
  }

  entries(): [key: K, average: number][] {
    return Array.from(this.#sums, ([key, { sum, count }]) => [
      key,
      Number((sum / count).toPrecision(digits)),
    ]);
  }
}
