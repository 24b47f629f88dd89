import type Database from 'better-sqlite3';
import { batchRows } from '../../../../preload/contract/limits.ts';
import { batchOfLines, type Batch } from '../../rows.ts';
import { noMoreRows, type End } from '../source.ts';
import { largestBatch } from './read-pages.ts';
import { rowTooLarge } from './row-size.ts';
import type { Select } from './select.ts';

const replacement = Buffer.from('\ufffd');

/**
 * Reads up to `limit` rows one after another, for what has no key. Throws SQLite's errors, and ROW_TOO_LARGE where
 * `sql` checks that. What is no text has become U+FFFD on its way; only when there is such a character are the rows
 * read once more, as bytes, to tell how many were made. `isUtf8` is the database's encoding.
 */
export function* readRows(
  database: Database.Database,
  { bindings, columns }: Select,
  sql: string,
  limit: number,
  isUtf8: boolean,
): Generator<Batch, End> {
  const rows = database.prepare<[object], string>(sql).pluck().iterate(bindings);
  let held: Batch | undefined;
  let mayBeReplaced = false;
  let read = 0;
  try {
    while (read < limit) {
      const lines: string[] = [];
      try {
        take(rows, Math.min(batchRows, limit - read), lines);
      } catch (error) {
        const names = columns.map(({ name }) => name);
        throw rowTooLarge(error, read + lines.length + 1, names);
      }
      if (lines.length === 0) break;
      if (held) yield held;
      held = { bytes: Buffer.from(lines.join('\n')), rows: lines.length, replacedCells: 0 };
      mayBeReplaced ||= held.bytes.includes(replacement);
      read += lines.length;
    }
  } finally {
    rows.return?.();
  }
  if (!held) return noMoreRows;
  const replacedCells =
    mayBeReplaced && isUtf8
      ? countReplacedCells(database, `SELECT CAST(line AS BLOB) FROM (${sql})`, bindings, limit)
      : 0;
  yield { ...held, replacedCells };
  return noMoreRows;
}

/** Takes up to `count` lines; fewer when they are long. */
function take(rows: Iterator<string>, count: number, lines: string[]): void {
  for (let size = 0; lines.length < count && size < largestBatch;) {
    const next = rows.next();
    if (next.done) return;
    lines.push(next.value);
    size += next.value.length;
  }
}

function countReplacedCells(
  database: Database.Database,
  sql: string,
  bindings: object,
  limit: number,
): number {
  let count = 0;
  let left = limit;
  for (const line of database.prepare<[object], Buffer>(sql).pluck().iterate(bindings)) {
    if (left-- === 0) break;
    count += batchOfLines(line, 1).replacedCells;
  }
  return count;
}
