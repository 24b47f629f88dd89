import type { Format, OverflowChoice } from '../../../preload/contract/export.ts';
import { rowLimits } from '../../../preload/contract/limits.ts';
import { number, rowCount } from '../../components/numbers.ts';

export const formatWords: Record<Format, { label: string; holder: string; holders: string }> = {
  excel: { label: 'Excel', holder: 'an Excel sheet', holders: 'sheets' },
  csv: { label: 'CSV', holder: 'a CSV file', holders: 'files' },
};

/** Why so many rows do not fit, or how they will. */
export function overflowWords(rows: number, format: Format, onOverflow: OverflowChoice): string {
  const limit = rowLimits[format];
  const problem = `That is more than ${formatWords[format].holder} can hold (${rowCount(limit)}).`;
  return onOverflow === 'split'
    ? `${problem} The rows fill ${number(Math.ceil(rows / limit))} ${formatWords[format].holders}.`
    : `${problem} Narrow it with a filter or a period.`;
}
