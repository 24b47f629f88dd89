import type { CsvOptions } from '../../../../preload/contract/options.ts';
import { roundingFormats } from '../../rounding-formats.ts';
import type { OutputColumn, Value } from '../../rows.ts';
import { dateText, isDate } from '../iso-date.ts';

/** A field as the preview shows it, which is as a spreadsheet shows it. */
export function fieldText(value: Value, column: OutputColumn, options: CsvOptions): string {
  const text = fieldContent(value, column, options).toWellFormed();
  return isChangedDigits(text, options) ? text : guarded(text, value, options);
}

/** A field's content: dates in the chosen format, numbers with the chosen decimal sign, booleans as words. */
export function fieldContent(value: Value, column: OutputColumn, options: CsvOptions): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (column.type === 'boolean' && (value === 0 || value === 1)) return String(value === 1);
    const isRounded = options.roundDecimals && column.type === 'decimal' && Math.abs(value) < firstUnrounded;
    const text = isRounded ? (decimals[column.places ?? 2]?.format(value) ?? '') : String(value);
    return options.decimalSeparator === 'comma' ? text.replace('.', ',') : text;
  }
  return (isDate(column.type) && dateText(value, options.dateFormat)) || value;
}

/** By the places a column of decimals shows; no minus before 0.00. */
const decimals = roundingFormats((places) => ({ minimumFractionDigits: places, signDisplay: 'negative' }));
/** Doubles have no second place any more. */
const firstUnrounded = 1e15;

/**
 * Texts a spreadsheet would run as a formula when it opens the file, with their full-width forms (OWASP, CSV
 * Injection). A plain number with a sign is none.
 */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)?$/;
/** Digits that Excel would drop (zeros in front) or turn into zeros (behind the fifteenth). */
const changedDigits = /^[+-]?(?:0\d+|\d{16,})$/;

const isChangedDigits = (text: string, { digitGuard }: CsvOptions): boolean =>
  digitGuard && changedDigits.test(text);

/**
 * A text so that every spreadsheet takes it for the text it is; itself where it does so anyway. Digits become a
 * formula that is just this constant, and so are shown as they are. What would be run has an apostrophe before it,
 * which is shown too: a formula could hold quotes and more than the 255 characters that a constant may have. What
 * is stored as a number is never taken for a formula.
 */
export function guarded(text: string, value: Value, options: CsvOptions): string {
  if (isChangedDigits(text, options)) return `="${text}"`;
  const isFormula =
    options.formulaGuard && typeof value === 'string' && formulaStart.test(text) && !plainNumber.test(text);
  return isFormula ? `'${text}` : text;
}
