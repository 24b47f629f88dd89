import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { checkReceipt } from '../../main/export/receipt.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { Format } from '../../preload/contract/formats.ts';
import type { FileReceipt, ReceiptDifference } from '../../preload/contract/receipt.ts';
import { createDatabase } from '../fixtures/database.ts';
import { test as base } from '../fixtures/folder.ts';
import { numbersQuery, queryRequest } from '../fixtures/requests.ts';
import { threads } from '../fixtures/threads.ts';

interface Finished {
  receipt: FileReceipt;
  check: () => Promise<ReceiptDifference[]>;
}

/** A test that may have files `finished` by the worker, with their receipts. */
const test = base.extend('finished', ({ folder }, { onCleanup }) => {
  const engine = threads();
  onCleanup(() => engine.end());
  const file = createDatabase(join(folder, 'school.db'), 'CREATE TABLE pupils (name TEXT)');
  let files = 0;
  return async (request: ExportRequest): Promise<Finished> => {
    const desk = join(folder, `desk ${files++}`);
    mkdirSync(desk);
    const target = join(desk, 'report');
    const job = {
      source: { kind: 'sqlite', file } as const,
      request,
      target,
      temporary: `${target}.partial`,
      application: 'Analytics Export 1.2.3',
      startedAt: 0,
    };
    const facts = await engine.perform('export', { job });
    const receipt = { ...facts, path: join(desk, readdirSync(desk)[0] ?? '') };
    return { receipt, check: () => checkReceipt(engine, receipt, request.output) };
  };
});

const request = (format: Format): ExportRequest => queryRequest(numbersQuery(1_000), format);
const whats = (differences: ReceiptDifference[]): string[] => differences.map(({ what }) => what);

describe.each(['csv', 'excel'] as const)('a %s file', (format) => {
  test('that is intact is as its receipt says', async ({ finished }) => {
    const { receipt, check } = await finished(request(format));
    expect(receipt.rows).toBe(1_000);
    expect(await check()).toEqual([]);
  });

  test('that was cut is told with what it has left', async ({ finished }) => {
    const { receipt, check } = await finished(request(format));
    const half = Math.floor(receipt.bytes / 2);
    truncateSync(receipt.path, half);
    const differences = await check();
    expect(whats(differences)).toEqual(['rows', 'bytes', 'sha256']);
    expect(differences[1]).toEqual({ what: 'bytes', receipt: receipt.bytes, file: half });
    const { file: rows } = differences[0] as ReceiptDifference;
    if (format === 'csv') expect(rows).toSatisfy((count: number) => count > 400 && count < 600);
    else expect(rows).toBeNull();
  });

  test('of which one byte was changed is another one', async ({ finished }) => {
    const { receipt, check } = await finished(request(format));
    const bytes = readFileSync(receipt.path);
    // Of a CSV file a letter; of a workbook the time of its first part.
    const at = format === 'csv' ? bytes.length - 3 : 10;
    bytes[at] = (bytes[at] as number) ^ 1;
    writeFileSync(receipt.path, bytes);
    expect(whats(await check())).toEqual(['sha256']);
  });

  test('that is gone is told', async ({ finished }) => {
    const { receipt, check } = await finished(request(format));
    rmSync(receipt.path);
    await expect(check()).rejects.toMatchObject({ code: 'RESULT_MISSING' });
  });
});

test('a row that was removed is missed', async ({ finished }) => {
  const { receipt, check } = await finished(request('csv'));
  const lines = readFileSync(receipt.path, 'utf8').split('\r\n');
  writeFileSync(receipt.path, lines.toSpliced(500, 1).join('\r\n'));
  expect((await check())[0]).toEqual({ what: 'rows', receipt: 1_000, file: 999 });
});

test('a workbook in the place of another one has the rows it has', async ({ finished }) => {
  const { receipt, check } = await finished(request('excel'));
  const bytes = readFileSync(receipt.path);
  const { receipt: other } = await finished(queryRequest(numbersQuery(999), 'excel'));
  const shorter = readFileSync(other.path);
  expect(bytes.equals(shorter)).toBe(false);
  writeFileSync(receipt.path, shorter);
  expect((await check())[0]).toEqual({ what: 'rows', receipt: 1_000, file: 999 });
});

test('a workbook that something was added to cannot be read as one', async ({ finished }) => {
  const { receipt, check } = await finished(request('excel'));
  appendFileSync(receipt.path, 'x');
  expect((await check())[0]).toEqual({ what: 'rows', receipt: 1_000, file: null });
});
