import { afterEach, describe, expect, test, vi } from 'vitest';
import { setImmediate } from 'node:timers/promises';
import { batchOf, type Batch } from '../../../main/worker/rows.ts';
import { createWriter } from '../../../main/worker/writers/index.ts';
import type { PartSink } from '../../../main/worker/writers/writer.ts';
import type { ExportOptions } from '../../../preload/contract/options.ts';
import { columns, csvOptions, excelOptions, someFacts } from './files.ts';

/** Forgets the bytes, slowly, and knows how many writes were under way at once. */
class CountingSink implements PartSink {
  size = 0;
  writes = 0;
  mostAtOnce = 0;
  largest = 0;
  #underWay = 0;

  async write(bytes: Uint8Array): Promise<void> {
    this.size += bytes.length;
    this.writes++;
    this.largest = Math.max(this.largest, bytes.length);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#underWay);
    await setImmediate();
    await setImmediate();
    this.#underWay--;
  }

  patch(): Promise<void> {
    return Promise.resolve();
  }

  next(): Promise<void> {
    return Promise.resolve();
  }
}

const types = ['integer', 'text', 'text', 'decimal', 'datetime'] as const;
const someRows = (first: number): Batch =>
  batchOf(
    Array.from({ length: 500 }, (_, index) => {
      const id = first + index;
      return [
        id,
        `student number ${id}`,
        'a comment of some length, with a comma',
        id / 100,
        '2024-01-15T10:00:00Z',
      ];
    }),
  );

async function write(rows: number, options: ExportOptions): Promise<CountingSink> {
  const sink = new CountingSink();
  const writer = createWriter(sink, options, someFacts);
  await writer.beginSheet('Sheet', columns(...types));
  for (let first = 0; first < rows; first += 500) await writer.write(someRows(first));
  await writer.close();
  return sink;
}

afterEach(() => vi.restoreAllMocks());

describe.each<ExportOptions>([csvOptions(), excelOptions()])('$format', (options) => {
  test('120,000 rows take a few chunks, one write at a time', async () => {
    // The writers take their chunks from here and from nowhere else; the original still answers.
    const allocate = vi.spyOn(Buffer, 'allocUnsafeSlow');
    const sink = await write(120_000, options);
    // The batches themselves are smaller.
    const chunks = allocate.mock.calls.filter(([size]) => size >= 1 << 20).length;
    expect(sink.writes).toBeGreaterThan(8);
    expect(chunks).toBeLessThanOrEqual(8);
    expect(sink.mostAtOnce).toBe(1);
    expect(sink.largest).toBeLessThan(2 << 20);
  });

  test('wide batches are written chunk by chunk', async () => {
    const wide = batchOf(
      Array.from({ length: 500 }, () => Array.from({ length: 200 }, () => 'x'.repeat(300))),
    );
    const allocate = vi.spyOn(Buffer, 'allocUnsafeSlow');
    const sink = new CountingSink();
    const writer = createWriter(sink, options, someFacts);
    await writer.beginSheet('Sheet', columns(...Array.from({ length: 200 }, () => 'text' as const)));
    for (let count = 0; count < 2; count++) await writer.write(wide);
    await writer.close();
    expect(allocate.mock.calls.length).toBeLessThanOrEqual(8);
    expect(allocate.mock.calls.every(([size]) => size < 2 << 20)).toBe(true);
  });
});
