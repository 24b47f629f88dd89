import type { CsvOptions } from '../../../../preload/contract/export.ts';
import type { OutputColumn, Value } from '../../rows.ts';
import { dateText } from '../iso-date.ts';

/** A field's content before quoting: dates in the chosen format, booleans as words, bytes in hexadecimal. */
export function fieldText(value: Value, column: OutputColumn, options: CsvOptions): string {
  if (value === null) return '';
  if (typeof value === 'number') {
    if (column.type === 'boolean') return value === 0 ? 'false' : 'true';
    return String(value);
  }
  if (typeof value !== 'string') return Buffer.from(value).toString('hex');
  const isDate = column.type === 'date' || column.type === 'datetime';
  const text = ((isDate && dateText(value, options.dateFormat)) || value).toWellFormed();
  return options.formulaGuard && isFormula(text) ? `'${text}` : text;
}

/**
 * Texts a spreadsheet would run as a formula when it opens the file, with their full-width forms (OWASP, CSV
 * Injection). A plain number with a sign is none, nor is a number that is stored as one.
 */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;

export const isFormula = (text: string): boolean => formulaStart.test(text) && !plainNumber.test(text);
