import type { Value } from '../../rows.ts';

/** Objects inside objects that become columns; what is deeper is written as JSON. */
const mostLevels = 5;

/**
 * Gives a record's values with their columns: what is in the object `a` under `b` is in the column `a.b`, and a list is its
 * values with commas between them. Of a column that is there twice the last value counts.
 */
export function eachValue(record: object, give: (column: string, value: Value) => void): void {
  flatten(record, '', 1, give);
}

function flatten(
  record: object,
  prefix: string,
  level: number,
  give: (column: string, value: Value) => void,
): void {
  for (const key of Object.keys(record)) {
    const value = (record as Record<string, unknown>)[key];
    const column = prefix === '' ? key : `${prefix}${key}`;
    if (isRecord(value) && level < mostLevels) flatten(value, `${column}.`, level + 1, give);
    else give(column, valueOf(value));
  }
}

export const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueOf(value: unknown): Value {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return value.map(String).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : ((value ?? null) as Value);
}
