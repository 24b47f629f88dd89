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
  rowsSql: string;
  /**
   * Whether `rowsSql` gives one page: the first `:pageRows` rows behind the row key `:pageAfter`, each with its
   * own row key as one more value at the end.
   */
  isPaged: boolean;
  countSql: string;
  bindings: Bindings;
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
  const cells = columns.map(({ key }) => cellSql(find(key)));
  const rest = clause('WHERE', conditions.join(' AND '));
  const limit = clause('LIMIT', spec.limit === undefined ? undefined : bind(spec.limit));
  const counted = `(${inner(named(filtered), where)})${rest}`;

  const { rowKey, orderBy } = dataset.sql;
  const isPaged = rowKey !== undefined && order.length === 0;
  const rowsSql = isPaged
    ? `SELECT ${[...cells, exact(keyAlias)].join(', ')}` +
      ` FROM (${inner([...needed, `${rowKey} AS ${keyAlias}`], [...where, `${rowKey} > :pageAfter`], rowKey)})` +
      `${rest} LIMIT :pageRows`
    : `SELECT ${cells.join(', ')} FROM (${inner(needed, where, order.length === 0 ? orderBy : undefined)})` +
      `${rest}${clause('ORDER BY', order.join(', '))}${limit}`;

  return {
    columns,
    bindings,
    rowsSql,
    isPaged,
    countSql:
      limit === ''
        ? `SELECT count(*) FROM ${counted}`
        : `SELECT count(*) FROM (SELECT 1 FROM ${counted}${limit})`,
  };
}

/** A column's name in the inner SELECT, where SQLite gives those called TRUE or FALSE another one. */
const alias = (key: string): string => quoted(`=${key}`);
/** The row key beside the columns, whose aliases all begin with an equals sign. */
const keyAlias = quoted('row key');

const clause = (keyword: string, text: string | undefined): string => (text ? ` ${keyword} ${text}` : '');

const cellSql = ({ key, isWide }: DatasetColumn): string => (isWide ? exact(alias(key)) : alias(key));

/** A value; an integer that a JavaScript number would round arrives as text, with every digit. */
function exact(name: string): string {
  // The comparison first: it spares nearly every value the look at its type.
  const isLong = `${name} NOT BETWEEN -9007199254740991 AND 9007199254740991 AND typeof(${name}) = 'integer'`;
  return `CASE WHEN ${isLong} THEN CAST(${name} AS TEXT) ELSE ${name} END`;
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
