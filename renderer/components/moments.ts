import { t, words } from '../words.ts';

const time = new Intl.DateTimeFormat(words.locale, { timeStyle: 'short' });
const moment = new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeStyle: 'short' });
const day = new Intl.DateTimeFormat(words.locale, { dateStyle: 'full' });

/** `14:02`; takes ISO 8601, as the next. */
export const timeOf = (iso: string): string => time.format(new Date(iso));

/** `3 June 2024 at 14:02`. */
export const momentOf = (iso: string): string => moment.format(new Date(iso));

/** What a day of this computer is called on another: `Today`, `Yesterday`, `Monday, 3 June 2024`. */
export function dayName(date: Date, today: Date): string {
  const before = Math.round((midnight(today) - midnight(date)) / 86_400_000);
  return before === 0 ? t('moments.today') : before === 1 ? t('moments.yesterday') : day.format(date);
}

const midnight = (date: Date): number => new Date(date).setHours(0, 0, 0, 0);
