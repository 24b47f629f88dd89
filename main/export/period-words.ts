import type { Period } from '../../preload/contract/query.ts';
import type { Words } from '../../preload/words/words.ts';

interface Day {
  year: string;
  /** `June 2024` */
  month: string;
  number: number;
  /** `3 June 2024` */
  inFull: string;
  isLast: boolean;
}

function dayOf(day: string, { locale, t }: Words): Day {
  const time = Date.parse(day);
  const number = new Date(time).getUTCDate();
  const format = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const month = format.format(time);
  return {
    year: day.slice(0, 4),
    month,
    number,
    inFull: t('title.day', { day: number, month }),
    isLast: new Date(time + 86_400_000).getUTCDate() === 1,
  };
}

/** Days, as short as people say them: `June 2024`, `3 to 9 June 2024`, `September 2023 to July 2024`. */
export function periodWords({ from, to }: Period, words: Words): string {
  const { t } = words;
  if (from === undefined) return to === undefined ? '' : t('title.until', { to: dayOf(to, words).inFull });
  if (to === undefined) return t('title.from', { from: dayOf(from, words).inFull });
  const [first, last] = [dayOf(from, words), dayOf(to, words)];
  if (first.number === 1 && last.isLast) {
    if (first.month === last.month) return first.month;
    const isWholeYear = from === `${first.year}-01-01` && to === `${first.year}-12-31`;
    return isWholeYear ? first.year : t('title.days', { from: first.month, to: last.month });
  }
  if (from === to) return first.inFull;
  return first.month === last.month
    ? t('title.days-of-month', { day: first.number, to: last.inFull })
    : t('title.days', { from: first.inFull, to: last.inFull });
}
