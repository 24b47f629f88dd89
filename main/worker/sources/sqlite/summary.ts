import type { ColumnInfo, ColumnType } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { DatePart } from '../../../../preload/contract/measures.ts';
import type { Measure, QuerySpec, Sort, Summary } from '../../../../preload/contract/query.ts';
import {
  holdsDates,
  holdsNumbers,
  isMeasurable,
  summaryColumns,
} from '../../../../preload/contract/summary-columns.ts';
import type { Words } from '../../../../preload/words/words.ts';
import { measureWords } from '../../../../preload/words/measure-words.ts';
import type { SqlDataset } from '../../../datasets/dataset.ts';
import { isNumber } from './filter.ts';
import { rounded } from './rounded.ts';

/** What a query with a summary asks of its rows: all that have to be put together, with the columns for that. */
export function rowsToSummarise(
  { summary, dataset, params, filters, period }: QuerySpec & { summary: Summary },
  available: readonly ColumnInfo[],
): QuerySpec {
  const [first] = available;
  if (!first) throw new ExportFailure('COLUMNS_EMPTY');
  const keys = [...summary.groups, ...summary.measures].flatMap(({ column }) => column ?? []);
  const columns = [...new Set(keys.length > 0 ? keys : [first.key])].map((key) => ({ key }));
  return { dataset, params, columns, filters, sort: [], ...(period && { period }) };
}

/** Throws an `ExportFailure` for what cannot be grouped by, measured, chosen or sorted by. */
export function checkSummary(
  { summary, columns = [], sort }: QuerySpec & { summary: Summary },
  available: readonly ColumnInfo[],
  words: Words,
): void {
  const find = (key: string, among: readonly ColumnInfo[]): ColumnInfo => {
    const column = among.find((candidate) => candidate.key === key);
    if (!column) throw new ExportFailure('COLUMN_NOT_FOUND', { column: key, columns: keysOf(among) });
    return column;
  };
  for (const { column, part } of summary.groups)
    if (!holdsDates(find(column, available).type) && part !== undefined)
      throw new ExportFailure('GROUP_NOT_POSSIBLE', { part, column, columns: keysOf(available, holdsDates) });
  for (const { function: measured, column } of summary.measures)
    if (column !== undefined && !isMeasurable(measured, find(column, available).type))
      throw new ExportFailure('MEASURE_NOT_POSSIBLE', {
        function: measured,
        column,
        columns: keysOf(available, holdsNumbers),
      });
  const made = summaryColumns(summary, available, measureWords(words));
  for (const { key } of columns) find(key, made);
  for (const { column } of sort) find(column, made);
}

const keysOf = (columns: readonly ColumnInfo[], is: (type: ColumnType) => boolean = () => true): string =>
  columns
    .filter(({ type }) => is(type))
    .map(({ key }) => key)
    .join(', ');

/**
 * A summary as a dataset of its own, whose columns are like any others. `relation` gives the rows, `nameOf` the names of
 * their columns in it. Its rows come in the order of the groups.
 */
export function summaryDataset(
  { columns: available, ...dataset }: SqlDataset,
  summary: Summary,
  relation: string,
  nameOf: (key: string) => string,
  words: Words,
): SqlDataset {
  const typeOf = (key: string): ColumnType => available.find((column) => column.key === key)?.type ?? 'any';
  const made = summaryColumns(summary, available, measureWords(words));
  const groups = summary.groups.map(({ column, part }) => groupSql(nameOf(column), part));
  const measures = summary.measures.map((measure) =>
    measureSql(
      measure,
      measure.column === undefined ? undefined : valueSql(nameOf(measure.column), typeOf(measure.column)),
      measure.column === undefined ? 'count' : typeOf(measure.column),
    ),
  );
  const selected = [...groups, ...measures].map((sql, index) => `${sql} AS ${name(index)}`);
  const places = groups.map((_, index) => index + 1).join(', ');
  return {
    ...dataset,
    columns: made.map((column, index) => ({ ...column, sql: name(index) })),
    sql: {
      requires: [],
      from: `(SELECT ${selected.join(', ')} FROM ${relation}${groups.length > 0 ? ` GROUP BY ${places}` : ''})`,
      ...(groups.length > 0 && { orderBy: groups.map((_, index) => name(index)).join(', ') }),
    },
  };
}

const name = (index: number): string => `s${index}`;

/** The order that was asked for; rows that are alike in it are in the order of the groups. */
export function summarySort(sort: readonly Sort[], made: readonly ColumnInfo[], groups: number): Sort[] {
  if (sort.length === 0) return [];
  return [
    ...sort,
    ...made.slice(0, groups).map(({ key }): Sort => ({ column: key, direction: 'ascending' })),
  ];
}

const day = `'[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*'`;

/** An empty text is nothing, as it is in the file. What is no date is a group of its own. */
function groupSql(value: string, part: DatePart | undefined): string {
  const whole = `nullif(${value}, '')`;
  return part === undefined
    ? whole
    : `CASE WHEN ${value} GLOB ${day} THEN ${partSql[part](value)} ELSE ${whole} END`;
}

const partSql: Record<DatePart, (moment: string) => string> = {
  day: (moment) => `substr(${moment}, 1, 10)`,
  // Not of every day that looks like one.
  week: (moment) => `coalesce(strftime('%G-W%V', substr(${moment}, 1, 10)), ${moment})`,
  month: (moment) => `substr(${moment}, 1, 7)`,
  year: (moment) => `CAST(substr(${moment}, 1, 4) AS INTEGER)`,
};

/** The value of a column, or NULL for what is none of its type: an empty text, a word among numbers or dates. */
function valueSql(value: string, type: ColumnType): string {
  if (type === 'date' || type === 'datetime') return `CASE WHEN ${value} GLOB ${day} THEN ${value} END`;
  return type !== 'any' && holdsNumbers(type) ? numberSql(value) : `nullif(${value}, '')`;
}

const numberSql = (value: string): string => `CASE WHEN ${isNumber(value)} THEN ${value} END`;

/** `value` is absent for what is about the rows. */
function measureSql(measure: Measure, value: string | undefined, type: ColumnType): string {
  const { decimals } = measure;
  const number = value === undefined ? '1' : type === 'any' ? numberSql(value) : value;
  const places = (sql: string): string =>
    decimals === undefined || !holdsNumbers(type) ? sql : `${rounded}(${sql}, ${decimals})`;
  switch (measure.function) {
    case 'count':
      return value === undefined ? 'count(*)' : `count(${value})`;
    case 'average':
      return places(`avg(${number})`);
    case 'smallest':
      return places(`min(${value})`);
    case 'largest':
      return places(`max(${value})`);
    case 'sum':
      return places(sumSql(number));
    case 'share':
      // No row of a group may have a number, and all together may be nothing.
      return places(
        `CASE WHEN count(${number}) > 0 THEN 100 * total(${number}) / total(total(${number})) OVER () END`,
      );
  }
}

/**
 * SQLite's own sum fails on integers whose sum is beyond 2^63. Taken in two halves theirs is exact as long as it is one,
 * and a double from there on, as arithmetic is (sqlite.org/datatype3.html, section 4.2).
 */
const sumSql = (number: string): string =>
  `CASE WHEN count(${number}) = 0 THEN NULL` +
  ` WHEN sum(typeof(${number}) = 'real') > 0 THEN total(${number})` +
  ` ELSE sum(${number} >> 32) * 4294967296 + sum(${number} & 4294967295) END`;
