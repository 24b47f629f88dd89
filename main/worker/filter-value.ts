import { numericTypes } from '../../preload/contract/dataset.ts';
import type { OutputColumn, Value } from './rows.ts';

/**
 * A cell as a filter takes it, of a moment its day; null for an empty one, `''` where no filter is for just this: a text of
 * no characters, a word in a column of dates or numbers, and what is longer than `limit`, which may be cut.
 */
export function filterValue(value: Value, { type }: OutputColumn, limit: number): string | null {
  if (value === null) return null;
  if (type === 'boolean' && (value === 0 || value === 1)) return String(value === 1);
  const text = String(value);
  if (text.length >= limit) return '';
  if (type === 'date' || type === 'datetime') return /^\d{4}-\d\d-\d\d(?!\d)/.exec(text)?.[0] ?? '';
  if (numericTypes.has(type) && !(text.trim() !== '' && Number.isFinite(Number(text)))) return '';
  return text;
}
