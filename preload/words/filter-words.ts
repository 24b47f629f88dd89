import type { ColumnInfo } from '../contract/dataset.ts';
import type { Filter } from '../contract/query.ts';
import { operatorWords } from './operator-words.ts';

/** A filter as a person would say it: `Value is at least 90`. Of several values the first `most` are spelt out. */
export function filterWords(filter: Filter, { label, type }: ColumnInfo, most: number): string {
  const condition = `${label} ${operatorWords[type][filter.op] ?? filter.op}`;
  switch (filter.op) {
    case 'is-null':
    case 'not-null':
      return condition;
    case 'between':
      return `${condition} ${filter.values.join(' and ')}`;
    case 'in':
      return `${condition} ${firstOf(filter.values, most)}`;
    default:
      return `${condition} ${filter.value}`;
  }
}

/** `Art, Music and 3 more`. */
export function firstOf(values: readonly unknown[], most: number): string {
  const more = values.length - most;
  return `${values.slice(0, most).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
