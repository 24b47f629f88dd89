import type { ColumnType } from '../../../preload/contract/dataset.ts';
import type { DateFormat } from '../../../preload/contract/options.ts';

/** Whether texts in such a column are looked at as dates. */
export const isDate = (type: ColumnType): boolean => type === 'date' || type === 'datetime';

/** What a text is: no date, a day, or a day with a time. */
export type DateKind = 'none' | 'day' | 'moment';

const dash = 45;
const [comma, point] = [44, 46];
const colon = 58;
const zero = 48;
const [upperT, upperZ, space] = [84, 90, 32];
/** Where the time's seconds begin, when it has any: behind `YYYY-MM-DDThh:mm`. */
const behindMinutes = 16;

/** Fractions of a second and a zone. What is stored is shown, nothing is shifted. */
const suffix = /^(?:[.,]\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/;

/**
 * Whether the text from `start` to `end` is a date or moment in the forms of ISO 8601 that SQLite stores:
 * `YYYY-MM-DD`, then perhaps `T` or a space, `hh:mm`, `:ss`, a fraction and a zone. The day must exist in the
 * calendar.
 */
export function dateKind(text: Buffer, start: number, end: number): DateKind {
  const length = end - start;
  if (length < 10 || text[start + 4] !== dash || text[start + 7] !== dash) return 'none';
  const year = digitsAt(text, start, 4);
  const month = digitsAt(text, start + 5, 2);
  const day = digitsAt(text, start + 8, 2);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return 'none';
  if (length === 10) return 'day';
  const separator = text[start + 10];
  if (length < behindMinutes || (separator !== upperT && separator !== space)) return 'none';
  if (text[start + 13] !== colon || !(digitsAt(text, start + 11, 2) < 24)) return 'none';
  const seconds = start + behindMinutes;
  const hasSeconds = seconds < end && text[seconds] === colon;
  if (!(digitsAt(text, start + 14, 2) < 60) || (hasSeconds && !(digitsAt(text, seconds + 1, 2) < 60)))
    return 'none';
  const rest = hasSeconds ? seconds + 3 : seconds;
  const isUsual = rest === end || (rest + 1 === end && text[rest] === upperZ);
  return isUsual || suffix.test(text.toString('latin1', rest, end)) ? 'moment' : 'none';
}

/** The place behind the seconds of a moment, or behind its minutes when it has no seconds: where a fraction and a zone follow. */
export const restStart = (moment: Uint8Array, start: number): number =>
  start + (moment[start + behindMinutes] === colon ? behindMinutes + 3 : behindMinutes);

/** The seconds of a moment, 0 when it has none. */
export const secondsAt = (moment: Uint8Array, start: number): number =>
  moment[start + behindMinutes] === colon ? digitsAt(moment, start + behindMinutes + 1, 2) : 0;

/** The number of some digits at a place, or NaN. */
export function digitsAt(text: Uint8Array, start: number, count: number): number {
  let value = 0;
  for (let index = start; index < start + count; index++) {
    const digit = (text[index] as number) - zero;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** NaN, which no day is within, for a year that is none. */
function daysInMonth(year: number, month: number): number {
  if (Number.isNaN(year)) return year;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const stored = 'YYYY-MM-DDThh:mm:ss';
const dayLength = 'YYYY-MM-DD'.length;

/** Per character of a shown date: its place in the stored one, or minus the code of a separator. */
type Layout = readonly number[];

const layout = (pattern: string): Layout =>
  Array.from(pattern, (character, index) =>
    /[YMDhms]/.test(character)
      ? stored.indexOf(character) + index - pattern.indexOf(character)
      : -character.charCodeAt(0),
  );

/** How a format shows dates; every date of a column in the same way. */
export interface DateForm {
  readonly day: Layout;
  readonly moment: Layout;
  /** How much of a moment it shows. */
  readonly shows: 'day' | 'seconds' | 'all';
}

const isoDay = layout('YYYY-MM-DD');
const dayForm = (day: Layout): DateForm => ({ day, moment: day, shows: 'day' });

/** What each format makes of dates; `stored` leaves them as they are. */
export const dateForms: Record<DateFormat, DateForm | undefined> = {
  iso: dayForm(isoDay),
  us: dayForm(layout('MM/DD/YYYY')),
  eu: dayForm(layout('DD.MM.YYYY')),
  full: { day: isoDay, moment: layout('YYYY-MM-DD hh:mm:ss'), shows: 'seconds' },
  'iso-time': { day: isoDay, moment: layout(stored), shows: 'all' },
  stored: undefined,
};

/** Whether times are shown at all by a format that makes something of them. */
export const showsTime = (format: DateFormat): boolean => (dateForms[format]?.shows ?? 'day') !== 'day';

/**
 * Whether the form leaves out something of a moment: a time of day that is not midnight, a fraction, a zone that is not
 * UTC.
 */
export const isShortened = (text: Uint8Array, start: number, end: number, { shows }: DateForm): boolean =>
  shows !== 'all' && hasDigit(text, shows === 'day' ? start + dayLength : restStart(text, start), end);

/** Whether a digit that is not 0 stands there. */
export function hasDigit(text: Uint8Array, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const byte = text[at] as number;
    if (byte > zero && byte <= zero + 9) return true;
  }
  return false;
}

/** The most bytes that `writeDate` needs beyond those of the text. */
export const dateBytes = stored.length;

/** Writes the date of that kind from `start` to `end` of `text` in a form and returns the position behind it. */
export function writeDate(
  bytes: Uint8Array,
  position: number,
  text: Uint8Array,
  start: number,
  end: number,
  kind: DateKind,
  form: DateForm,
): number {
  const places = kind === 'moment' ? form.moment : form.day;
  const { length } = places;
  const known = text[start + behindMinutes] === colon ? stored.length : behindMinutes;
  for (let index = 0; index < length; index++) {
    const place = places[index] as number;
    bytes[position + index] = place < 0 ? -place : place < known ? (text[start + place] as number) : zero;
  }
  let at = position + length;
  if (kind === 'moment' && form.shows === 'all')
    for (let from = restStart(text, start); from < end; from++) {
      const byte = text[from] as number;
      // ISO 8601 knows both signs before a fraction, most programs the point alone.
      bytes[at++] = byte === comma ? point : byte;
    }
  return at;
}

/** A stored date or moment in the chosen format, or undefined when the text is none or stays as it is. */
export function dateText(text: string, format: DateFormat): string | undefined {
  const form = dateForms[format];
  if (form === undefined) return undefined;
  const bytes = Buffer.from(text);
  const kind = dateKind(bytes, 0, bytes.length);
  if (kind === 'none') return undefined;
  const shown = Buffer.alloc(bytes.length + dateBytes);
  return shown.toString('latin1', 0, writeDate(shown, 0, bytes, 0, bytes.length, kind, form));
}

/** Whether a text is a date of which the format leaves out something. */
export function isShortenedText(text: string, format: DateFormat): boolean {
  const form = dateForms[format];
  const bytes = Buffer.from(text);
  const { length } = bytes;
  return form !== undefined && dateKind(bytes, 0, length) === 'moment' && isShortened(bytes, 0, length, form);
}
