import type { z } from 'zod';
import { openSource } from '../../../main/worker/sources/index.ts';
import type { Source } from '../../../main/worker/sources/source.ts';
import { rowsOf as valuesOf, type OutputColumn, type Row } from '../../../main/worker/rows.ts';
import { querySpecSchema } from '../../../preload/contract/query.ts';
import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import { exactRows, type RowCount } from '../../../preload/contract/row-count.ts';
import { toldError, type ToldError } from '../../fixtures/told-error.ts';
import { failureReport } from '../../../preload/contract/errors.ts';

export type Query = z.input<typeof querySpecSchema>;

/** Of a reader that nobody cancels. */
export const waitedFor = new AbortController().signal;

/** Opens an SQLite file for as long as `use` takes. */
export async function withSource<T>(file: string, use: (source: Source) => T | Promise<T>): Promise<T> {
  const source = await openSource({ kind: 'sqlite', file }, waitedFor);
  try {
    return await use(source);
  } finally {
    source.close();
  }
}

export interface Reading {
  columns: readonly OutputColumn[];
  available: readonly ColumnInfo[];
  rows: Row[];
  /** A number when it is exact. */
  count: number | RowCount;
  /** The size of each batch. */
  batches: number[];
}

/** Everything a query gives, parsed as the application parses it. */
export function read(file: string, query: Query, limit?: number): Promise<Reading> {
  return withSource(file, async (source) => {
    const result = await source.query(querySpecSchema.parse(query));
    const rows: Row[] = [];
    const batches: number[] = [];
    const counted = await result.count();
    const count = exactRows(counted) ?? counted;
    for await (const batch of result.batches(limit)) {
      rows.push(...valuesOf(batch));
      batches.push(batch.rows);
    }
    return { columns: result.columns, available: result.available, rows, count, batches };
  });
}

export const rowsOf = async (file: string, query: Query): Promise<Row[]> => (await read(file, query)).rows;

/** How something is expected to fail, as it is shown to a person. */
export async function failureOf(attempt: Promise<unknown>): Promise<ToldError> {
  const thrown = await attempt.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: unknown) => error,
  );
  return toldError(failureReport(thrown));
}
