import { globSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { DataRecord } from '../../../main/datasets/found-columns.ts';
import { writeRecordsFile } from '../../../main/sources/records/records-file.ts';
import { rowsOf, type Row } from '../../../main/worker/rows.ts';
import { waitedFor } from './read.ts';
import { openSource } from '../../../main/worker/sources/index.ts';
import { querySpecSchema } from '../../../preload/contract/query.ts';
import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import type { RowCount } from '../../../preload/contract/row-count.ts';
import { test } from '../../fixtures/folder.ts';

interface Table {
  columns: readonly ColumnInfo[];
  count: RowCount;
  rows: Row[];
  batches: number[];
}

/** What a worker reads of records that were written into a file. */
async function readBack(
  folder: string,
  tables: Readonly<Record<string, Iterable<DataRecord>>>,
): Promise<Record<string, Table>> {
  const file = join(folder, `${Math.random()}.jsonl`);
  await writeRecordsFile(tables, file);
  const source = await openSource({ kind: 'records', file, label: 'Records' }, waitedFor);
  const read: Record<string, Table> = {};
  for (const { id, label } of await source.describe(true)) {
    const query = await source.query(querySpecSchema.parse({ dataset: id }));
    const table: Table = { columns: query.available, count: await query.count(), rows: [], batches: [] };
    for await (const batch of query.batches()) {
      table.rows.push(...rowsOf(batch));
      table.batches.push(batch.rows);
    }
    read[label] = table;
  }
  source.close();
  return read;
}

test('several tables, each with its own columns, in batches', async ({ folder }) => {
  const many = Array.from({ length: 12_345 }, (_, id) => ({ id, text: `line\n${id}` }));
  const read = await readBack(folder, { one: [{ a: 1 }], empty: [], many, last: [{ b: 'x' }, { b: 'y' }] });
  expect(read.one).toMatchObject({ count: { exact: 1 }, rows: [[1]] });
  expect(read.empty).toMatchObject({ count: { exact: 0 }, rows: [], columns: [] });
  expect(read.many?.rows).toEqual(many.map(({ id, text }) => [id, text]));
  expect(read.many?.batches.slice(-2)).toEqual([500, 345]);
  expect(read.last?.rows).toEqual([['x'], ['y']]);
});

test('columns are the keys of all records, typed by what is in them', async ({ folder }) => {
  const data: DataRecord[] = [
    { id: 1, score: 9, at: new Date(0), ok: true, day: null, mixed: 1, none: undefined },
    { id: 2n, score: 9.5, at: '2024-01-15T10:00', ok: false, day: '2024-01-15', mixed: 'x', late: 'new' },
  ];
  const { table } = await readBack(folder, { table: data });
  expect(Object.fromEntries(table?.columns.map(({ key, type }) => [key, type]) ?? [])).toEqual({
    id: 'integer',
    score: 'decimal',
    at: 'datetime',
    ok: 'boolean',
    day: 'date',
    mixed: 'any',
    none: 'any',
    late: 'text',
  });
  expect(table?.rows).toEqual([
    [1, 9, '1970-01-01T00:00:00.000Z', true, null, 1, null, null],
    ['2', 9.5, '2024-01-15T10:00', false, '2024-01-15', 'x', null, 'new'],
  ]);
});

describe('every value', () => {
  test('comes out as it went in', async ({ folder }) => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ a: value, b: value }), { maxLength: 20 }), async (data) => {
        const { table } = await readBack(folder, { table: data });
        expect(table?.rows).toEqual(data.map(({ a, b }) => [a, b].map((cell) => (cell === 0 ? 0 : cell))));
      }),
      // A double of seventeen digits that begins with sixteen of them was once written as no JSON at all.
      { numRuns: 50, examples: [[[{ a: 1000007511491839.1, b: 0 }]]] },
    );
  });

  test('that JSON has no word for is a text', async ({ folder }) => {
    const data = [
      { a: Infinity, b: Number.NaN, c: { x: [1] }, d: 2n ** 70n, e: 2 ** 60, f: new Date(Number.NaN) },
    ];
    const { table } = await readBack(folder, { table: data });
    expect(table?.rows).toEqual([
      ['Infinity', 'NaN', '{"x":[1]}', '1180591620717411303424', 2 ** 60, 'Invalid Date'],
    ]);
  });

  test('is its own, not inherited', async ({ folder }) => {
    const { table } = await readBack(folder, { table: [{ constructor: 'Bauer & Sons' }, {}] });
    expect(table?.rows).toEqual([['Bauer & Sons'], [null]]);
  });

  const circle: Record<string, unknown> = {};
  circle.again = circle;
  test.for([
    ['a function', { x: () => 1 }, `has something in 'x' that is no value`],
    ['what contains itself', { x: circle }, `has something in 'x' that is no value`],
    ['what JSON has no number for', { x: { y: 1n } }, `has something in 'x' that is no value`],
    ['no record at all', null, 'is no record of values by their names'],
  ] as const)('is not %s', async ([, record, problem], { folder }) => {
    const data = [{ x: 1 }, record as DataRecord];
    await expect(readBack(folder, { table: data })).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      detail: { problem: `record 2 of 'table' ${problem}` },
    });
  });
});

test.for<[string, object]>([
  ['summary', { summary: { measures: [{ function: 'count' }] } }],
  ['columns', { columns: [{ key: 'a' }] }],
  ['filters', { filters: [{ column: 'a', op: 'not-null' }] }],
  ['sort', { sort: [{ column: 'a', direction: 'ascending' }] }],
  ['limit', { limit: 1 }],
])('a choice by %s is refused, not ignored', async ([name, choice], { folder }) => {
  const file = join(folder, 'a.jsonl');
  await writeRecordsFile({ table: [{ a: 1 }] }, file);
  const source = await openSource({ kind: 'records', file, label: 'Records' }, waitedFor);
  try {
    expect(() => source.query(querySpecSchema.parse({ dataset: 'records:0', ...choice }))).toThrow(
      expect.objectContaining({
        code: 'REQUEST_INVALID',
        detail: {
          problem: `rows in memory are exported as they are given: choose among them before and leave out '${name}'`,
        },
      }),
    );
  } finally {
    source.close();
  }
});

test.skipIf(process.platform !== 'linux')('a closed source lets go of its file', async ({ folder }) => {
  await readBack(folder, { table: [{ a: 1 }] });
  const opened = globSync('/proc/self/fd/*').map((link) => {
    try {
      return readlinkSync(link);
    } catch {
      // The folder itself, which has been read.
      return '';
    }
  });
  expect(opened.filter((path) => path.startsWith(folder))).toEqual([]);
});

test('a file that is gone is said to be', async ({ folder }) => {
  const gone = { kind: 'records', file: join(folder, 'gone.jsonl'), label: 'Records' } as const;
  await expect(openSource(gone, waitedFor)).rejects.toThrow('SOURCE_NOT_FOUND');
});
