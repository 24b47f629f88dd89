import type { Period } from '../../../preload/contract/query.ts';
import { t, words } from '../../words.ts';

const format = new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeZone: 'UTC' });

const day = (iso: string): string => format.format(new Date(iso));

/** `Sep 1, 2023 to Jul 31, 2024`, as the system writes days. */
export function daysWords({ from, to }: Period): string {
  if (from !== undefined && to !== undefined)
    return from === to
      ? t('days.only', { day: day(from) })
      : t('days.from-to', { from: day(from), to: day(to) });
  if (from !== undefined) return t('days.from', { from: day(from) });
  return to === undefined ? t('days.all') : t('days.until', { to: day(to) });
}
