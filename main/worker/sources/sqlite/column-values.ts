import type Database from 'better-sqlite3';
import type { ColumnValue, ColumnValues, Extent } from '../../../../preload/contract/column-values.ts';
import { searchFor } from '../../../datasets/folded.ts';
import type { Select } from './select.ts';

const mostValues = 200;
/** Characters of a value that somebody would choose from a list. */
const mostCharacters = 1_000;

/** The values of a column that contain `text`, each with its rows: the first 200. */
export function columnValues(
  database: Database.Database,
  { valuesSql, bindings }: Select,
  column: string,
  text: string,
): ColumnValues {
  const matches = searchFor(text);
  const values: ColumnValue[] = [];
  // SQLite gives numbers first; a text that looks like one of them is the same to a filter.
  const numbers = new Map<string, ColumnValue>();
  let total = 0;
  const found = database
    .prepare<[object], [string | number | bigint, bigint]>(valuesSql(column))
    // Every digit counts.
    .safeIntegers()
    .raw()
    .iterate(bindings);
  for (const [stored, rows] of found) {
    const value = String(stored);
    if (!matches(value)) continue;
    const twin = typeof stored === 'string' ? numbers.get(value) : undefined;
    if (twin) {
      twin.rows += Number(rows);
      continue;
    }
    total++;
    if (values.length === mostValues || value.length > mostCharacters) continue;
    const own = { value, rows: Number(rows) };
    values.push(own);
    if (typeof stored !== 'string') numbers.set(value, own);
  }
  return { values, total };
}

/** The smallest and the largest number of a column; null where it has none. */
export function columnExtent(
  database: Database.Database,
  { extentSql, bindings }: Select,
  column: string,
): Extent | null {
  const [smallest, largest] = database
    .prepare<[object], [number | bigint | null, number | bigint | null]>(extentSql(column))
    // Every digit counts.
    .safeIntegers()
    .raw()
    .get(bindings) ?? [null, null];
  return smallest === null || largest === null
    ? null
    : { smallest: String(smallest), largest: String(largest) };
}
