import { describe, expect, test } from 'vitest';
import type { OutputColumn } from '../../../../main/worker/rows.ts';
import { displayTexts } from '../../../../main/worker/writers/index.ts';
import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import { columns, excelOptions, writeFile } from '../files.ts';
import { readTexts } from './read-texts.ts';
import { readBack, readCell, readColumn } from './read-workbook.ts';

describe('numbers', () => {
  test.each<[ColumnType, string | undefined]>([
    ['text', undefined],
    ['any', undefined],
    ['number', undefined],
    ['integer', '0'],
    ['count', '#,##0'],
    ['decimal', '0.00'],
  ])('in a column of type %s', async (type, format) => {
    const cell = await readCell(1234, type);
    expect(cell.value).toBe(1234);
    expect(cell.numFmt).toBe(format);
  });

  test.each([
    [0, '0', '1235'],
    [1, '0.0', '1234.6'],
    [2, '0.00', '1234.57'],
    [6, '0.000000', '1234.567000'],
  ])('of a column that shows %i places', async (places, format, shown) => {
    const column: OutputColumn = { key: 'a', name: 'a', type: 'decimal', places };
    const { sheet } = await readBack({ columns: [column], rows: [[places === 0 ? 1235 : 1234.567]] });
    expect(sheet.getCell('A2').numFmt).toBe(format);
    expect(displayTexts(excelOptions())(1234.567, column)).toBe(shown);
  });

  test('come back as the same double', async () => {
    const numbers = [
      0,
      1,
      -1,
      0.07,
      0.1 + 0.2,
      1.005,
      -1e-7,
      1e21,
      1e308,
      5e-324,
      2 ** 53,
      2 ** 53 + 2,
      999_999_999_999_999,
    ];
    expect((await readColumn(numbers, 'number')).values).toEqual(numbers);
  });

  test('minus zero is zero', async () => {
    expect((await readCell(-0, 'number')).value).toBe(0);
  });

  test('with a fraction show it even among whole numbers', async () => {
    for (const type of ['integer', 'count'] as const) {
      const cell = await readCell(2.5, type);
      expect([cell.value, cell.numFmt]).toEqual([2.5, undefined]);
    }
  });

  test('of 16 digits and more are ids, kept as texts', async () => {
    const { values, alteredCells } = await readColumn(
      [1e15, -1e15, Number.MAX_SAFE_INTEGER, '9223372036854775807', 1e15 - 1],
      'integer',
    );
    expect(values).toEqual([
      '1000000000000000',
      '-1000000000000000',
      '9007199254740991',
      '9223372036854775807',
      999_999_999_999_999,
    ]);
    expect(alteredCells).toBe(0);
  });

  test('that are infinite become texts and are counted', async () => {
    const { values, alteredCells } = await readColumn([Infinity, -Infinity, 1], 'decimal');
    expect(values).toEqual(['Infinity', '-Infinity', 1]);
    expect(alteredCells).toBe(2);
  });
});

describe('texts', () => {
  test('are texts, whatever they look like', async () => {
    const texts = ['00123', '0', '1e5', '-5', '+49 170', '1,5', 'TRUE', '2024-01-15', '50%', '#REF!'];
    expect((await readColumn(texts)).values).toEqual(texts);
    expect((await readColumn(texts, 'count')).values).toEqual(texts);
  });

  test('are never formulas and need no guard', async () => {
    const texts = ['=1+1', '+A1', '-A1', '@SUM(A1)', "=cmd|' /C calc'!A0", '{=A1}', '\t=1'];
    const { sheet, alteredCells } = await readBack({
      columns: columns('text', 'any'),
      rows: texts.map((text) => [text, text]),
    });
    texts.forEach((text, index) => {
      expect(sheet.getCell(index + 2, 1).value).toBe(text);
      expect(sheet.getCell(index + 2, 2).formula).toBeUndefined();
    });
    expect(alteredCells).toBe(0);
  });

  test('that are empty make empty cells, as null does', async () => {
    const { sheet } = await readBack({
      columns: columns('text', 'text', 'any'),
      rows: [
        [null, '', null],
        [null, 'x', null],
      ],
    });
    expect([1, 2, 3].map((index) => sheet.getCell(2, index).value)).toEqual([null, null, null]);
    expect(sheet.getCell('B3').value).toBe('x');
  });

  test('are cut to what a cell holds, never inside a character, and counted', async () => {
    const { values, alteredCells } = await readColumn([
      'x'.repeat(32_767),
      'x'.repeat(40_000),
      `${'x'.repeat(32_766)}😀`,
      '😀'.repeat(20_000),
    ]);
    expect(values.map((value) => (value as string).length)).toEqual([32_767, 32_767, 32_766, 32_766]);
    expect(values[3]).toBe('😀'.repeat(16_383));
    expect(alteredCells).toBe(3);
  });

  test('beyond the table of shared texts come back too', async () => {
    const texts = Array.from({ length: 70_000 }, (_, index) => ` text <${index}> `);
    const again = texts.filter((_, index) => index % 7 === 0);
    const all = [...texts, ...again];
    const { bytes } = await writeFile(excelOptions(), [
      { columns: columns('text'), rows: all.map((text) => [text]) },
    ]);
    // exceljs would take seconds.
    const read = await readTexts(bytes);
    expect(all.map((_, index) => read.get(`A${index + 2}`))).toEqual(all);
  });
});

test('booleans are booleans, texts among them texts, other numbers among them numbers', async () => {
  expect((await readColumn([0, 1, 2, -1, 0.5, 'perhaps', null, Infinity], 'boolean')).values).toEqual([
    false,
    true,
    2,
    -1,
    0.5,
    'perhaps',
    null,
    'Infinity',
  ]);
});

test('rows beyond what a sheet holds are refused', async () => {
  const rows = Array.from({ length: 1_048_576 }, () => [null]);
  await expect(readBack({ columns: columns('any'), rows })).rejects.toThrow('more rows than a sheet holds');
});
