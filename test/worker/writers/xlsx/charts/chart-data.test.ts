import { describe, expect, test } from 'vitest';
import { ChartData } from '../../../../../main/worker/writers/xlsx/charts/chart-data.ts';
import type { ChartTable } from '../../../../../preload/contract/chart.ts';
import { english } from '../../../../../preload/words/words.ts';
import { batchOf, type OutputColumn, type Row } from '../../../../../main/worker/rows.ts';
import { column } from '../../files.ts';

const metric = column('metric_type');
const value = column('value', 'decimal');
const recorded = column('recorded_at', 'datetime');

function tablesOf(columns: readonly OutputColumn[], rows: readonly Row[]): ChartTable[] {
  const data = new ChartData(columns, english);
  for (let start = 0; start < rows.length; start += 7) data.add(batchOf(rows.slice(start, start + 7)));
  return data.tables();
}

const titlesOf = (columns: readonly OutputColumn[], rows: readonly Row[]): string[] =>
  tablesOf(columns, rows).map(({ title }) => title);

test('averages per category and per month, and the distribution', () => {
  const tables = tablesOf(
    [recorded, metric, value],
    [
      ['2024-10-01T00:00:00Z', 'Test 10', 1],
      ['2024-02-29', 'Test 9', 2],
      ['2024-10-31 23:59:59', 'Test 10', 2.5],
      [null, 'Test 9', 9],
      ['2024-10-01', null, 3],
      ['2024-13-01', '', 4],
      ['2024-11-01', 'Test 11', null],
      ['2024-11-01', 'Test 11', 'absent'],
      ['2024-11-01', 'Test 11', Infinity],
    ],
  );
  expect(tables).toEqual([
    {
      title: 'Average of value by metric_type',
      kind: 'categories',
      shape: 'column',
      categoryTitle: 'metric_type',
      valueTitle: 'Average of value',
      valueKind: 'average',
      rows: [
        ['Test 9', 5.5],
        ['Test 10', 1.75],
      ],
    },
    {
      title: 'Distribution of value',
      kind: 'distribution',
      shape: 'column',
      categoryTitle: 'value',
      valueTitle: 'Rows',
      valueKind: 'count',
      rows: Array.from({ length: 8 }, (_, low) => [`${low + 1}–${low + 2}`, [1, 2, 1, 1, 0, 0, 0, 1][low]]),
    },
    {
      title: 'Average of value by month',
      kind: 'months',
      shape: 'line',
      categoryTitle: 'Month',
      valueTitle: 'Average of value',
      valueKind: 'average',
      rows: [
        ['2024-02', 2],
        ['2024-10', 2.16666666666667],
      ],
    },
  ]);
});

test.each([
  ['decimal', 'Average', 'average'],
  ['count', 'Rows', 'whole'],
] as const)('of rows that were put together already it is their own values: %s', (type, name, valueKind) => {
  const rows = [
    ['7A', '2024-01-31', 30],
    ['7B', '2024-02-29', 20],
  ];
  const [byClass, , byMonth] = tablesOf(
    [column('class'), column('day', 'date'), { ...column('x', type), name }],
    rows,
  );
  expect(byClass).toMatchObject({
    title: `${name} by class`,
    valueTitle: name,
    valueKind,
    rows: [
      ['7A', 30],
      ['7B', 20],
    ],
  });
  expect(byMonth).toMatchObject({ title: `${name} by month`, valueTitle: name, valueKind });
});

describe('the columns', () => {
  const typed = [column('c', 'count'), column('n', 'number'), value];
  const rowOf = (columns: readonly OutputColumn[]): Row => columns.map((_, index) => index);

  test.each([
    [typed, 'value'],
    [typed.slice(0, 2), 'n'],
    [typed.slice(0, 1), 'c'],
  ])('the value is the best type there is: %#', (columns, name) => {
    expect(titlesOf(columns, [rowOf(columns)])).toEqual([`Distribution of ${name}`]);
  });

  test('without a value there is nothing to draw', () => {
    expect(titlesOf([metric, recorded, column('id', 'integer')], [['x', '2024-01-01', 1]])).toEqual([]);
    expect(titlesOf([metric, value], [])).toEqual([]);
    expect(titlesOf([metric, value], [['x', null]])).toEqual([]);
  });

  test.each(['metric_type', 'subject', 'class_name'])('%s is preferred to another text', (key) => {
    const rows = [
      ['a', 'b', 1],
      ['c', 'd', 2],
    ];
    expect(titlesOf([column('text'), column(key), value], rows)[0]).toBe(`value by ${key}`);
  });

  test('a category that never changes gives way to the next one', () => {
    const rows = [
      ['score', 'Art', 1],
      ['score', 'Music', 2],
    ];
    expect(titlesOf([metric, column('subject'), value], rows)[0]).toBe('value by subject');
    expect(titlesOf([metric, value], [['score', 1]])).toEqual(['Distribution of value']);
  });

  test('24 texts are categories; 25, or long ones, are not', () => {
    const rows = (count: number, prefix = ''): Row[] =>
      Array.from({ length: 100 }, (_, index) => [`${prefix}${index % count}`, `Class ${index % 3}`, index]);
    const columns = [column('name'), column('class'), value];
    expect(titlesOf(columns, rows(24))[0]).toBe('Average of value by name');
    expect(titlesOf(columns, rows(25))[0]).toBe('Average of value by class');
    expect(titlesOf(columns, rows(2, 'x'.repeat(80)))[0]).toBe('Average of value by class');
    expect(
      titlesOf(
        [metric, value],
        rows(25).map(([name, , number]) => [name ?? null, number ?? null]),
      ),
    ).toEqual(['Distribution of value']);
  });

  test('names are one line, cut, and never empty', () => {
    const names = ['', ' two\n\u0001lines ', `${'x'.repeat(58)}😀${'y'.repeat(9)}`];
    const titles = names.map((name) => titlesOf([{ key: 'the key', name, type: 'decimal' }], [[1]])[0]);
    expect(titles).toEqual([
      'Distribution of the key',
      'Distribution of two lines',
      `Distribution of ${'x'.repeat(58)}…`,
    ]);
  });
});

describe('months', () => {
  const monthRows = (count: number): Row[] =>
    Array.from({ length: count }, (_, index) => [
      `${2000 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
      index,
    ]);

  test('the latest 240 are kept, in whatever order they come', () => {
    const rows = monthRows(300);
    const shuffled = rows.map((_, index) => rows[(index * 77 + 13) % 300] as Row);
    const table = tablesOf([recorded, value], [...shuffled, ...rows]).at(-1);
    expect(table?.title).toBe('Average of value by month (latest 240 months)');
    expect(table?.rows).toHaveLength(240);
    expect(table?.rows[0]).toEqual(['2005-01', 60]);
    expect(table?.rows.at(-1)).toEqual(['2024-12', 299]);
  });

  test('240 are all shown, one alone is not', () => {
    expect(titlesOf([recorded, value], monthRows(240)).at(-1)).toBe('value by month');
    expect(titlesOf([recorded, value], monthRows(1))).toEqual(['Distribution of value']);
  });

  test('years keep their four digits', () => {
    const table = tablesOf(
      [recorded, value],
      [
        ['0009-12-31', 1],
        ['9999-01-01', 2],
      ],
    ).at(-1);
    expect(table?.rows.map(([label]) => label)).toEqual(['0009-12', '9999-01']);
  });
});
