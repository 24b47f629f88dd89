import Database from 'better-sqlite3';
import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { tablePrefix } from '../../../../preload/contract/dataset.ts';
import type { Words } from '../../../../preload/words/words.ts';
import type { SqlDataset, SqlColumn } from '../../../datasets/dataset.ts';
import { quoted } from './identifiers.ts';
import { areStored, checkedSql, checkFirstRow, rowTooLarge } from './row-size.ts';

/** The names of all tables and views a person would know of. */
export function tableNames(database: Database.Database): string[] {
  return database
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema
       WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
}

/**
 * The datasets `table:NAME` of all tables and views that SQLite understands: a view may stand on a table that is gone,
 * and a virtual table on a module that is not here. One that is damaged is offered all the same, for its export to say
 * so, and does not hide the others; SQLite's error is thrown when there are no others. What columns hold is only what
 * was declared unless this looks at the first rows, which a view may take any time to make.
 */
export function tableDatasets(database: Database.Database, looksAtRows: boolean, words: Words): SqlDataset[] {
  const damages: unknown[] = [];
  const understood = tableNames(database).flatMap((name) => {
    try {
      if (looksAtRows) return tableDataset(database, name, words) ?? [];
    } catch (error) {
      if (!isSqliteError(error, 'SQLITE_CORRUPT')) return unlessNotUnderstood(error);
      damages.push(error);
    }
    try {
      return datasetOf(database, name, declaredColumns(database, name), words);
    } catch (error) {
      return unlessNotUnderstood(error);
    }
  });
  if (damages.length > 0 && damages.length >= understood.length) throw damages[0];
  return understood;
}

const isSqliteError = (error: unknown, code: string): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith(code);

function unlessNotUnderstood(error: unknown): [] {
  if (isSqliteError(error, 'SQLITE_ERROR') || isSqliteError(error, 'SQLITE_CORRUPT_VTAB')) return [];
  throw error;
}

/** The dataset `table:NAME`, or undefined when there is no such table or view. */
export function tableDataset(
  database: Database.Database,
  name: string,
  words: Words,
): SqlDataset | undefined {
  return tableNames(database).includes(name)
    ? datasetOf(database, name, tableColumns(database, name), words)
    : undefined;
}

const datasetOf = (
  database: Database.Database,
  name: string,
  columns: readonly SqlColumn[],
  { t }: Words,
): SqlDataset => ({
  id: tablePrefix + name,
  label: name,
  description: t('dataset.table.about', { table: name }),
  parameters: [],
  columns,
  sql: { requires: [name], from: quoted(name), ...rowKey(database, name, columns) },
});

/** The names an ordinary table's row id goes by, unless a column has taken one (sqlite.org/lang_createtable.html). */
const rowIdNames = ['rowid', '_rowid_', 'oid'];

function rowKey(
  database: Database.Database,
  name: string,
  columns: readonly SqlColumn[],
): { rowKey: string } | undefined {
  const hasRowId =
    database
      .prepare<[string, string]>(
        // A column that is computed may be JSON to SQLite; only row by row is care taken of it.
        `SELECT 1 FROM pragma_table_list(?) WHERE schema = 'main' AND type = 'table' AND NOT wr
         AND NOT EXISTS (SELECT 1 FROM pragma_table_xinfo(?) WHERE hidden = 2)`,
      )
      .get(name, name) !== undefined;
  const taken = columns.map(({ key }) => key.toLowerCase());
  const free = rowIdNames.find((rowId) => !taken.includes(rowId));
  return hasRowId && free !== undefined ? { rowKey: free } : undefined;
}

/** The columns of a table or view, typed by what was declared and, for texts and dates, by what the first rows hold. */
export function tableColumns(database: Database.Database, name: string): SqlColumn[] {
  const columns = declaredColumns(database, name);
  const looked = columns.filter(({ type }) => ['text', 'any', 'date', 'datetime'].includes(type));
  const first = firstValues(database, name, looked);
  return columns.map((column) => ({
    ...column,
    type: typeOf(first.get(column) ?? [], column.type),
  }));
}

const declaredColumns = (database: Database.Database, table: string): SqlColumn[] =>
  database
    .prepare<[string], { name: string; type: string }>(
      // Hidden columns of virtual tables (1) cannot be selected with the rest; generated ones (2, 3) can.
      'SELECT name, type FROM pragma_table_xinfo(?) WHERE hidden <> 1',
    )
    .all(table)
    .map(({ name, type }) => ({ key: name, label: name, type: declaredType(type), sql: quoted(name) }));

/** What some columns hold in the first rows, but for long texts; nothing where a computed row is too large. */
function firstValues(
  database: Database.Database,
  table: string,
  columns: readonly SqlColumn[],
): Map<SqlColumn, unknown[]> {
  if (columns.length === 0) return new Map();
  const from = quoted(table);
  const values = columns.map(({ sql }) => `CASE WHEN octet_length(${sql}) > 64 THEN '…' ELSE ${sql} END`);
  const [first = '', ...others] = values;
  const names = columns.map(({ sql }) => sql);
  const checked = areStored(database, [table]) ? first : checkedSql(first, names);
  try {
    checkFirstRow(database, from, columns);
    const rows = database
      .prepare<[], unknown[]>(`SELECT ${[checked, ...others].join(', ')} FROM ${from} LIMIT 50`)
      .raw()
      .all();
    return new Map(columns.map((column, index) => [column, rows.map((row) => row[index])]));
  } catch (error) {
    if (isTooLarge(rowTooLarge(error, 1, []))) return new Map();
    throw error;
  }
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof ExportFailure && error.code === 'ROW_TOO_LARGE';

/** SQLite leaves type names free; these are the words people use (sqlite.org/datatype3.html, section 3.1). */
export function declaredType(declaration: string | null): ColumnType {
  const words = (declaration ?? '').toUpperCase();
  if (words.includes('BOOL')) return 'boolean';
  if (/DATETIME|TIMESTAMP/.test(words)) return 'datetime';
  if (words.startsWith('DATE')) return 'date';
  if (words.includes('INT')) return 'integer';
  if (/CHAR|CLOB|TEXT/.test(words)) return 'text';
  if (/REAL|FLOA|DOUB|NUM|DEC/.test(words)) return 'number';
  return 'any';
}

/**
 * The type that most of the values have: texts may be dates, and dates numbers of seconds or days. One that was entered
 * otherwise stays what it is, whatever the column's type.
 */
function typeOf(values: readonly unknown[], declared: ColumnType): ColumnType {
  const present = values.filter((value) => value !== null && value !== '');
  const count = (is: (value: unknown) => boolean): number => present.filter(is).length;
  const isMost = (some: number): boolean => some > present.length / 2;
  if (declared === 'date' || declared === 'datetime') {
    if (!isMost(count((value) => typeof value === 'number'))) return declared;
    return present.some((value) => typeof value === 'number' && !Number.isInteger(value))
      ? 'number'
      : 'integer';
  }
  const matches = (pattern: RegExp): number =>
    count((value) => typeof value === 'string' && pattern.test(value));
  const moments = matches(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/);
  if (!isMost(moments + matches(/^\d{4}-\d\d-\d\d$/))) return declared;
  return moments > 0 ? 'datetime' : 'date';
}
