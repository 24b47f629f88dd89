import type { OverflowChoice } from '../../../preload/contract/options.ts';
import { formats, type Format } from '../../../preload/contract/formats.ts';
import { number, rowCount } from '../../components/numbers.ts';

/** What holds the rows of a format; the first format is the first to choose from. */
const holders: Record<Format, string> = { excel: 'an Excel sheet', csv: 'a CSV file' };

export const formatChoices = (Object.keys(holders) as Format[]).map((id) => ({
  id,
  label: formats[id].label,
}));

/** Why so many rows do not fit, or how they will. */
export function overflowWords(rows: number, format: Format, onOverflow: OverflowChoice): string {
  const { rowLimit: limit, continuesIn } = formats[format];
  const problem = `That is more than ${holders[format]} can hold (${rowCount(limit)}).`;
  return onOverflow === 'split'
    ? `${problem} The rows fill ${number(Math.ceil(rows / limit))} ${continuesIn}.`
    : `${problem} Narrow it with a filter or a period.`;
}
