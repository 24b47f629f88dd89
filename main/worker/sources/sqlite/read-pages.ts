import Database from 'better-sqlite3';
import { batchRows } from '../../../../preload/contract/limits.ts';
import { batchOfLines, type Batch } from '../../rows.ts';
import type { Bindings } from './parameters.ts';
import type { PageSql } from './select.ts';

/** Bytes from which on a batch is larger than it need be. */
export const largestBatch = 1 << 22;

/** The lines, how many they are, and the last one's row key; no lines where there are no rows. */
type Page = [Buffer | null, number, string | null];

/**
 * Reads up to `limit` rows in the order of their key. Each page is one call into SQLite, where a row at a time would
 * be as many calls as rows. Throws SQLite's errors.
 */
export function* readPages(
  database: Database.Database,
  sql: PageSql,
  bindings: Bindings,
  limit: number,
): Generator<Batch> {
  const prepare = (pageSql: string): Database.Statement<[object], Page> =>
    database.prepare<[object], Page>(pageSql).raw();
  let usual = prepare(sql.usual);
  let withoutGaps = sql.withoutGaps === undefined ? undefined : prepare(sql.withoutGaps);
  let pageAfter: number | bigint = Number.NEGATIVE_INFINITY;
  let mostRows = batchRows;
  for (let left = limit; left > 0;) {
    const pageRows = Math.min(mostRows, left);
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
      if (isBlobError(error)) [usual, withoutGaps] = [prepare(sql.withBlobs), undefined];
      else if (isTooBig(error) && mostRows > 1) mostRows = Math.ceil(mostRows / 2);
      else throw error;
      continue;
    }
    const [lines, rows, lastKey] = page ?? [null, 0, null];
    if (lines === null || lastKey === null) return;
    const { length } = lines;
    yield batchOfLines(lines, rows);
    free(lines);
    if (rows < pageRows) return;
    left -= rows;
    pageAfter = BigInt(lastKey);
    if (length > largestBatch) mostRows = Math.ceil(mostRows / 2);
  }
}

/** Left to the garbage collector, pages would take 60 MB before it looks at them. */
function free({ buffer }: Buffer): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

const isBlobError = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.message.includes('JSON cannot hold BLOB');
const isTooBig = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code === 'SQLITE_TOOBIG';
