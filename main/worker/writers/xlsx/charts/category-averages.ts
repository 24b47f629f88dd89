import type { Value } from '../../../rows.ts';
import { Averages } from './averages.ts';
import type { ChartRow } from '../../../../../preload/contract/chart.ts';

/** More columns than this beside each other cannot be told apart. */
const mostCategories = 24;
/** A longer text is a comment, not the name of a category. */
const longestLabel = 80;

/** `7b` comes before `10a`. */
const { compare } = new Intl.Collator('en', { numeric: true });

/** The average per text of one column, as long as the column turns out to hold categories. */
export class CategoryAverages {
  readonly index: number;
  #averages: Averages<string> | undefined = new Averages();

  constructor(index: number) {
    this.index = index;
  }

  add(label: Value, value: number): void {
    if (typeof label !== 'string' || label === '') return;
    const averages = this.#averages;
    if (averages === undefined) return;
    averages.add(label, value);
    if (averages.size > mostCategories || label.length > longestLabel) this.#averages = undefined;
  }

  /** Whether each label has had one value. */
  get areSingle(): boolean {
    return this.#averages?.areSingle ?? false;
  }

  /** In the order of the labels; empty when the column holds no categories. */
  rows(): ChartRow[] {
    const rows = this.#averages?.entries() ?? [];
    return rows.sort(([left], [right]) => compare(left, right));
  }
}
