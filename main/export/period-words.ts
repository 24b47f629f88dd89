import type { Period } from '../../preload/contract/query.ts';

interface Day {
  year: string;
  /** `June 2024` */
  month: string;
  number: number;
  isLast: boolean;
}

const monthWords = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' });

function dayOf(day: string): Day {
  const time = Date.parse(day);
  const number = new Date(time).getUTCDate();
  return {
    year: day.slice(0, 4),
    month: monthWords.format(time),
    number,
    isLast: new Date(time + 86_400_000).getUTCDate() === 1,
  };
}

const inFull = ({ number, month }: Day): string => `${number} ${month}`;

/** Days, as short as people say them: `June 2024`, `3 to 9 June 2024`, `September 2023 to July 2024`. */
export function periodWords({ from, to }: Period): string {
  if (from === undefined) return to === undefined ? '' : `until ${inFull(dayOf(to))}`;
  if (to === undefined) return `from ${inFull(dayOf(from))}`;
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first.number === 1 && last.isLast) {
    if (first.month === last.month) return first.month;
    const isWholeYear = from === `${first.year}-01-01` && to === `${first.year}-12-31`;
    return isWholeYear ? first.year : `${first.month} to ${last.month}`;
  }
  if (from === to) return inFull(first);
  return first.month === last.month
    ? `${first.number} to ${inFull(last)}`
    : `${inFull(first)} to ${inFull(last)}`;
}
