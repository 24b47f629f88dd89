import type { ColumnInfo, ColumnType } from '../../../../preload/contract/dataset.ts';
import type { Filter, Operator } from '../../../../preload/contract/query.ts';
import { ExportFailure, type ErrorDetail } from '../../../../preload/contract/errors.ts';

type Scalar = string | number | boolean;
type Bound = string | number | bigint;
/** Binds a value and gives the placeholder that stands for it. */
export type Bind = (value: Bound) => string;

/**
 * The condition of a filter over a column, which has this `name` in the statement. Throws FILTER_VALUE_INVALID
 * for a value of the wrong type.
 */
export function filterCondition(filter: Filter, column: ColumnInfo, name: string, bind: Bind): string {
  const compare = (op: Comparison, value: Scalar): string =>
    comparison(name, column.type, op, columnValue(column, value), bind);
  switch (filter.op) {
    case 'is-null':
      return `${name} IS NULL`;
    case 'not-null':
      return `${name} IS NOT NULL`;
    case 'contains':
      return `${shownText(name, column.type)} LIKE ${bind(`%${likeText(filter.value)}%`)} ESCAPE '\\'`;
    case 'starts-with':
      return `${shownText(name, column.type)} LIKE ${bind(`${likeText(filter.value)}%`)} ESCAPE '\\'`;
    case 'in':
      return membership(
        name,
        column.type,
        filter.values.map((value) => columnValue(column, value)),
        bind,
      );
    case 'between':
      return `(${compare('>=', filter.values[0])} AND ${compare('<=', filter.values[1])})`;
    default:
      return compare(filter.op, filter.value);
  }
}

const booleanWord = (value: Bound): string => (value === 1 ? 'true' : 'false');

/** What is looked at for a part of it: of a boolean the word that the file shows. */
const shownText = (name: string, type: ColumnType): string =>
  type === 'boolean' ? `CASE ${name} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE ${name} END` : name;

type Comparison = Extract<Operator, '=' | '!=' | '<' | '<=' | '>' | '>='>;

function comparison(name: string, type: ColumnType, op: Comparison, value: Bound, bind: Bind): string {
  if (type === 'date' || type === 'datetime') return dateComparison(name, op, String(value), bind);
  if (type === 'boolean' && (op === '=' || op === '!='))
    return `${shownText(name, type)} ${op} ${bind(booleanWord(value))}`;
  // An expression has no affinity: a number and its text are both what the person may mean.
  if (type === 'any' && isNumeric(String(value)))
    return (
      `CASE typeof(${name}) WHEN 'text' THEN ${name} ${op} ${bind(String(value))}` +
      ` ELSE ${name} ${op} ${bind(numberOf(String(value)))} END`
    );
  return `${name} ${op} ${bind(value)}`;
}

/**
 * A date or moment stands for all that begin with it: a day for its 24 hours, a minute for its 60 seconds. What is no
 * date (a word, a number of seconds) is neither before nor after one: it only is not that one.
 */
export function dateComparison(name: string, op: Comparison, moment: string, bind: Bind): string {
  const stored = storedMoment(name, [moment]);
  // The bounds leave out numbers, words and BLOBs, the pattern what else begins with a digit. The signs keep an index
  // for the person's own bound.
  const beginsAsDate = `+${name} >= '0000-' AND +${name} < ':' AND ${name} LIKE '____-__-__%'`;
  const ordered = (condition: string): string => `(${condition} AND ${beginsAsDate})`;
  switch (op) {
    case '=':
      return `(${stored} >= ${bind(moment)} AND ${stored} < ${bind(endOf(moment))})`;
    case '!=':
      return `(${stored} < ${bind(moment)} OR ${stored} >= ${bind(endOf(moment))})`;
    case '<=':
      return ordered(`${stored} < ${bind(endOf(moment))}`);
    case '>':
      return ordered(`${stored} >= ${bind(endOf(moment))}`);
    case '<':
    case '>=':
      return ordered(`${stored} ${op} ${bind(moment)}`);
  }
}

/**
 * Days are compared as they are stored, so that an index serves. For a time it is seen to that there are seconds, and
 * that nothing stands in the way of comparing texts: a `T` before the time, a `Z` behind it, a comma before a fraction.
 */
function storedMoment(name: string, moments: readonly string[]): string {
  if (moments.every(isDayOnly)) return name;
  const withSeconds =
    `CASE WHEN length(${name}) = 16 OR substr(${name}, 17, 1) IN ('Z', '+', '-', '.', ',')` +
    ` THEN substr(${name}, 1, 16) || ':00' || substr(${name}, 17) ELSE ${name} END`;
  return `replace(replace(replace(${withSeconds}, 'T', ' '), 'Z', ''), ',', '.')`;
}

const isDayOnly = (moment: string): boolean => moment.length <= 'YYYY-MM-DD'.length;

/** All the values as one bound JSON array: SQLite takes seconds to bind thousands one by one. */
function membership(name: string, type: ColumnType, values: readonly Bound[], bind: Bind): string {
  if (type === 'date' || type === 'datetime') {
    const moments = values.map(String);
    if (moments.every(isDayOnly))
      return `substr(${name}, 1, 10) IN (SELECT value FROM json_each(${bind(jsonArray(moments))}))`;
    const stored = storedMoment(name, moments);
    return (
      `EXISTS (SELECT 1 FROM json_each(${bind(jsonArray(values))})` +
      ` WHERE ${stored} >= value AND ${stored} < value || ${bind(endOf(''))})`
    );
  }
  if (type === 'boolean')
    return `${shownText(name, type)} IN (SELECT value FROM json_each(${bind(jsonArray(values.map(booleanWord)))}))`;
  const members = type === 'any' ? values.flatMap(textAndNumber) : values;
  return `${name} IN (SELECT value FROM json_each(${bind(jsonArray(members))}))`;
}

/** `JSON.stringify` refuses the integers that keep every digit. */
const jsonArray = (values: readonly Bound[]): string =>
  `[${values.map((value) => (typeof value === 'string' ? JSON.stringify(value) : value)).join()}]`;

const textAndNumber = (value: Bound): Bound[] =>
  isNumeric(String(value)) ? [String(value), numberOf(String(value))] : [value];

/** A filter's value in the terms of its column. */
function columnValue(column: ColumnInfo, value: Scalar): Bound {
  const invalid = (expected: ErrorDetail<'FILTER_VALUE_INVALID'>['expected']): ExportFailure =>
    new ExportFailure('FILTER_VALUE_INVALID', { column: column.label, value: String(value), expected });
  switch (column.type) {
    case 'integer':
    case 'count':
    case 'decimal':
    case 'number':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      if (typeof value === 'string' && isNumeric(value)) return numberOf(value);
      throw invalid('number');
    case 'boolean':
      if (value === true || value === 'true' || value === 1 || value === '1') return 1;
      if (value === false || value === 'false' || value === 0 || value === '0') return 0;
      throw invalid('truth');
    case 'date':
      if (typeof value === 'string' && isDay(value)) return value;
      throw invalid('day');
    case 'datetime':
      if (
        typeof value === 'string' &&
        isDay(value.slice(0, 10)) &&
        /^.{10}([T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?$/.test(value)
      )
        return value.replace('T', ' ').replace('Z', '');
      throw invalid('day');
    case 'text':
      return String(value);
    case 'any':
      return typeof value === 'boolean' ? Number(value) : value;
  }
}

const isNumeric = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text.trim());

/** A whole number keeps every digit that SQLite can hold. */
function numberOf(text: string): number | bigint {
  const number = Number(text);
  if (Number.isSafeInteger(number) || !/^\s*[+-]?\d+\s*$/.test(text)) return number;
  const whole = BigInt(text);
  return BigInt.asIntN(64, whole) === whole ? whole : number;
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** What comes after every text that begins with this day or moment, and before the next. */
const endOf = (moment: string): string => `${moment}\uffff`;

/** A text inside a LIKE pattern with `\` as its escape. */
export const likeText = (value: Scalar): string => String(value).replace(/[\\%_]/g, '\\$&');

/** Whether a value is stored as a number. */
export const isNumber = (sql: string): string => `typeof(${sql}) IN ('integer', 'real')`;
