import { hurtingRemarks } from './data/hurting-remarks.ts';
import { remarks } from './data/remarks.ts';
import type { Random } from './random.ts';

/** UTF-16 units. */
const longestComment = 10_000;
const ordinaryRemarks = Object.values(remarks).flat();

/** Gives one comment after another; those that hurt come in turn, so that a small sample has all of them too. */
export class Comments {
  readonly #random: Random;
  #given = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A comment on a measurement of `value` points; `null` when there was nothing to measure. */
  next(value: number | null): string {
    const turn = this.#given++;
    if (turn % 2000 === 7) return this.#long();
    if (turn % 5 === 0) return hurtingRemarks[(turn / 5) % hurtingRemarks.length] as string;
    if (value === null) return this.#random.pick(remarks.absent);
    if (value >= 80) return this.#random.pick(remarks.praise);
    return this.#random.pick(value < 50 ? remarks.concern : remarks.neutral);
  }

  #long(): string {
    const length = this.#random.integer(longestComment / 2, longestComment);
    let comment: string = this.#random.pick(ordinaryRemarks);
    for (;;) {
      const longer = comment + (this.#random.chance(0.2) ? '\n' : ' ') + this.#random.pick(ordinaryRemarks);
      if (longer.length > length) return comment;
      comment = longer;
    }
  }
}
