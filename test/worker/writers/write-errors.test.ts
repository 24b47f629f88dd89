import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { batchOf } from '../../../main/worker/rows.ts';
import { createWriter } from '../../../main/worker/writers/index.ts';
import type { PartSink } from '../../../main/worker/writers/writer.ts';
import type { ExportOptions } from '../../../preload/contract/export.ts';
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

/** Enough for the queue of chunks to fill and to be emptied again, and a second sheet in a workbook. */
async function exportTo(sink: PartSink, options: ExportOptions): Promise<void> {
  const writer = createWriter(sink, options, someFacts);
  for (const batches of options.format === 'excel' ? [50, 1] : [80]) {
    await writer.beginSheet('Sheet', columns('text', 'decimal', 'datetime'));
    for (let count = 0; count < batches; count++) await writer.write(batch);
  }
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
    const sound = new FullDisk(Infinity);
    await exportTo(sound, options);
    expect(sound.writes).toBeGreaterThan(4);
    for (let failing = 1; failing <= sound.writes; failing++) {
      const sink = new FullDisk(failing);
      await expect(exportTo(sink, options)).rejects.toBe(sink.error);
      await setImmediate();
    }
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
