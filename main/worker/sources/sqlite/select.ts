import { numericTypes, type ColumnInfo } from '../../../../preload/contract/dataset.ts';
import type { ColumnChoice, QuerySpec, Summary } from '../../../../preload/contract/query.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { Words } from '../../../../preload/words/words.ts';
import type { SqlDataset, SqlColumn } from '../../../datasets/dataset.ts';
import type { OutputColumn } from '../../rows.ts';
import { dateComparison, filterCondition, isNumber, type Bind } from './filter.ts';
import { quoted } from './identifiers.ts';
import { cellSql, cutCellSql, jsonArray, pageOf } from './line-sql.ts';
import type { Bindings } from './parameters.ts';
import { checkedSql, sizeSql } from './row-size.ts';
import { stillWanted } from './still-wanted.ts';
import { checkSummary, rowsToSummarise, summaryDataset, summarySort } from './summary.ts';

/** A query as SQL: every identifier from the dataset and quoted, every value bound. */
export interface Select {
  columns: OutputColumn[];
  /** All columns that could have been chosen. */
  selectable: readonly ColumnInfo[];
  /** Gives each row as one text `line`, a JSON array. */
  rowsSql: string;
  /** The same, but fails on a row that is too large, as `rowTooLarge` understands it. */
  checkedRowsSql: () => string;
  /**
   * Gives the first `count` rows in the same way, with what is beyond `most` characters of a cell cut off. A value that is
   * computed can be too large to be cut.
   */
  firstRowsSql: (count: number, most: number, isChecked: boolean) => string;
  /** The rows without their order, to select from under their aliases. */
  relation: string;
  /** Where rows have a key and come in its order. */
  page: PageSql | undefined;
  countSql: string;
  /** Gives the values of a column, and of each how many rows have it. Neither nothing nor bytes are a value. Throws COLUMN_NOT_FOUND. */
  valuesSql: (key: string) => string;
  /** Gives the smallest and the largest number of a column, or nothing twice. Throws COLUMN_NOT_FOUND. */
  extentSql: (key: string) => string;
  bindings: Bindings;
  /** The rows that a summary has put together. */
  ungrouped?: Select;
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
  /** Gives the bytes of each of the rows instead. */
  sizes: string;
  /** Fails on a row that is too large, as `rowTooLarge` understands it; gives nothing. */
  check: string;
}

/**
 * Builds `SELECT chosen FROM (the dataset) WHERE filters ORDER BY sort LIMIT limit`. SQLite folds the inner
 * SELECT into the outer one where it can, so its indices and its order serve.
 */
export function buildSelect(
  dataset: SqlDataset,
  spec: QuerySpec,
  parameters: Bindings,
  words: Words,
): Select {
  const { summary } = spec;
  return summary
    ? buildSummary(dataset, { ...spec, summary }, parameters, words)
    : buildRows(dataset, spec, parameters);
}

/** Builds `SELECT chosen FROM (SELECT groups, measures FROM (the rows) GROUP BY groups) ORDER BY sort LIMIT limit`. */
function buildSummary(
  dataset: SqlDataset,
  spec: QuerySpec & { summary: Summary },
  parameters: Bindings,
  words: Words,
): Select {
  checkSummary(spec, dataset.columns, words);
  const { summary, dataset: id, params, columns, sort, limit } = spec;
  const ungrouped = buildRows(dataset, rowsToSummarise(spec, dataset.columns), parameters);
  const made = summaryDataset(dataset, summary, ungrouped.relation, alias, words);
  const order = summarySort(sort, made.columns, summary.groups.length);
  const select = buildRows(
    made,
    { dataset: id, params, columns, filters: [], sort: order, limit },
    ungrouped.bindings,
  );
  return { ...select, ungrouped };
}

function buildRows(dataset: SqlDataset, spec: QuerySpec, parameters: Bindings): Select {
  const bindings: Bindings = { ...parameters };
  const bind: Bind = (value) => {
    const name = `value_${Object.keys(bindings).length}`;
    bindings[name] = value;
    return `:${name}`;
  };
  const find = (key: string): SqlColumn => {
    const column = dataset.columns.find((candidate) => candidate.key === key);
    if (!column) throw new ExportFailure('COLUMN_NOT_FOUND', { column: key });
    return column;
  };

  const chosen = spec.columns ?? dataset.columns.map(({ key }): ColumnChoice => ({ key }));
  if (chosen.length === 0) throw new ExportFailure('COLUMNS_EMPTY');
  const columns = chosen.map((choice): OutputColumn => {
    const { label, ...column } = columnInfo(find(choice.key));
    return { ...column, name: choice.name ?? label };
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

  const valuesSql = (key: string): string => {
    const { type } = find(key);
    const name = alias(key);
    const isValue = numericTypes.has(type) ? isNumber(name) : `typeof(${name}) <> 'blob' AND ${name} <> ''`;
    return (
      `SELECT ${name}, count(*) FROM (${inner(named([...filtered, key]), where)})` +
      `${clause('WHERE', [...conditions, isValue].join(' AND '))} GROUP BY 1 ORDER BY 1 COLLATE NOCASE`
    );
  };

  const extentSql = (key: string): string => {
    const name = alias(find(key).key);
    return (
      `SELECT min(${name}), max(${name}) FROM (${inner(named([...filtered, key]), where)})` +
      clause('WHERE', [...conditions, isNumber(name)].join(' AND '))
    );
  };

  const { rowKey, orderBy } = dataset.sql;
  const hasKey = rowKey !== undefined && needed.length < mostColumns;
  const isKeyed = hasKey && order.length === 0;
  // The rows come in the order of the subquery, as its LIMIT keeps SQLite from folding it into the outer query.
  const keyed = (selected: readonly string[], ...range: string[]): string =>
    `FROM (${inner([...selected, `${rowKey} AS ${keyAlias}`], [...where, ...range])})${rest}`;
  const relation = `(${inner(needed, where)})${rest}`;
  // Of equal rows the key tells which is the first, however SQLite comes by them: a preview and a file are the same.
  const byKey = ` ORDER BY ${[...order, keyAlias].join(', ')}`;
  const unlimited = hasKey
    ? `${keyed(needed)}${byKey}`
    : `FROM (${inner(needed, where, order.length === 0 ? (orderBy ?? rowKey) : undefined)})` +
      `${rest}${clause('ORDER BY', order.join(', '))}`;
  const rows = unlimited + limit;
  const firstRows = (count: number): string => {
    // A sum is no constant: so SQLite finds the rows in the way, and thus in the order, in which it finds all.
    const first = ` LIMIT ${count} + 0`;
    if (!hasKey || isKeyed) return unlimited + first;
    // They are found by what they are sorted by, as whole rows are long and most of them are not among the first.
    const sorted = named([...filtered, ...spec.sort.map(({ column }) => column)]);
    const keys = `SELECT ${keyAlias} ${keyed(sorted, stillWanted(rowKey))}${byKey}${first}`;
    return `${keyed(needed, `${rowKey} IN (${keys})`)}${byKey}`;
  };
  const onPage = (selected: string): string =>
    `SELECT ${selected} ${keyed(needed, `${rowKey} > :pageAfter`)} ORDER BY ${keyAlias} LIMIT :pageRows`;
  const pageSql = (cells: readonly string[]): string =>
    `SELECT ${pageOf('line', 'key')} FROM (${onPage(`${jsonArray(cells)} AS line, ${keyAlias} AS key`)})`;
  // Nothing but the row key is searched by, so the rows come in its order.
  const hasConditions = where.length > 0 || conditions.length > 0;
  const rangeSql = (): string =>
    `SELECT ${pageOf(jsonArray(names), keyAlias)} ${keyed(needed, `${rowKey} > :pageAfter AND ${rowKey} <= :pageEnd`)}`;

  const line = jsonArray(names.map(cellSql));

  return {
    columns,
    selectable: dataset.columns.map(columnInfo),
    bindings,
    relation,
    rowsSql: `SELECT ${line} AS line ${rows}`,
    checkedRowsSql: () => `SELECT ${checkedSql(line, names)} AS line ${rows}`,
    firstRowsSql: (count, most, isChecked) => {
      const cut = jsonArray(names.map((name) => cutCellSql(name, most)));
      return `SELECT ${isChecked ? checkedSql(cut, names) : cut} AS line ${firstRows(count)}`;
    },
    page: isKeyed
      ? {
          usual: pageSql(names),
          withBlobs: pageSql(names.map(cellSql)),
          withoutGaps: hasConditions ? undefined : rangeSql(),
          sizes: onPage(sizeSql(names)),
          check: onPage(checkedSql('NULL', names)),
        }
      : undefined,
    countSql:
      limit === ''
        ? `SELECT count(*) FROM ${counted}`
        : `SELECT count(*) FROM (SELECT 1 FROM ${counted}${limit})`,
    valuesSql,
    extentSql,
  };
}

const columnInfo = ({ key, label, type, places }: SqlColumn): ColumnInfo => ({
  key,
  label,
  type,
  ...(places !== undefined && { places }),
});

/** The most columns of a result in every build of SQLite (sqlite.org/limits.html); a page has one for the row key. */
const mostColumns = 2_000;

/** A column's name in the inner SELECT, where SQLite gives those called TRUE or FALSE another one. */
const alias = (key: string): string => quoted(`=${key}`);
/** The row key beside the columns, whose aliases all begin with an equals sign. */
const keyAlias = quoted('row key');

const clause = (keyword: string, text: string | undefined): string => (text ? ` ${keyword} ${text}` : '');

function periodConditions(dataset: SqlDataset, spec: QuerySpec, bind: Bind): string[] {
  const { from, to } = spec.period ?? {};
  if (from === undefined && to === undefined) return [];
  const moment = dataset.sql.period;
  if (moment === undefined) throw new ExportFailure('PERIOD_NOT_SUPPORTED', { dataset: dataset.id });
  return [
    ...(from === undefined ? [] : [dateComparison(moment, '>=', from, bind)]),
    ...(to === undefined ? [] : [dateComparison(moment, '<=', to, bind)]),
  ];
}
