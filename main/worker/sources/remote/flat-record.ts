import type { Value } from '../../rows.ts';

/** Objects inside objects that become columns; what is deeper is written as JSON. */
const mostLevels = 5;

/**
 * A record as values by their columns: what is in the object `a` under `b` is in the column `a.b`, and a list is its
 * values with commas between them. A key that is there twice keeps its last value, as in JSON.
 */
export function flatRecord(record: object): Map<string, Value> {
  const values = new Map<string, Value>();
  add(values, record, '', 1);
  return values;
}

function add(values: Map<string, Value>, record: object, prefix: string, level: number): void {
  for (const [key, value] of Object.entries(record) as [string, unknown][]) {
    const column = `${prefix}${key}`;
    if (isRecord(value) && level < mostLevels) add(values, value, `${column}.`, level + 1);
    else values.set(column, valueOf(value));
  }
}

export const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueOf(value: unknown): Value {
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object'))
    return value.map(String).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : ((value ?? null) as Value);
}
