import Database from 'better-sqlite3';
import type { SqlColumn } from '../../../datasets/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { mostRowBytes } from '../../../../preload/contract/limits.ts';

/**
 * How large rows are is asked before they are read: a value that is stored tells its length in the head of its row,
 * without being read, and a computed one is let go again. SQLite's own bound, 500 MB for a value, is far too high.
 */

/** What a row takes at most in a table of short rows, in bytes: a page of such rows needs no further look. */
const shortRow = 16_384;

/** Whether what these tables hold is stored in the file: not that of views and virtual tables, nor what is generated. */
export function areStored(database: Database.Database, tables: readonly string[]): boolean {
  const isStored = database
    .prepare<{ name: string }, number>(
      `SELECT EXISTS (SELECT 1 FROM pragma_table_list(:name) WHERE schema = 'main' AND type = 'table')
         AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(:name) WHERE hidden = 2)`,
    )
    .pluck();
  return tables.length > 0 && tables.every((name) => isStored.get({ name }) === 1);
}

/**
 * Whether all rows of these stored tables are short. That takes a look at each page of a table, not at its rows; it
 * ends at the first long one. In a damaged file that is not known; reading the rows then tells what is damaged.
 */
export function haveShortRows(database: Database.Database, tables: readonly string[]): boolean {
  const isShort = database
    .prepare<{ name: string; shortRow: number }, number>(
      // What a row lacks since a column was added is in the statement that made the table.
      `SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = :name AND octet_length(sql) <= :shortRow)
         AND NOT EXISTS (SELECT 1 FROM dbstat WHERE name = :name AND mx_payload > :shortRow)`,
    )
    .pluck();
  try {
    return tables.every((name) => isShort.get({ name, shortRow }) === 1);
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

/**
 * Throws ROW_TOO_LARGE for a view or a query that reads no table and begins with too large a row: SQLite makes all
 * values of such a row before any can be checked, unless it is asked for one only.
 */
export function checkFirstRow(
  database: Database.Database,
  from: string,
  columns: readonly SqlColumn[],
): void {
  if (opensTable(database, from)) return;
  let bytes = 0;
  for (const { label, sql } of columns) {
    const size = database.prepare<[], number | null>(`SELECT octet_length(${sql}) FROM ${from} LIMIT 1`);
    try {
      bytes += size.pluck().get() ?? 0;
    } catch (error) {
      throw rowTooLarge(error, 1, []);
    }
    if (bytes > mostRowBytes) throw new ExportFailure('ROW_TOO_LARGE', { row: 1, bytes, column: label });
  }
}

/** Whether SQLite's program opens a table, be it a virtual one. */
const opensTable = (database: Database.Database, from: string): boolean =>
  database
    .prepare<[], { opcode: string }>(`EXPLAIN SELECT * FROM ${from}`)
    .all()
    .some(({ opcode }) => opcode === 'OpenRead' || opcode === 'VOpen');

/** The bytes of all these values together. */
export function sizeSql(names: readonly string[]): string {
  // In groups, as an expression may be nested only so deep.
  const groups: string[] = [];
  for (let start = 0; start < names.length; start += groupSize)
    groups.push(
      `(${names
        .slice(start, start + groupSize)
        .map((name) => `coalesce(octet_length(${name}), 0)`)
        .join(' + ')})`,
    );
  return groups.join(' + ');
}
const groupSize = 50;

/** `line`, but a failure that `rowTooLarge` knows where it would be too long: first for a value, then for all. */
export function checkedSql(line: string, names: readonly string[]): string {
  const values = names.map(
    (name, index) =>
      `WHEN octet_length(${name}) > ${mostRowBytes} THEN ${raise(index, `octet_length(${name})`)}`,
  );
  const size = sizeSql(names);
  return `CASE ${values.join(' ')} WHEN ${size} > ${mostRowBytes} THEN ${raise(-1, size)} ELSE ${line} END`;
}

/** The function says in its error what the path was that it cannot read. */
const raise = (index: number, size: string): string => `json_extract('{}', '${mark} ${index} ' || (${size}))`;
const mark = 'row too large:';

/**
 * What a failed reading is to a person when the row was too long. `row` counts from 1, `columns` are those that were
 * checked.
 */
export function rowTooLarge(error: unknown, row: number, columns: readonly string[]): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const [, index, size] = new RegExp(`${mark} (-?\\d+) (\\d+)`).exec(error.message) ?? [];
  if (index !== undefined)
    return new ExportFailure('ROW_TOO_LARGE', {
      row,
      bytes: Number(size),
      column: columns[Number(index)] ?? null,
    });
  const isTooBig = error.code === 'SQLITE_TOOBIG' || error.code === 'SQLITE_NOMEM';
  return isTooBig ? new ExportFailure('ROW_TOO_LARGE', { row, bytes: null, column: null }) : error;
}
