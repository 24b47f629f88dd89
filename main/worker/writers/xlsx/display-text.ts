import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import type { DateFormat } from '../../../../preload/contract/options.ts';
import { roundingFormats } from '../../rounding-formats.ts';
import type { OutputColumn, Value } from '../../rows.ts';
import { dateKind, dateText, isDate, showsTime } from '../iso-date.ts';
import { daySerial, exceedsSerial, timeOfDay } from './date-serial.ts';
import { cutToCell } from './xml-text.ts';

/** By the places that are shown. */
const decimals = roundingFormats((places) => ({ minimumFractionDigits: places }));
const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

const secondLength = 'YYYY-MM-DDThh:mm:ss'.length;

/** The first whole number a cell would show rounded: Excel keeps 15 digits on the screen. */
const first16Digits = 1e15;

/**
 * Whether a number stays one in the cell. Whole numbers of 16 digits are ids, which must not be rounded on the
 * screen; beyond 2^53 a double is a measurement again. Excel has no infinities.
 */
export function isCellNumber(value: number): boolean {
  const magnitude = Math.abs(value);
  if (magnitude < first16Digits) return true;
  return magnitude < Infinity && !Number.isSafeInteger(value);
}

/** What SQLite stores for FALSE and TRUE. Any other number in a column of booleans stays one. */
export const isBooleanNumber = (value: number): boolean => value === 0 || value === 1;

/** Whether the column's format shows whole numbers only; it would hide the fraction of others. */
export const showsWholeNumbers = (type: ColumnType): boolean => type === 'integer' || type === 'count';

/** A cell as its number format shows it, the text of a text cell not yet cut to what fits. */
export function cellText(value: Value, column: OutputColumn, dateFormat: DateFormat): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'number') return numberText(value, column);
  return (isDate(column.type) && dateCellText(value, dateFormat)) || value;
}

/** A real date as its number format shows it, any other as the text it is written as. */
function dateCellText(value: string, dateFormat: DateFormat): string | undefined {
  const text = dateText(value, dateFormat);
  if (text === undefined || !showsTime(dateFormat)) return text;
  const bytes = Buffer.from(value);
  const { length } = bytes;
  const isReal =
    dateKind(bytes, 0, length) === 'moment' &&
    !Number.isNaN(daySerial(bytes, 0, 'moment')) &&
    !(dateFormat === 'iso-time' && exceedsSerial(bytes, 0, length));
  if (!isReal) return text;
  const milliseconds = timeOfDay(bytes, 0, length) % 1_000;
  return text.slice(0, secondLength) + (milliseconds > 0 ? `.${String(milliseconds).padStart(3, '0')}` : '');
}

export const displayText = (value: Value, column: OutputColumn, dateFormat: DateFormat): string =>
  cutToCell(cellText(value, column, dateFormat));

function numberText(value: number, { type, places = 2 }: OutputColumn): string {
  if (!isCellNumber(value)) return String(value);
  if (type === 'boolean' && isBooleanNumber(value)) return value === 1 ? 'TRUE' : 'FALSE';
  if (type === 'decimal') return decimals[places]?.format(value) ?? String(value);
  return type === 'count' && Number.isInteger(value) ? grouped.format(value) : String(value);
}
