import { describe, expect, test } from 'vitest';
import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import { filterWords } from '../../../preload/words/filter-words.ts';
import type { Filter } from '../../../preload/contract/query.ts';
import { english, wordsOf } from '../../../preload/words/words.ts';

const columns: ColumnInfo[] = [
  { key: 'value', label: 'Value', type: 'decimal' },
  { key: 'name', label: 'Name', type: 'text' },
  { key: 'born', label: 'Born', type: 'date' },
];
const columnOf = ({ column }: Filter): ColumnInfo => columns.find(({ key }) => key === column) as ColumnInfo;

describe('a filter in plain words', () => {
  test.each<[Filter, string]>([
    [{ column: 'value', op: '>=', value: 90 }, 'Value is at least 90'],
    [{ column: 'name', op: 'contains', value: 'Ana' }, 'Name contains Ana'],
    [
      { column: 'born', op: 'between', values: ['2015-01-01', '2015-12-31'] },
      'Born is between 2015-01-01 and 2015-12-31',
    ],
    [{ column: 'name', op: 'is-null' }, 'Name is empty'],
    [{ column: 'name', op: 'in', values: ['Ana', 'Bo'] }, 'Name is one of Ana, Bo'],
    // Not in the list for texts, but the command line takes it.
    [{ column: 'name', op: '>', value: 'M' }, 'Name > M'],
    [{ column: 'name', op: 'between', values: ['A', 'C'] }, 'Name between A and C'],
  ])('%j', (filter, words) => {
    expect(filterWords(filter, columnOf(filter), 50, english)).toBe(words);
  });

  test('in German', () => {
    const filter: Filter = { column: 'born', op: '<=', value: '2015-01-01' };
    expect(filterWords(filter, columnOf(filter), 50, wordsOf('de'))).toBe(
      'Born liegt spätestens am 2015-01-01',
    );
  });

  test('of a long list tells how much longer it is', () => {
    const values = Array.from({ length: 60 }, (_, index) => index);
    const filter: Filter = { column: 'value', op: 'in', values };
    const words = filterWords(filter, columnOf(filter), 50, english);
    expect(words).toMatch(/^Value is one of 0, 1, .*, 49 and 10 more$/);
  });
});
