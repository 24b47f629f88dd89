import type { ConnectionFindings } from '../contract/connection.ts';
import { expectedRows, type RowCount } from '../contract/row-count.ts';

const number = new Intl.NumberFormat('en');
const decimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** What was found at a server, a sentence each. */
export function findingsWords({ datasets, total, read }: ConnectionFindings): string[] {
  if (total === 0) return ['The server answers, but has nothing that can be exported.'];
  const more = total - datasets.length;
  const named = datasets.map(({ label, rows }) => label + rowsWords(rows));
  return [
    `The connection works. It offers ${[...named, ...(more > 0 ? [`${number.format(more)} more`] : [])].join(', ')}.`,
    ...(read ? [speedWords(read)] : []),
  ];
}

function rowsWords(rows: RowCount): string {
  const expected = expectedRows(rows);
  return expected === undefined ? '' : ` (${number.format(expected)} ${expected === 1 ? 'row' : 'rows'})`;
}

function speedWords({ rows, seconds }: NonNullable<ConnectionFindings['read']>): string {
  const took = seconds < 0.1 ? 'less than 0.1 seconds' : `${decimal.format(seconds)} seconds`;
  if (rows === 0) return `It answered in ${took}, and has no rows.`;
  return rows === 1
    ? `The first row came in ${took}.`
    : `The first ${number.format(rows)} rows came in ${took}.`;
}
