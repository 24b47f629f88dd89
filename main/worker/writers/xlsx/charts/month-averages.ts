import type { Value } from '../../../rows.ts';
import { dateKind, digitsAt } from '../../iso-date.ts';
import { Averages } from './averages.ts';
import type { ChartRow } from '../../../../../preload/contract/chart.ts';

/** Twenty years. */
export const mostMonths = 240;

/** The average per month; of more months than a chart can show, the latest. */
export class MonthAverages {
  readonly index: number;
  /** By months since the year 0, so that no text is made per row. */
  readonly #averages = new Averages<number>();
  #isCut = false;

  constructor(index: number) {
    this.index = index;
  }

  get isCut(): boolean {
    return this.#isCut;
  }

  /** Whether each month has had one value. */
  get areSingle(): boolean {
    return this.#averages.areSingle;
  }

  add(date: Value, value: number): void {
    if (typeof date !== 'string') return;
    const text = Buffer.from(date);
    if (dateKind(text, 0, text.length) === 'none') return;
    const month = digitsAt(text, 0, 4) * 12 + digitsAt(text, 5, 2) - 1;
    if (this.#hasRoom(month)) this.#averages.add(month, value);
  }

  /** `YYYY-MM`, the earliest first. */
  rows(): ChartRow[] {
    return this.#averages
      .entries()
      .sort(([left], [right]) => left - right)
      .map(([month, average]) => [monthLabel(month), average]);
  }

  #hasRoom(month: number): boolean {
    if (this.#averages.has(month) || this.#averages.size < mostMonths) return true;
    this.#isCut = true;
    // A month once let go is earlier than all that are kept from then on, so it never comes back in part.
    const earliest = Math.min(...this.#averages.keys());
    if (month < earliest) return false;
    this.#averages.delete(earliest);
    return true;
  }
}

const monthLabel = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;
