import Database from 'better-sqlite3';
import { typedQuery } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { NamedDataset, SqlDataset, SqlColumn } from '../../../datasets/dataset.ts';
import { quoted } from './identifiers.ts';
import { queryPlace } from './query-place.ts';
import { declaredType, tableColumns } from './table-dataset.ts';

/** The dataset `query` before a query was typed. */
export const emptyQueryDataset: NamedDataset = {
  id: typedQuery,
  label: 'dataset.query',
  description: 'dataset.query.about',
  parameters: [{ key: 'sql', label: 'dataset.query.sql', kind: 'sql', required: true }],
  columns: [],
  sql: { requires: [], from: '' },
};

/** The dataset `query` for a typed statement: exactly one, that reads and returns rows. `empty` is how it is called. */
export function queryDataset(database: Database.Database, sql: string, empty: SqlDataset): SqlDataset {
  if (isPragma(sql)) throw new ExportFailure('QUERY_NOT_ALLOWED');
  const statement = prepareTyped(database, sql);
  if (!statement.reader || !statement.readonly) throw new ExportFailure('QUERY_NOT_ALLOWED');
  const from = asSubquery(database, sql);
  const everything = prepare(database, `SELECT * FROM ${from} LIMIT 0`);
  try {
    everything.all();
  } catch (error) {
    // A placeholder such as `?` or `:name`: nothing is bound to a typed query.
    throw error instanceof Database.SqliteError
      ? error
      : new ExportFailure('QUERY_FAILED', { reason: 'placeholder' });
  }
  const labels = statement.columns().map(({ name }) => name);
  return {
    ...empty,
    columns: resultColumns(database, everything, labels),
    sql: { requires: [], from },
  };
}

/** Compiling a PRAGMA, also behind EXPLAIN, is enough for some to take effect: they are refused before. */
function isPragma(sql: string): boolean {
  const withoutComments = sql.replace(/--[^\n]*|\/\*[^]*?(?:\*\/|$)/g, ' ');
  return /^[\s;]*(?:explain|pragma)\b/i.test(withoutComments);
}

function prepare(database: Database.Database, sql: string): Database.Statement<[]> {
  try {
    return database.prepare<[]>(sql);
  } catch (error) {
    // What better-sqlite3 says of several statements, and of none.
    throw error instanceof RangeError ? new ExportFailure('QUERY_NOT_ALLOWED') : error;
  }
}

/** Says where in the text something is wrong, too. */
function prepareTyped(database: Database.Database, sql: string): Database.Statement<[]> {
  try {
    return prepare(database, sql);
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_ERROR') throw error;
    const place = queryPlace(sql, error.message, (part) => messageOf(database, part));
    throw new ExportFailure('QUERY_FAILED', { reason: error.message, ...(place && { place }) });
  }
}

function messageOf(database: Database.Database, sql: string): string | undefined {
  try {
    database.prepare(sql);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * The statement as a table in FROM. Only a SELECT (with VALUES and WITH) can stand there, which leaves PRAGMA,
 * ATTACH, EXPLAIN and the like outside.
 */
function asSubquery(database: Database.Database, sql: string): string {
  const subquery = `(${sql.slice(0, statementEnd(sql))}\n)`;
  try {
    database.prepare(`SELECT * FROM ${subquery}`);
  } catch (error) {
    throw error instanceof Database.SqliteError ? new ExportFailure('QUERY_NOT_ALLOWED') : error;
  }
  return subquery;
}

/** Texts, quoted names and comments (sqlite.org/lang_expr.html, sqlite.org/lang_comment.html), and what ends a statement. */
const withSemicolons = /'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?(?:\*\/|$)|;/g;

/** Where the semicolon is that ends the first statement, or the end. */
function statementEnd(sql: string): number {
  for (const { 0: part, index } of sql.matchAll(withSemicolons)) if (part === ';') return index;
  return sql.length;
}

/**
 * A column that comes straight from a table has that column's type. Where the statement calls two alike, be it but
 * for the case, SQLite tells them apart in the subquery: that is the key, and the header is what was typed.
 */
function resultColumns(
  database: Database.Database,
  subquery: Database.Statement,
  labels: readonly string[],
): SqlColumn[] {
  const tables = new Map<string, SqlColumn[]>();
  const origin = (table: string): SqlColumn[] => {
    const known = tables.get(table) ?? tableColumns(database, table);
    tables.set(table, known);
    return known;
  };
  return subquery.columns().map(({ name, column, table, type }, index) => ({
    key: name,
    label: labels[index] ?? name,
    type:
      (table === null ? undefined : origin(table).find(({ key }) => key === column)?.type) ??
      declaredType(type),
    sql: quoted(name),
  }));
}
