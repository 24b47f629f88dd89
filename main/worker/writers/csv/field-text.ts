import type { CsvOptions } from '../../../../preload/contract/export.ts';
import type { OutputColumn, Value } from '../../rows.ts';
import { dateText } from '../iso-date.ts';

/** A field as the preview shows it: its content, the guard with it, before quoting. */
export function fieldText(value: Value, column: OutputColumn, options: CsvOptions): string {
  const text = fieldContent(value, column, options).toWellFormed();
  return isGuarded(text, value, options) ? `'${text}` : text;
}

/** A field's content: dates in the chosen format, numbers with the chosen decimal sign, booleans as words. */
export function fieldContent(value: Value, column: OutputColumn, options: CsvOptions): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (column.type === 'boolean' && (value === 0 || value === 1)) return String(value === 1);
    const text = String(value);
    return options.decimalSeparator === 'comma' ? text.replace('.', ',') : text;
  }
  const isDate = column.type === 'date' || column.type === 'datetime';
  return (isDate && dateText(value, options.dateFormat)) || value;
}

/**
 * Texts a spreadsheet would run as a formula when it opens the file, with their full-width forms (OWASP, CSV
 * Injection). A plain number with a sign is none.
 */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;
/** Digits that Excel would drop (zeros in front) or turn into zeros (behind the fifteenth). */
const changedDigits = /^[+-]?(?:0\d+|\d{16,})$/;

/**
 * Whether an apostrophe goes before a text, which every spreadsheet takes for text then. What is stored as a
 * number is never taken for a formula.
 */
export function isGuarded(text: string, value: Value, options: CsvOptions): boolean {
  if (options.digitGuard && changedDigits.test(text)) return true;
  return (
    options.formulaGuard && typeof value === 'string' && formulaStart.test(text) && !plainNumber.test(text)
  );
}
