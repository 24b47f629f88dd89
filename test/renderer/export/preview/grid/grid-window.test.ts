import { expect, test } from 'vitest';
import { usualWidth } from '../../../../../renderer/export/preview/grid/column-width.ts';
import { spanOf } from '../../../../../renderer/export/preview/grid/grid-window.ts';
import { cellAfter } from '../../../../../renderer/export/preview/grid/selection.ts';

const offsets = [0, 10, 30, 60, 100];

test.each([
  [-50, 5, 0, 1],
  [0, 9, 0, 1],
  [10, 30, 1, 3],
  [29, 61, 1, 4],
  [0, 1000, 0, 4],
  [200, 300, 4, 4],
  [-100, -1, 0, 0],
])('from %d to %d pixels', (from, to, first, end) => {
  expect(spanOf(offsets, from, to)).toEqual({ first, end });
});

test('nothing is drawn of no columns', () => {
  expect(spanOf([0], 0, 1000)).toEqual({ first: 0, end: 0 });
});

const size = { rows: 100, columns: 5, page: 20 };

test.each([
  ['ArrowUp', false, 0, 2, -1, 2],
  ['ArrowUp', false, -1, 2, -1, 2],
  ['ArrowDown', false, 99, 2, 99, 2],
  ['ArrowRight', false, 3, 4, 3, 4],
  ['ArrowLeft', true, 3, 4, 3, 0],
  ['PageDown', false, 90, 0, 99, 0],
  ['PageUp', false, 50, 0, 30, 0],
  ['Home', false, 7, 3, 7, 0],
  ['End', true, 7, 3, 99, 4],
])('%s (with Ctrl: %s) goes from %d, %d to %d, %d', (key, control, row, column, toRow, toColumn) => {
  expect(cellAfter(key, { row, column }, size, control)).toEqual({ row: toRow, column: toColumn });
});

test('other keys lead nowhere', () => {
  expect(cellAfter('x', { row: 0, column: 0 }, size, false)).toBeNull();
});

test('a column is as wide as its name and its texts, within limits', () => {
  const width = (label: string, ...texts: string[]): number =>
    usualWidth(
      label,
      texts.map((text) => [text]),
      0,
      (text, isBold) => text.length * (isBold ? 0.6 : 0.5),
    );
  expect(width('', '1')).toBe(3);
  expect(width('a', 'x'.repeat(20))).toBeGreaterThan(width('a', 'x'.repeat(10)));
  // Of two of about as many letters the wider one counts.
  expect(
    usualWidth('a', [['iiiiiiiiiiii'], ['mmmmmmmmmmm']], 0, (text) => (text.startsWith('m') ? 9 : 4)),
  ).toBe(10.375);
  expect(width('a long name of a column')).toBeGreaterThan(width('a name'));
  expect(width('a', 'x'.repeat(5000))).toBe(18);
});
