import { describe, expect, test } from 'vitest';
import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import type { OutputColumn, Row, Value } from '../../../../main/worker/rows.ts';
import { column } from '../files.ts';
import { readBack } from './read-workbook.ts';

const padding = 1.7;

async function widths(columns: OutputColumn[], rows: Row[], dateFormat?: 'full'): Promise<number[]> {
  const { sheet } = await readBack({ columns, rows }, dateFormat && { dateFormat });
  return columns.map((_, index) => Number(((sheet.getColumn(index + 1).width ?? 0) - padding).toFixed(2)));
}

const widthOf = async (type: ColumnType, ...values: Value[]): Promise<number | undefined> =>
  (
    await widths(
      [column('a', type)],
      values.map((value) => [value]),
    )
  )[0];

describe('a column is as wide as its widest text', () => {
  test('between 8 and 50 characters', async () => {
    const rows = [['x', 'x'.repeat(9), 'x'.repeat(49), 'x'.repeat(50), 'x'.repeat(51), 'x'.repeat(99_000)]];
    const columns = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => column(name));
    expect(await widths(columns, rows)).toEqual([8, 9, 49, 50, 50, 50]);
  });

  test('the header counts, with the button of the autofilter', async () => {
    expect(await widths([column('A header of 23 letters.')], [])).toEqual([26]);
  });

  test('the last of many rows counts', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index): Row => [`row ${index}`, index]);
    rows.push(['the widest text of them all', -123_456_789.5]);
    expect(await widths([column('a'), column('b', 'decimal')], rows)).toEqual([27, 13]);
  });

  test('the longest line of a text counts', async () => {
    expect(await widthOf('text', 'a\n0123456789\nbb')).toBe(10);
    expect(await widthOf('text', `${'a\n'.repeat(20_000)}the last line`.slice(-20_000))).toBe(13);
  });

  test('wide characters count twice, marks not at all', async () => {
    expect(await widthOf('text', '山田太郎さん')).toBe(12);
    expect(await widthOf('text', '한국어 이름')).toBe(11);
    expect(await widthOf('text', '😀'.repeat(6))).toBe(12);
    expect(await widthOf('text', 'e\u0301'.repeat(12))).toBe(12);
    expect(await widthOf('text', 'ÅÄÖ'.repeat(4))).toBe(12);
  });

  test.each<[ColumnType, Value[], number]>([
    ['integer', [1_234_567_890], 10],
    ['integer', [-1_234_567_890, 12_345_678_901], 11],
    ['integer', [12.123456789012], 11],
    ['count', [1_234_567, 12], 9],
    ['count', [-1_234_567], 10],
    ['decimal', [1_234_567.891], 10],
    ['decimal', [9_999_999.999], 11],
    ['decimal', [-1_234_567, 9_999_999], 11],
    ['decimal', [1e308], 50],
    ['number', [1 / 3], 11],
    ['number', [-1.5e-300, 7], 9],
    ['integer', [1_234_567_890_123_456], 16],
    ['boolean', [1, 0], 8],
    ['date', ['2024-01-15'], 10],
    ['datetime', ['2024-01-15T10:00:00Z'], 10],
  ])('%s %j', async (type, values, width) => {
    expect(await widthOf(type, ...values)).toBe(width);
  });

  test('a moment shows its time in the full format only', async () => {
    const columns = [column('a', 'datetime'), column('b', 'datetime')];
    expect(await widths(columns, [['2024-01-15T10:00:00Z', '2024-01-15']], 'full')).toEqual([19, 10]);
  });
});
