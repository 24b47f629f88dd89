import type { ColumnInfo } from '../contract/dataset.ts';
import type { Filter } from '../contract/query.ts';
import { conditionOf } from './operator-words.ts';
import type { Words } from './words.ts';

/** A filter as a person would say it: `Value is at least 90`. Of several values the first `most` are spelt out. */
export function filterWords(
  filter: Filter,
  { label, type }: ColumnInfo,
  most: number,
  { t, firstOf }: Words,
): string {
  const column = label;
  const condition = conditionOf(type, filter.op);
  switch (filter.op) {
    case 'is-null':
    case 'not-null':
      return t(filter.op === 'is-null' ? 'filters.empty' : 'filters.not-empty', { column });
    case 'between': {
      const [from, to] = [String(filter.values[0]), String(filter.values[1])];
      if (condition === 'between') return t('filters.between', { column, from, to });
      return t('filters.other', { column, operator: filter.op, value: t('filters.both', { from, to }) });
    }
    default: {
      const value = filter.op === 'in' ? firstOf(filter.values, most) : String(filter.value);
      // Not every operator is in the list for a type, but the command line takes it.
      return condition === undefined
        ? t('filters.other', { column, operator: filter.op, value })
        : t(`filters.${condition}`, { column, value });
    }
  }
}
