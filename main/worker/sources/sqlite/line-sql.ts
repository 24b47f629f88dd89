import { mostRowBytes } from '../../../../preload/contract/limits.ts';
import { mostMarkedBytes } from '../../rows.ts';

/** Rows as the lines of a batch, in SQL. */

/**
 * A value that JSON can hold: bytes as hexadecimal digits, and a text that is just a text, also where the query
 * has made JSON of it.
 */
export const cellSql = (name: string): string =>
  `CASE typeof(${name}) WHEN 'text' THEN ${name} || '' WHEN 'blob' THEN ${bytesSql(name)} ELSE ${name} END`;

/** The hexadecimal digits, the first one escaped unless they are many: see `Batch`. */
function bytesSql(name: string): string {
  const firstDigit = `lower(substr(hex(substr(${name}, 1, 1)), 1, 1))`;
  const digits = `printf('%x', unicode(${firstDigit})) || substr(lower(hex(${name})), 2)`;
  const isMarked = `octet_length(${name}) BETWEEN 1 AND ${mostMarkedBytes}`;
  return `iif(${isMarked}, json('"\\u00' || ${digits} || '"'), lower(hex(${name})))`;
}

/** The same, but no more of it than its first `most` characters, and nothing of what could not be exported. */
export const cutCellSql = (name: string, most: number): string =>
  `CASE WHEN octet_length(${name}) > ${mostRowBytes}` +
  ` THEN '(' || (octet_length(${name}) / 1000000) || ' MB, too large to export)'` +
  ` WHEN octet_length(${name}) > ${most}` +
  ` THEN iif(typeof(${name}) = 'blob', lower(hex(substr(${name}, 1, ${most}))), substr(${name}, 1, ${most}))` +
  ` ELSE ${cellSql(name)} END`;

/** Lines as JSON Lines, how many they are, and the last row key. */
export const pageOf = (line: string, key: string): string =>
  `CAST(group_concat(${line}, char(10)) AS BLOB), count(*), CAST(max(${key}) AS TEXT)`;

/** The most arguments of a function in every build of SQLite (sqlite.org/limits.html). */
const mostArguments = 100;

/** One JSON array of any number of values. */
export function jsonArray(values: readonly string[]): string {
  const array = (part: readonly string[]): string => `json_array(${part.join(', ')})`;
  if (values.length <= mostArguments) return array(values);
  const first = values.slice(0, mostArguments);
  const others = jsonArray(values.slice(mostArguments));
  return `rtrim(${array(first)}, ']') || ',' || ltrim(${others}, '[')`;
}
