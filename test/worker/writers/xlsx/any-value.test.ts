import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value } from '../../../../main/worker/rows.ts';
import { displayTexts } from '../../../../main/worker/writers/index.ts';
import { columnTypes } from '../../../../preload/contract/dataset.ts';
import { column, columns, excelOptions, writeFile } from '../files.ts';
import { finiteNumber, hostileText } from '../values.ts';
import { readPackage } from './read-package.ts';
import { readTexts } from './read-texts.ts';
import { readColumn, readWorkbook } from './read-workbook.ts';

const longText = fc
  .tuple(hostileText, fc.integer({ min: 60, max: 70 }))
  .map(([text, length]) => text.repeat(Math.ceil(length / Math.max(text.length, 1))));

async function write(texts: readonly string[]): Promise<Buffer> {
  const rows = texts.map((text) => [text]);
  const { bytes, alteredCells } = await writeFile(excelOptions(), [{ columns: columns('text'), rows }]);
  expect(alteredCells).toBe(0);
  return bytes;
}

/** Texts as the file holds them. */
async function read(bytes: Buffer, { length }: readonly string[]): Promise<string[]> {
  const texts = await readTexts(bytes);
  return Array.from({ length }, (_, index) => texts.get(`A${index + 2}`) ?? '');
}

/** The same, of a file that exceljs can parse as well. */
async function readBack(texts: readonly string[]): Promise<string[]> {
  const bytes = await write(texts);
  expect((await readWorkbook(bytes)).worksheets).toHaveLength(1);
  return read(bytes, texts);
}

test('every text comes back as it was', async () => {
  const texts = fc.array(fc.oneof(hostileText, longText), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(texts, async (texts) => {
      expect(await readBack(texts)).toEqual(texts);
    }),
    { numRuns: 60 },
  );
});

test('an escape that only the next escape would complete is none', async () => {
  const texts = ['_x0041\u0001', '_x0041_x0042_', '__x0041__', '_x004', '_x0041', '_X0041_', '_x00e9_'];
  expect(await readBack(texts)).toEqual(texts);
});

test('every number comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(finiteNumber, { minLength: 1, maxLength: 60 }), async (numbers) => {
      const isId = (value: number): boolean => Number.isSafeInteger(value) && Math.abs(value) >= 1e15;
      const { values } = await readColumn(numbers, 'number');
      expect(values).toEqual(numbers.map((value) => (isId(value) ? String(value) : value + 0)));
    }),
    { numRuns: 30 },
  );
});

test('the preview shows the texts of the file, whatever is in whatever column', async () => {
  const value: fc.Arbitrary<Value> = fc.oneof(
    hostileText.filter((text) => text !== '2024-01-15'),
    fc.constantFrom<Value>(Infinity, -Infinity, 1e15, '2024-02-30', '1899-12-31', '1899-12-31 10:00'),
    fc.constant('x'.repeat(40_000)),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...columnTypes),
      fc.array(value, { minLength: 1, maxLength: 20 }),
      async (type, cells) => {
        const display = displayTexts(excelOptions());
        const rows = cells.map((cell) => [cell]);
        const { bytes } = await writeFile(excelOptions(), [{ columns: columns(type), rows }]);
        const read = await readTexts(bytes);
        cells.forEach((cell, index) => {
          expect(read.get(`A${index + 2}`) ?? '').toBe(display(cell, column('a', type)));
        });
      },
    ),
    { numRuns: 40 },
  );
});

test('every byte of XML is one that XML 1.0 allows', async () => {
  const texts = Array.from({ length: 0x10000 }, (_, code) => `x${String.fromCharCode(code)}`);
  const bytes = await write(texts);
  // Char in XML 1.0 (2.2); a parser would also turn a bare carriage return into a line feed.
  const allowed = /^[\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
  for (const xml of (await readPackage(bytes)).values()) expect(allowed.test(xml)).toBe(true);
  expect(await read(bytes, texts)).toEqual(texts);
});
