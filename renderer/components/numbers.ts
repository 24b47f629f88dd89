import { t, words } from '../words.ts';

const numbers = new Intl.NumberFormat(words.locale);

export const number = (value: number): string => numbers.format(value);

/** Of the text of a number, every digit of it: `-0.25`, `9007199254740993`. */
export const numeral = (text: string): string => digits.format(text as Intl.StringNumericLiteral);
const digits = new Intl.NumberFormat(words.locale, { maximumFractionDigits: 20, useGrouping: false });

export const rowCount = (rows: number): string => t('words.rows', { rows });

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;

/** `0.83 kB`, `84.1 MB`, `1.2 GB`. */
export function fileSize(bytes: number): string {
  const step = Math.min(units.length, Math.max(1, Math.floor(Math.log10(Math.max(bytes, 1)) / 3)));
  return new Intl.NumberFormat(words.locale, {
    style: 'unit',
    unit: units[step - 1] ?? 'kilobyte',
    maximumSignificantDigits: 3,
  }).format(bytes / 1000 ** step);
}

/** A person who waits wants few digits: `about 2 minutes left`. */
export function timeLeft(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 2) return t('moments.second-left');
  if (whole < 90) return t('moments.seconds-left', { seconds: whole });
  const minutes = Math.round(whole / 60);
  if (minutes < 90) return t('moments.minutes-left', { minutes });
  return t('moments.hours-left', { hours: Math.round(minutes / 60) });
}
