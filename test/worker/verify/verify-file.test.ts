import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { verifyFile } from '../../../main/worker/verify/verify-file.ts';
import { test } from '../../fixtures/folder.ts';
import { columns, csvOptions, excelOptions, writeFile, type Sheet } from '../writers/files.ts';

const numbers = (rows: number): Sheet => ({
  columns: columns('integer', 'text'),
  rows: Array.from({ length: rows }, (_, index) => [index, `<row ${index}>\n"x"`]),
});

async function rowsFound(
  folder: string,
  options: Parameters<typeof writeFile>[0],
  sheets: Sheet[],
  rowLimit?: number,
  sheetsOfRows = sheets.length,
): Promise<number | null> {
  const path = join(folder, 'report');
  const { bytes } = await writeFile(options, sheets, rowLimit === undefined ? {} : { rowLimit });
  writeFileSync(path, bytes);
  return (await verifyFile({ path, sheets: sheetsOfRows, output: options })).rows;
}

describe('the rows of a workbook', () => {
  test.for([0, 1, 20_000])('are counted without the header: %i', async (rows, { folder }) => {
    expect(await rowsFound(folder, excelOptions(), [numbers(rows)])).toBe(rows);
  });

  test('are those of all its sheets, but not those that tell about them', async ({ folder }) => {
    const options = excelOptions({ charts: true, about: true });
    expect(await rowsFound(folder, options, [numbers(30), numbers(0), numbers(12)])).toBe(42);
  });

  test('are those of the sheets they continue on, too', async ({ folder }) => {
    const options = excelOptions({ onOverflow: 'split', about: true });
    expect(await rowsFound(folder, options, [numbers(25)], 10, 3)).toBe(25);
  });

  test('are unknown when it has fewer sheets than it should', async ({ folder }) => {
    expect(await rowsFound(folder, excelOptions(), [numbers(3)], undefined, 2)).toBeNull();
  });

  test('are counted or unknown, whatever byte of it is changed', async ({ folder }) => {
    const { bytes } = await writeFile(excelOptions(), [numbers(3)]);
    const path = join(folder, 'report.xlsx');
    const found = new Set<number | null>();
    // All of the directory at the end, where every byte is read, and every thirteenth before it.
    for (let at = 0; at < bytes.length; at += at < bytes.length - 900 ? 13 : 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] as number) ^ 0xff;
      writeFileSync(path, damaged);
      found.add((await verifyFile({ path, sheets: 1, output: excelOptions() })).rows);
    }
    expect(found).toContain(3);
    expect(found).toContain(null);
  });
});

describe('the rows of a CSV file', () => {
  test.for([
    [true, 'utf-8-sig', 0],
    [true, 'utf-8', 1],
    [false, 'utf-8-sig', 0],
    [false, 'utf-8', 30_000],
    [true, 'utf-8-sig', 30_000],
  ] as const)('are counted with headers %s in %s: %i', async ([headers, encoding, rows], { folder }) => {
    expect(await rowsFound(folder, csvOptions({ headers, encoding }), [numbers(rows)])).toBe(rows);
  });

  test('are none in an empty file', async ({ folder }) => {
    const path = join(folder, 'report.csv');
    writeFileSync(path, '');
    expect(await verifyFile({ path, sheets: 1, output: csvOptions() })).toMatchObject({ rows: 0, bytes: 0 });
  });
});

test('a file that is not there, or that is none, is an expected failure', async ({ folder }) => {
  const path = join(folder, 'report.csv');
  const verified = (): Promise<unknown> => verifyFile({ path, sheets: 1, output: csvOptions() });
  await expect(verified()).rejects.toMatchObject({ code: 'RESULT_MISSING', detail: { name: 'report.csv' } });
  mkdirSync(path);
  await expect(verified()).rejects.toMatchObject({ code: 'RESULT_NOT_READABLE' });
});
