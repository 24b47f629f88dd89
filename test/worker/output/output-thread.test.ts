import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect } from 'vitest';
import { FileOutput } from '../../../main/worker/output/file-output.ts';
import { createOutput, manyRows } from '../../../main/worker/output/index.ts';
import { OutputThread } from '../../../main/worker/output/output-thread.ts';
import type { Output, OutputFacts, OutputPlan } from '../../../main/worker/output/output.ts';
import { batchOf, type Batch } from '../../../main/worker/rows.ts';
import { test } from '../../fixtures/folder.ts';
import { columns, csvOptions, excelOptions, someFacts } from '../writers/files.ts';

/** The threads begun. */
const threads: Worker[] = [];
const begun = (message: unknown): void => {
  threads.push((message as { worker: Worker }).worker);
};
beforeEach(() => {
  threads.length = 0;
  subscribe('worker_threads', begun);
});
afterEach(() => {
  unsubscribe('worker_threads', begun);
});

const plan = (folder: string, change: Partial<OutputPlan> = {}): OutputPlan => ({
  target: join(folder, 'target'),
  temporary: join(folder, 'temporary'),
  options: csvOptions(),
  facts: someFacts,
  rowLimit: 1_000_000,
  ...change,
});

const types = columns('integer', 'text', 'datetime');
const someRows = (first: number, count: number): Batch =>
  batchOf(
    Array.from({ length: count }, (_, row) => [
      first + row,
      `a "text" ${first + row}`,
      '2024-01-31T14:05:00+02:00',
    ]),
  );
const largeRow = (): Batch => batchOf([[1, 'x'.repeat(1 << 18), null]]);

/** 20,300 rows in batches of some megabytes all in all, the last one as small as those that share their memory. */
async function fill(output: Output, more: readonly string[] = []): Promise<OutputFacts> {
  await output.beginSheet('Sheet', types);
  for (let first = 0; first < 20_000; first += 500) await output.write(someRows(first, 500));
  await output.write(largeRow());
  for (let row = 0; row < 300; row++) await output.write(someRows(row, 1));
  for (const name of more) {
    await output.beginSheet(name, columns('integer'));
    await output.write(batchOf([[1]]));
  }
  await output.close();
  return output.complete();
}

describe('makes the same as the thread that reads would, of', () => {
  test.for([
    ['a CSV file', { options: csvOptions() }, []],
    ['several CSV files', { options: csvOptions({ onOverflow: 'split' }), rowLimit: 7_000 }, []],
    ['a workbook', { options: excelOptions() }, ['Other sheet']],
  ] as const)('%s', async ([, change, more], { folder }) => {
    const facts = await fill(new OutputThread(plan(folder, change)), more);
    expect(facts.shortenedTimes).toEqual([['c'], ...more.map(() => [])]);
    const other = { temporary: join(folder, 'other'), ...change };
    expect(facts).toEqual(await fill(await FileOutput.create(plan(folder, other)), more));
    const made = readdirSync(folder).filter((name) => name.startsWith('temporary'));
    expect(made).toHaveLength(facts.files.length);
    for (const name of made)
      expect(readFileSync(join(folder, name))).toEqual(
        readFileSync(join(folder, name.replace('temporary', 'other'))),
      );
  });
});

test('only many rows are worth a thread', async ({ folder }) => {
  for (const [rows, expected] of [
    [manyRows - 1, 0],
    [manyRows, 1],
  ] as const) {
    const output = await createOutput(plan(folder), rows);
    expect(threads).toHaveLength(expected);
    await output.abort();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test('the reader waits for a thread that does not keep pace', async ({ folder }) => {
  const output = new OutputThread(plan(folder));
  await output.beginSheet('Sheet', types);
  let taken = 0;
  let isWaiting = false;
  // No answer arrives while nothing here gives way to other events.
  while (!isWaiting && taken < 100) {
    isWaiting = true;
    void output.write(largeRow()).then(() => {
      isWaiting = false;
    });
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    taken++;
  }
  expect(taken).toBe(3);
  await output.close();
  expect((await output.complete()).files[0]?.bytes).toBeGreaterThan(taken << 18);
});

describe('leaves nothing', () => {
  test('when it is given up in the middle', async ({ folder }) => {
    const output = new OutputThread(plan(folder));
    await output.beginSheet('Sheet', types);
    for (let row = 0; row < 8; row++) await output.write(largeRow());
    expect(readdirSync(folder)).toEqual(['temporary']);
    await output.abort();
    expect(readdirSync(folder)).toEqual([]);
    expect(threads[0]?.threadId).toBe(-1);
  });

  test('when the thread dies', async ({ folder }) => {
    const output = new OutputThread(plan(folder));
    await output.beginSheet('Sheet', types);
    for (let row = 0; row < 8; row++) await output.write(largeRow());
    const writing = async (): Promise<void> => {
      for (;;) await output.write(largeRow());
    };
    const failing = expect(writing()).rejects.toMatchObject({ code: 'UNEXPECTED' });
    await threads[0]?.terminate();
    await failing;
    await expect(output.close()).rejects.toMatchObject({ code: 'UNEXPECTED' });
    expect(readdirSync(folder)).toEqual(['temporary']);
    await output.abort();
    expect(readdirSync(folder)).toEqual([]);
  });
});

test('what fails in the thread fails here', async ({ folder }) => {
  writeFileSync(join(folder, 'temporary'), 'of somebody else');
  const output = new OutputThread(plan(folder));
  await output.beginSheet('Sheet', types);
  await expect(output.close()).rejects.toMatchObject({ code: 'TARGET_NOT_WRITABLE' });
  await output.abort();
});
