import type { DateFormat } from '../../../../preload/contract/export.ts';
import type { OutputColumn, Value } from '../../rows.ts';
import { dateText } from '../date-text.ts';
import { cutToCell } from './xml-text.ts';

const decimals = new Intl.NumberFormat('en', {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  useGrouping: false,
});
const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** A cell as its number format shows it. */
export function displayText(value: Value, column: OutputColumn, dateFormat: DateFormat): string {
  if (value === null) return '';
  if (typeof value === 'number') {
    switch (column.type) {
      case 'boolean':
        return value === 0 ? 'FALSE' : 'TRUE';
      case 'decimal':
        return decimals.format(value);
      case 'count':
        return grouped.format(value);
      default:
        return String(value);
    }
  }
  if (typeof value !== 'string') return cutToCell(Buffer.from(value).toString('hex'));
  const isDate = column.type === 'date' || column.type === 'datetime';
  return cutToCell((isDate && dateText(value, dateFormat)) || value);
}
