import { describe, expect, it } from 'vitest';
import { moveColumns, type DropTarget } from '../../../../renderer/export/columns/column-order.ts';

const columns = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, ticked: true, name: null }));
const move = (moved: string, target: DropTarget): string =>
  moveColumns(columns, new Set(moved.split('+')), target)
    .map(({ key }) => key)
    .join('');

describe('moveColumns', () => {
  it.each([
    ['e', 'a', 'before', 'eabcd'],
    ['a', 'e', 'after', 'bcdea'],
    ['b', 'c', 'after', 'acbde'],
    ['d', 'c', 'before', 'abdce'],
    ['e+a', 'c', 'after', 'bcaed'],
  ] as const)('puts %s beside %s (%s): %s', (moved, key, position, expected) => {
    expect(move(moved, { key, position })).toBe(expected);
  });

  it('changes nothing when columns are dropped on one of themselves', () => {
    expect(move('b+c', { key: 'b', position: 'after' })).toBe('abcde');
  });
});
