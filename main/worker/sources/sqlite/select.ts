import type { ColumnChoice, QuerySpec } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { Dataset, DatasetColumn } from '../../../datasets/dataset.ts';
import type { OutputColumn } from '../../rows.ts';
import { endOf, filterCondition, type Bind } from './filter.ts';
import { quoted } from './identifiers.ts';
import type { Bindings } from './parameters.ts';

/** A query as SQL: every identifier from the dataset and quoted, every value bound. */
export interface Select {
  columns: OutputColumn[];
  /** Gives each row as one text, a JSON array. */
  rowsSql: string;
  /** Where rows have a key and come in its order. */
  page: PageSql | undefined;
  countSql: string;
  bindings: Bindings;
}

/**
 * Gives the first `:pageRows` rows behind the row key `:pageAfter` as JSON Lines, how many they are, and the last
 * one's row key as text.
 */
export interface PageSql {
  /** Fails on a BLOB, which JSON has no place for. */
  usual: string;
  withBlobs: string;
  /**
   * The rows up to the row key `:pageEnd` instead, where there are no conditions: when the keys have no gaps, that is
   * a page too, and a sixth faster. Fails on a BLOB as well.
   */
  withoutGaps: string | undefined;
}

/**
 * Builds `SELECT chosen FROM (the dataset) WHERE filters ORDER BY sort LIMIT limit`. SQLite folds the inner
 * SELECT into the outer one where it can, so its indices and its order serve.
 */
export function buildSelect(dataset: Dataset, spec: QuerySpec, parameters: Bindings): Select {
  const bindings: Bindings = { ...parameters };
  let bound = 0;
  const bind: Bind = (value) => {
    const name = `value_${bound++}`;
    bindings[name] = value;
    return `:${name}`;
  };
  const find = (key: string): DatasetColumn => {
    const column = dataset.columns.find((candidate) => candidate.key === key);
    if (!column) throw new ExportFailure('COLUMN_NOT_FOUND', { column: key });
    return column;
  };

  const chosen = spec.columns ?? dataset.columns.map(({ key }): ColumnChoice => ({ key }));
  if (chosen.length === 0) throw new ExportFailure('COLUMNS_EMPTY');
  const columns = chosen.map((choice): OutputColumn => {
    const { key, label, type } = find(choice.key);
    return { key, name: choice.name ?? label, type };
  });
  const conditions = spec.filters.map((filter) =>
    filterCondition(filter, find(filter.column), alias(filter.column), bind),
  );
  const order = spec.sort.map(
    ({ column, direction }) => `${alias(find(column).key)} ${direction === 'descending' ? 'DESC' : 'ASC'}`,
  );

  const where = [
    ...(dataset.sql.where ? [`(${dataset.sql.where})`] : []),
    ...periodConditions(dataset, spec, bind),
  ];
  const inner = (
    selected: readonly string[],
    conditionsOnRows: readonly string[],
    orderBy?: string,
  ): string =>
    [
      `SELECT ${selected.join(', ') || '1'} FROM ${dataset.sql.from}`,
      clause('WHERE', conditionsOnRows.join(' AND ')),
      clause('GROUP BY', dataset.sql.groupBy),
      clause('ORDER BY', orderBy),
    ].join('');
  const named = (keys: Iterable<string>): string[] =>
    [...new Set(keys)].map((key) => `${find(key).sql} AS ${alias(key)}`);
  const filtered = spec.filters.map(({ column }) => column);
  const needed = named([
    ...columns.map(({ key }) => key),
    ...filtered,
    ...spec.sort.map(({ column }) => column),
  ]);
  const names = columns.map(({ key }) => alias(key));
  const rest = clause('WHERE', conditions.join(' AND '));
  const limit = clause('LIMIT', spec.limit === undefined ? undefined : bind(spec.limit));
  const counted = `(${inner(named(filtered), where)})${rest}`;

  const { rowKey, orderBy } = dataset.sql;
  const rows =
    `FROM (${inner(needed, where, order.length === 0 ? (orderBy ?? rowKey) : undefined)})` +
    `${rest}${clause('ORDER BY', order.join(', '))}${limit}`;
  // The rows come in the order of the subquery, as its LIMIT keeps SQLite from folding it into the outer query.
  const keyed = (...range: string[]): string =>
    `FROM (${inner([...needed, `${rowKey} AS ${keyAlias}`], [...where, ...range])})${rest}`;
  const pageSql = (cells: readonly string[]): string =>
    `SELECT ${pageOf('line', 'key')} FROM (SELECT ${jsonArray(cells)} AS line, ${keyAlias} AS key` +
    ` ${keyed(`${rowKey} > :pageAfter`)} ORDER BY ${keyAlias} LIMIT :pageRows)`;
  // Nothing but the row key is searched by, so the rows come in its order.
  const hasConditions = where.length > 0 || conditions.length > 0;
  const rangeSql = (): string =>
    `SELECT ${pageOf(jsonArray(names), keyAlias)} ${keyed(`${rowKey} > :pageAfter AND ${rowKey} <= :pageEnd`)}`;

  return {
    columns,
    bindings,
    rowsSql: `SELECT ${jsonArray(names.map(cellSql))} ${rows}`,
    page:
      rowKey !== undefined && order.length === 0
        ? {
            usual: pageSql(names),
            withBlobs: pageSql(names.map(cellSql)),
            withoutGaps: hasConditions ? undefined : rangeSql(),
          }
        : undefined,
    countSql:
      limit === ''
        ? `SELECT count(*) FROM ${counted}`
        : `SELECT count(*) FROM (SELECT 1 FROM ${counted}${limit})`,
  };
}

/** A column's name in the inner SELECT, where SQLite gives those called TRUE or FALSE another one. */
const alias = (key: string): string => quoted(`=${key}`);
/** Lines as JSON Lines, how many they are, and the last row key. */
const pageOf = (line: string, key: string): string =>
  `CAST(group_concat(${line}, char(10)) AS BLOB), count(*), CAST(max(${key}) AS TEXT)`;

/** The row key beside the columns, whose aliases all begin with an equals sign. */
const keyAlias = quoted('row key');

const clause = (keyword: string, text: string | undefined): string => (text ? ` ${keyword} ${text}` : '');

/**
 * A value that JSON can hold: bytes as hexadecimal digits, and a text that is just a text, also where the query
 * has made JSON of it.
 */
const cellSql = (name: string): string =>
  `CASE typeof(${name}) WHEN 'text' THEN ${name} || '' WHEN 'blob' THEN lower(hex(${name})) ELSE ${name} END`;

/** The most arguments of a function in every build of SQLite (sqlite.org/limits.html). */
const mostArguments = 100;

/** One JSON array of any number of values. */
function jsonArray(values: readonly string[]): string {
  const array = (part: readonly string[]): string => `json_array(${part.join(', ')})`;
  if (values.length <= mostArguments) return array(values);
  const first = values.slice(0, mostArguments);
  const others = jsonArray(values.slice(mostArguments));
  return `rtrim(${array(first)}, ']') || ',' || ltrim(${others}, '[')`;
}

function periodConditions(dataset: Dataset, spec: QuerySpec, bind: Bind): string[] {
  const { from, to } = spec.period ?? {};
  if (from === undefined && to === undefined) return [];
  const moment = dataset.sql.period;
  if (moment === undefined) throw new ExportFailure('PERIOD_NOT_SUPPORTED', { dataset: dataset.id });
  return [
    ...(from === undefined ? [] : [`${moment} >= ${bind(from)}`]),
    ...(to === undefined ? [] : [`${moment} < ${bind(endOf(to))}`]),
  ];
}
