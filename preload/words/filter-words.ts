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
    case 'in': {
      const more = filter.values.length - most;
      const listed = filter.values.slice(0, most).join(', ');
      return `${condition} ${listed}${more > 0 ? ` and ${more} more` : ''}`;
    }
    default:
      return `${condition} ${filter.value}`;
  }
}
