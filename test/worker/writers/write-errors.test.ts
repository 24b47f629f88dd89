import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { batchOf } from '../../../main/worker/rows.ts';
import { createWriter } from '../../../main/worker/writers/index.ts';
import type { PartSink } from '../../../main/worker/writers/writer.ts';
import type { ExportOptions } from '../../../preload/contract/options.ts';
import { columns, csvOptions, excelOptions, someFacts } from './files.ts';

/** A disk that is full from the k-th write on. */
class FullDisk implements PartSink {
  size = 0;
  writes = 0;
  readonly error = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  readonly #failing: number;

  constructor(failing: number) {
    this.#failing = failing;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.size += bytes.length;
    await this.#use();
  }

  patch(): Promise<void> {
    return this.#use();
  }

  next(): Promise<void> {
    return this.#use();
  }

  async #use(): Promise<void> {
    this.writes++;
    const failing = this.writes >= this.#failing;
    await setImmediate();
    if (failing) throw this.error;
  }
}

const row = ['a text that is long enough '.repeat(4), 1.5, '2024-01-15T10:00:00Z'];
const batch = batchOf(Array.from({ length: 500 }, () => row));

/** Batches enough for the queue of chunks to fill and to be emptied again. */
const many = { csv: 80, excel: 50 };

/** Writes so many batches, and in a workbook a second sheet of one more. */
async function exportTo(
  sink: PartSink,
  options: ExportOptions,
  batches: number,
  onClose?: () => void,
): Promise<void> {
  const writer = createWriter(sink, options, someFacts);
  for (const count of options.format === 'excel' ? [batches, 1] : [batches]) {
    await writer.beginSheet('Sheet', columns('text', 'decimal', 'datetime'));
    for (let written = 0; written < count; written++) await writer.write(batch);
  }
  onClose?.();
  await writer.close();
}

const unhandled: unknown[] = [];
const remember = (reason: unknown): number => unhandled.push(reason);
beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', remember);
});
afterEach(() => {
  process.off('unhandledRejection', remember);
});

describe.each<ExportOptions>([csvOptions(), excelOptions()])('$format', (options) => {
  test('whichever write fails, its error comes out, once and handled', async () => {
    const failsAt = async (failing: number, batches: number): Promise<void> => {
      const sink = new FullDisk(failing);
      await expect(exportTo(sink, options, batches)).rejects.toBe(sink.error);
      await setImmediate();
    };
    const large = new FullDisk(Infinity);
    let beforeTheEnd = 0;
    await exportTo(large, options, many[options.format], () => (beforeTheEnd = large.writes));
    expect(beforeTheEnd).toBeGreaterThan(3);
    for (let failing = 1; failing <= beforeTheEnd + 1; failing++)
      await failsAt(failing, many[options.format]);
    // What is written at the end is the same for a small file.
    const small = new FullDisk(Infinity);
    await exportTo(small, options, 1);
    for (let failing = 1; failing <= small.writes; failing++) await failsAt(failing, 1);
    expect(unhandled).toEqual([]);
  });
});

test('closing a CSV file whose last write failed fails too', async () => {
  const sink = new FullDisk(1);
  const writer = createWriter(sink, csvOptions(), someFacts);
  await writer.beginSheet('', columns('text'));
  await expect(writer.close()).rejects.toBe(sink.error);
  await expect(writer.close()).rejects.toBe(sink.error);
});
