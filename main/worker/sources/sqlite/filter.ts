import type { ColumnInfo, Filter, Operator } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import { quoted } from './identifiers.ts';

type Scalar = string | number | boolean;
type Bound = string | number;
/** Binds a value and gives the placeholder that stands for it. */
export type Bind = (value: Bound) => string;

/** The condition of a filter over the column's quoted key. Throws FILTER_VALUE_INVALID for a value of the wrong type. */
export function filterCondition(filter: Filter, column: ColumnInfo, bind: Bind): string {
  const name = quoted(column.key);
  switch (filter.op) {
    case 'is-null':
      return `${name} IS NULL`;
    case 'not-null':
      return `${name} IS NOT NULL`;
    case 'contains':
      return `${name} LIKE ${bind(`%${likeText(filter.value)}%`)} ESCAPE '\\'`;
    case 'starts-with':
      return `${name} LIKE ${bind(`${likeText(filter.value)}%`)} ESCAPE '\\'`;
    case 'in':
      return `(${filter.values.map((value) => comparison(name, column, '=', value, bind)).join(' OR ')})`;
    case 'between':
      return `(${comparison(name, column, '>=', filter.values[0], bind)} AND ${comparison(name, column, '<=', filter.values[1], bind)})`;
    default:
      return comparison(name, column, filter.op, filter.value, bind);
  }
}

type Comparison = Extract<Operator, '=' | '!=' | '<' | '<=' | '>' | '>='>;

function comparison(name: string, column: ColumnInfo, op: Comparison, value: Scalar, bind: Bind): string {
  const bound = columnValue(column, value);
  // Moments of one day: "on the 15th" means from its first to its last second.
  if (column.type === 'datetime' && typeof bound === 'string' && bound.length === 10) {
    const next = dayAfter(bound);
    switch (op) {
      case '=':
        return `(${name} >= ${bind(bound)} AND ${name} < ${bind(next)})`;
      case '!=':
        return `(${name} < ${bind(bound)} OR ${name} >= ${bind(next)})`;
      case '<=':
        return `${name} < ${bind(next)}`;
      case '>':
        return `${name} >= ${bind(next)}`;
      case '<':
      case '>=':
        return `${name} ${op} ${bind(bound)}`;
    }
  }
  // An expression has no affinity: the number and its text are both what the person may mean.
  if (column.type === 'any' && typeof bound === 'string' && isNumeric(bound) && (op === '=' || op === '!='))
    return `${name} ${op === '=' ? 'IN' : 'NOT IN'} (${bind(bound)}, ${bind(Number(bound))})`;
  return `${name} ${op} ${bind(bound)}`;
}

/** A filter's value in the terms of its column. */
function columnValue(column: ColumnInfo, value: Scalar): Bound {
  const invalid = (expected: string): ExportFailure =>
    new ExportFailure('FILTER_VALUE_INVALID', { column: column.label, value: String(value), expected });
  switch (column.type) {
    case 'integer':
    case 'count':
    case 'decimal':
    case 'number':
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      if (typeof value === 'string' && isNumeric(value)) return Number(value);
      throw invalid('a number');
    case 'boolean':
      if (value === true || value === 'true' || value === 1 || value === '1') return 1;
      if (value === false || value === 'false' || value === 0 || value === '0') return 0;
      throw invalid('true or false');
    case 'date':
      if (typeof value === 'string' && isDay(value)) return value;
      throw invalid('a date like 2024-01-31');
    case 'datetime':
      if (
        typeof value === 'string' &&
        isDay(value.slice(0, 10)) &&
        /^.{10}([T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?$/.test(value)
      )
        return value;
      throw invalid('a date like 2024-01-31');
    case 'text':
    case 'any':
      return typeof value === 'boolean' ? Number(value) : value;
  }
}

const isNumeric = (text: string): boolean => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text.trim());

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The day after `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A text inside a LIKE pattern with `\` as its escape. */
export const likeText = (value: Scalar): string => String(value).replace(/[\\%_]/g, '\\$&');
