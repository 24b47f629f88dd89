import { describe, expect, test } from 'vitest';
import type { ExcelOptions } from '../../../../preload/contract/options.ts';
import type { Row } from '../../../../main/worker/rows.ts';
import { batchOf } from '../../../../main/worker/rows.ts';
import { createWriter } from '../../../../main/worker/writers/index.ts';
import { column, columns, excelOptions, someFacts, writeFile } from '../files.ts';
import { MemorySink } from '../memory-sink.ts';
import { readPackage } from './read-package.ts';
import { readBack, readWorkbook } from './read-workbook.ts';

const sheet = { columns: columns('text', 'count'), rows: [['x', 1]] };

describe('the header', () => {
  test('is bold and white on blue', async () => {
    const { sheet: read } = await readBack(sheet);
    for (const [index, name] of ['a', 'b'].entries()) {
      const cell = read.getCell(1, index + 1);
      expect(cell.value).toBe(name);
      expect(cell.font).toMatchObject({ bold: true, color: { argb: 'FFFFFFFF' } });
      expect(cell.fill).toMatchObject({ type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F4E79' } });
    }
    expect(read.getCell('A2').style).toEqual({});
  });

  test('is plain, and widths are left to the spreadsheet, without style', async () => {
    const { sheet: read } = await readBack(sheet, { style: false });
    expect(read.getCell('A1').style).toEqual({});
    expect(read.getColumn(1).width).toBeUndefined();
  });

  test('stays in view, unless it is not wanted', async () => {
    const frozen = { state: 'frozen', ySplit: 1, topLeftCell: 'A2' };
    expect((await readBack(sheet)).sheet.views[0]).toMatchObject(frozen);
    expect((await readBack(sheet, { freeze: false })).sheet.views[0]).toMatchObject({ state: 'normal' });
  });

  test('may hold anything and be anything long', async () => {
    const names = ['', ' ', '=1+1', '<&>"', '\u0001', '00123', 'x'.repeat(300), 'y'.repeat(40_000)];
    const { sheet: read, alteredCells } = await readBack({
      columns: names.map((name) => column(name)),
      rows: [],
    });
    names.forEach((name, index) =>
      expect(read.getCell(1, index + 1).value ?? '').toBe(name.slice(0, 32_767)),
    );
    expect(alteredCells).toBe(1);
  });
});

describe('a sheet', () => {
  test('without rows is its header, one without columns is empty', async () => {
    expect((await readBack({ columns: columns('text'), rows: [] })).sheet.actualRowCount).toBe(1);
    expect((await readBack({ columns: [], rows: [[], []] })).sheet.actualRowCount).toBe(0);
  });

  test('of 2,000 columns with long names and rows', async () => {
    const wide = Array.from({ length: 2_000 }, (_, index) => column(`${index} ${'name & '.repeat(36)}`));
    const row: Row = wide.map((_, index) => (index % 2 === 0 ? index : `${index} ${'<text> '.repeat(40)}`));
    const { sheet: read } = await readBack({ columns: wide, rows: [row, row, row] });
    expect(read.getRow(1).values).toEqual([undefined, ...wide.map(({ name }) => name)]);
    expect(read.getRow(4).values).toEqual([undefined, ...row]);
    expect(read.getCell(4, 2_000).address).toBe('BXX4');
  });

  test('of rows longer than a chunk, in a batch of many', async () => {
    const text = 'long & '.repeat(4_600);
    const rows = Array.from({ length: 4 }, (_, index): Row => [
      index,
      ...Array.from({ length: 50 }, () => text),
    ]);
    const { sheet: read } = await readBack({
      columns: Array.from({ length: 51 }, (_, index) => column(`${index}`, 'any')),
      rows,
    });
    expect(read.rowCount).toBe(5);
    expect(read.getRow(5).values).toEqual([undefined, ...(rows[3] ?? [])]);
  });

  test('names the range it covers', async () => {
    const { bytes } = await writeFile(excelOptions(), [
      {
        columns: columns('text', 'any'),
        rows: [
          ['x', 1],
          ['y', 2],
        ],
      },
    ]);
    expect((await readPackage(bytes)).get('xl/worksheets/sheet1.xml')).toContain('<dimension ref="A1:B3"/>');
  });

  test('must have begun before its rows', async () => {
    const writer = createWriter(new MemorySink(), excelOptions(), someFacts);
    await expect(writer.write(batchOf([['x']]))).rejects.toThrow('no sheet has begun');
  });
});

test('several sheets share a workbook, each with its own name, widths and counts', async () => {
  const { bytes, alteredCells } = await writeFile(excelOptions(), [
    { name: 'Results', columns: columns('text', 'decimal'), rows: [['x'.repeat(40), Infinity]] },
    { name: 'RESULTS', columns: columns('text'), rows: [['x'], ['y'.repeat(40_000)]] },
    { name: '', columns: [], rows: [] },
    { name: 'a/b', columns: columns('date'), rows: [['2024-01-15']] },
  ]);
  const { worksheets } = await readWorkbook(bytes);
  expect(worksheets.map(({ name }) => name)).toEqual(['Results', 'RESULTS (2)', 'Sheet', 'a_b']);
  expect(worksheets.map((read) => read.getColumn(1).width)).toEqual([41.7, 51.7, undefined, 11.7]);
  expect(worksheets[3]?.getCell('A2').value).toEqual(new Date('2024-01-15'));
  expect(alteredCells).toBe(2);
});

describe('a row', () => {
  const heights = async (
    texts: readonly string[],
    options: Partial<ExcelOptions> = {},
  ): Promise<unknown[]> => {
    const rows = texts.map((text) => [text, 1]);
    const { sheet } = await readBack({ columns: columns('text', 'count'), rows }, options);
    return texts.map((_, index) => [
      sheet.getRow(index + 2).height,
      sheet.getCell(index + 2, 1).style.alignment?.wrapText ?? false,
    ]);
  };
  const texts = [
    'short',
    'a\nb',
    'x'.repeat(50),
    'x'.repeat(51),
    `${'y'.repeat(120)}\nz`,
    '漢'.repeat(30),
    'a\n'.repeat(60),
  ];

  test('is as high as its wrapped text', async () => {
    expect(await heights(texts)).toEqual([
      [undefined, false],
      [30, true],
      [undefined, false],
      [30, true],
      [60, true],
      [30, true],
      [150, true],
    ]);
  });

  test('is wrapped at its own line breaks only, when columns are not fitted', async () => {
    const wrapped = (await heights(texts, { style: false })).map((cells) => (cells as [unknown, boolean])[1]);
    expect(wrapped).toEqual([false, true, false, false, true, false, true]);
  });
});
