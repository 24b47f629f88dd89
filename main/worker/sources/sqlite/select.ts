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
  const inner = (keys: Iterable<string>, orderBy: string | undefined): string => {
    const selected = [...keys].map((key) => `${find(key).sql} AS ${alias(key)}`);
    return [
      `SELECT ${selected.join(', ') || '1'} FROM ${dataset.sql.from}`,
      clause('WHERE', where.join(' AND ')),
      clause('GROUP BY', dataset.sql.groupBy),
      clause('ORDER BY', orderBy),
    ].join('');
  };
  const filtered = spec.filters.map(({ column }) => column);
  const needed = new Set([
    ...columns.map(({ key }) => key),
    ...filtered,
    ...spec.sort.map(({ column }) => column),
  ]);
  const rest = clause('WHERE', conditions.join(' AND '));
  const limit = clause('LIMIT', spec.limit === undefined ? undefined : bind(spec.limit));

  return {
    columns,
    bindings,
    rowsSql:
      `SELECT ${columns.map(({ key }) => cellSql(find(key))).join(', ')}` +
      ` FROM (${inner(needed, order.length === 0 ? dataset.sql.orderBy : undefined)})` +
      rest +
      clause('ORDER BY', order.join(', ')) +
      limit,
    countSql: `SELECT count(*) FROM (SELECT 1 FROM (${inner(new Set(filtered), undefined)})${rest}${limit})`,
  };
}

/** A column's name in the inner SELECT, where SQLite gives those called TRUE or FALSE another one. */
const alias = (key: string): string => quoted(`=${key}`);

const clause = (keyword: string, text: string | undefined): string => (text ? ` ${keyword} ${text}` : '');

/** A column's value; integers that a JavaScript number would round arrive as text, with every digit. */
function cellSql({ key, isWide }: DatasetColumn): string {
  const name = alias(key);
  if (!isWide) return name;
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
