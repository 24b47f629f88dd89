import Database from 'better-sqlite3';
import { batchRows, mostRowBytes } from '../../../../preload/contract/limits.ts';
import { batchOfLines, type Batch } from '../../rows.ts';
import { noMoreRows, type End } from '../source.ts';
import type { Bindings } from './parameters.ts';
import { rowTooLarge } from './row-size.ts';
import type { PageSql, Select } from './select.ts';

/** Bytes from which on a batch is larger than it need be. */
export const largestBatch = 1 << 20;

/** The lines, how many they are, and the last one's row key; no lines where there are no rows. */
type Page = [Buffer | null, number, string | null];

/** How far a reading has come. */
interface Place {
  /** The last row's key. */
  pageAfter: number | bigint;
  read: number;
  left: number;
}

/**
 * Reads up to `limit` rows in the order of their key. Each page is one call into SQLite, where a row at a time would
 * be as many calls as rows. Throws SQLite's errors, and ROW_TOO_LARGE; with short rows there is no need to look how
 * large they are.
 */
export function* readPages(
  database: Database.Database,
  { columns, bindings }: Select,
  sql: PageSql,
  limit: number,
  hasShortRows: boolean,
): Generator<Batch, End> {
  const place: Place = { pageAfter: Number.NEGATIVE_INFINITY, read: 0, left: limit };
  if (hasShortRows) yield* shortPages(database, sql, bindings, place);
  const names = columns.map(({ name }) => name);
  if (place.left > 0) yield* measuredPages(database, sql, bindings, place, names);
  return noMoreRows;
}

/** Pages of as many rows as a batch has, up to the first BLOB. */
function* shortPages(
  database: Database.Database,
  sql: PageSql,
  bindings: Bindings,
  place: Place,
): Generator<Batch> {
  const usual = preparePage(database, sql.usual);
  let withoutGaps = sql.withoutGaps === undefined ? undefined : preparePage(database, sql.withoutGaps);
  while (place.left > 0) {
    const { pageAfter } = place;
    const pageRows = Math.min(batchRows, place.left);
    let page: Page | undefined;
    try {
      if (withoutGaps && typeof pageAfter === 'bigint') {
        // Behind the largest key it turns negative, and there are no rows.
        const pageEnd = BigInt.asIntN(64, pageAfter + BigInt(pageRows));
        page = withoutGaps.get({ ...bindings, pageAfter, pageEnd });
        if (page?.[1] !== pageRows) withoutGaps = undefined;
      }
      if (page?.[1] !== pageRows) page = usual.get({ ...bindings, pageAfter, pageRows });
    } catch (error) {
      if (isBlobError(error)) return;
      throw error;
    }
    yield* batchOf(page, place);
    if (page?.[1] !== pageRows) place.left = 0;
  }
}

/** Pages of as many rows as fit into a batch. */
function* measuredPages(
  database: Database.Database,
  sql: PageSql,
  bindings: Bindings,
  place: Place,
  columns: readonly string[],
): Generator<Batch> {
  const rows = preparePage(database, sql.withBlobs);
  const measure = database.prepare<[object], number>(sql.sizes).pluck();
  let sizes: number[] = [];
  while (place.left > 0) {
    const { pageAfter } = place;
    try {
      if (sizes.length === 0)
        sizes = measure.all({ ...bindings, pageAfter, pageRows: Math.min(batchRows, place.left) });
      if (sizes.length === 0) return;
      if ((sizes[0] as number) > mostRowBytes)
        database.prepare(sql.check).get({ ...bindings, pageAfter, pageRows: 1 });
    } catch (error) {
      throw rowTooLarge(error, place.read + 1, columns);
    }
    const pageRows = rowsThatFit(sizes);
    yield* batchOf(rows.get({ ...bindings, pageAfter, pageRows }), place);
    sizes = sizes.slice(pageRows);
  }
}

/** How many of the next rows make a batch, at least one. */
function rowsThatFit(sizes: readonly number[]): number {
  let rows = 0;
  for (let size = 0; rows < sizes.length; rows++) {
    size += sizes[rows] as number;
    if (size > largestBatch) break;
  }
  return Math.max(rows, 1);
}

const preparePage = (database: Database.Database, sql: string): Database.Statement<[object], Page> =>
  database.prepare<[object], Page>(sql).raw();

/** Hands on a page, and goes on behind it. */
function* batchOf(page: Page | undefined, place: Place): Generator<Batch> {
  const [lines, rows, lastKey] = page ?? [null, 0, null];
  if (lines === null || lastKey === null) return;
  yield batchOfLines(lines, rows);
  place.pageAfter = BigInt(lastKey);
  place.read += rows;
  place.left -= rows;
}

const isBlobError = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.message.includes('JSON cannot hold BLOB');
