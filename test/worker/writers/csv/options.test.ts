import { describe, expect, test } from 'vitest';
import { displayTexts } from '../../../../main/worker/writers/index.ts';
import { column, columns, csvOptions, csvText, writeFile } from '../files.ts';

const noHeader = { headers: false } as const;
const decimals = columns('number', 'number', 'integer', 'text');

describe('a decimal comma', () => {
  const rows = [
    [9.5, 1e-7, 12, '1.5'],
    [-0.25, 2.5e21, -3, 'a.b'],
  ];

  test('is in numbers, not in texts', async () => {
    const options = { ...noHeader, decimalSeparator: 'comma', delimiter: 'semicolon' } as const;
    expect(await csvText(decimals, rows, options)).toBe('9,5;1e-7;12;1.5\r\n-0,25;2,5e+21;-3;a.b\r\n');
  });

  test('is quoted where commas separate fields', async () => {
    const options = { ...noHeader, decimalSeparator: 'comma' } as const;
    expect(await csvText(decimals, rows, options)).toBe('"9,5",1e-7,12,1.5\r\n"-0,25","2,5e+21",-3,a.b\r\n');
  });
});

test('quotes around everything tell null from the empty text', async () => {
  const rows = [['x', 1, '2024-01-15', null, ''] as const, ['a"b', -0.5, 'none', null, null] as const];
  expect(await csvText(columns('text', 'number', 'date', 'text', 'text'), rows, { quoting: 'all' })).toBe(
    '"a","b","c","d","e"\r\n"x","1","2024-01-15",,""\r\n"a""b","-0.5","none",,\r\n',
  );
  expect(await csvText(columns('text'), [[null], [''], ['x'], [null]], { quoting: 'all' })).toBe(
    '"a"\r\n\r\n""\r\n"x"\r\n\r\n',
  );
});

test('UTF-16LE begins with a byte-order mark and says the same', async () => {
  const sheet = { columns: columns('text'), rows: Array.from({ length: 50_000 }, () => ['né 😀 漢字, "x"']) };
  const { bytes } = await writeFile(csvOptions({ encoding: 'utf-16le' }), [sheet]);
  expect(bytes.subarray(0, 2).toString('hex')).toBe('fffe');
  expect(bytes.toString('utf16le')).toBe(`\ufeff${await csvText(sheet.columns, sheet.rows)}`);
});

describe('the digit guard', () => {
  const guarded = ['007', '00', '+0049', '-01', '1234567890123456', '12345678901234567890'];
  const unguarded = ['0', '123456789012345', '1234567890123456x', '0.5', '1.50', '0x1', '1e5', '', 'a01'];

  test('makes a constant of digits that Excel would change, and counts them', async () => {
    const rows = [...guarded, ...unguarded].map((text) => [text, 'end']);
    const options = csvOptions({ digitGuard: true, formulaGuard: false, encoding: 'utf-8', headers: false });
    const { bytes, guardedCells, alteredCells } = await writeFile(options, [
      { columns: columns('text', 'text'), rows },
    ]);
    const fields = [...guarded.map((text) => `"=""${text}"""`), ...unguarded];
    const lines = fields.map((text) => `${text},end\r\n`);
    expect(bytes.toString()).toBe(lines.join(''));
    expect({ guardedCells, alteredCells }).toEqual({ guardedCells: guarded.length, alteredCells: 0 });
  });

  test('makes one of long integers, not of measurements', async () => {
    const rows = [[1_234_567_890_123_456, 1 / 3, 1e15, 123_456_789_012_345]];
    const types = columns('integer', 'number', 'integer', 'integer');
    expect(await csvText(types, rows, { ...noHeader, digitGuard: true })).toBe(
      '"=""1234567890123456""",0.3333333333333333,"=""1000000000000000""",123456789012345\r\n',
    );
    expect(await csvText(types, rows, noHeader)).toBe(
      '1234567890123456,0.3333333333333333,1000000000000000,123456789012345\r\n',
    );
  });
});

test('a text that looks like guarded digits has the formula guard before it', async () => {
  const rows = [['="007"'], ['007'], ['="007"&A1']];
  const options = { ...noHeader, digitGuard: true };
  expect(await csvText(columns('text'), rows, options)).toBe(
    `"'=""007"""\r\n"=""007"""\r\n"'=""007""&A1"\r\n`,
  );
});

test('the preview shows guarded digits as a spreadsheet does, and a guarded formula with its apostrophe', () => {
  const display = displayTexts(csvOptions({ digitGuard: true }));
  const shown = ['007', '=1+1', '="007"', 1_234_567_890_123_456].map((cell) => display(cell, column('a')));
  expect(shown).toEqual(['007', "'=1+1", `'="007"`, '1234567890123456']);
});

describe('rows beyond what a file holds', () => {
  const rows = Array.from({ length: 1_201 }, (_, index) => [index]);
  const filesOf = async (rowLimit: number, count: number): Promise<string[]> => {
    const options = csvOptions({ onOverflow: 'split', encoding: 'utf-8-sig' });
    const sheet = { columns: columns('integer'), rows: rows.slice(0, count) };
    const { before, bytes } = await writeFile(options, [sheet], { rowLimit });
    return [...before, bytes].map((file) => file.toString());
  };
  const fileOf = (first: number, end: number): string =>
    `\ufeffa\r\n${rows
      .slice(first, end)
      .map(([n]) => `${n}\r\n`)
      .join('')}`;

  test('continue in the next one, which has its own header and byte-order mark', async () => {
    expect(await filesOf(600, 1_201)).toEqual([fileOf(0, 600), fileOf(600, 1_200), fileOf(1_200, 1_201)]);
    expect(await filesOf(600, 1_200)).toEqual([fileOf(0, 600), fileOf(600, 1_200)]);
  });

  test('are needed for a next one', async () => {
    expect(await filesOf(600, 600)).toEqual([fileOf(0, 600)]);
    expect(await filesOf(600, 0)).toEqual([fileOf(0, 0)]);
  });
});
