import type { DateFormat } from '../../../preload/contract/export.ts';

/** What a text is: no date, a day, or a day with a time. */
export type DateKind = 'none' | 'day' | 'moment';

const dash = 45;
const colon = 58;
const zero = 48;
const [upperT, upperZ, space] = [84, 90, 32];
/** Where the time's seconds begin, when it has any: behind `YYYY-MM-DDThh:mm`. */
const behindMinutes = 16;

/** Fractions of a second and a zone, which are not shown: what is stored is shown, nothing is shifted. */
const suffix = /^(?:[.,]\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/;

/**
 * Whether a whole text is a date or moment in the forms of ISO 8601 that SQLite stores: `YYYY-MM-DD`, then
 * perhaps `T` or a space, `hh:mm`, `:ss`, a fraction and a zone. The day must exist in the calendar. Works on
 * character codes, as every cell of a date column comes by.
 */
export function dateKind(text: string): DateKind {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return 'none';
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return 'none';
  if (text.length === 10) return 'day';
  const separator = text.charCodeAt(10);
  if ((separator !== upperT && separator !== space) || text.charCodeAt(13) !== colon) return 'none';
  if (!(digitsAt(text, 11, 2) < 24 && digitsAt(text, 14, 2) < 60 && secondsAt(text) < 60)) return 'none';
  const end = hasSeconds(text) ? behindMinutes + 3 : behindMinutes;
  const isUsual = text.length === end || (text.length === end + 1 && text.charCodeAt(end) === upperZ);
  return isUsual || suffix.test(text.slice(end)) ? 'moment' : 'none';
}

const hasSeconds = (text: string): boolean => text.charCodeAt(behindMinutes) === colon;

/** The seconds of a moment, 0 when it has none. */
export const secondsAt = (text: string): number =>
  hasSeconds(text) ? digitsAt(text, behindMinutes + 1, 2) : 0;

/** The number of some digits at a place of a text, or NaN. */
export function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let index = start; index < start + count; index++) {
    const digit = text.charCodeAt(index) - zero;
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

/** Per character of a shown date: its place in the stored one, or minus the code of a separator. */
type Layout = readonly number[];

const layout = (pattern: string): Layout =>
  Array.from(pattern, (character, index) =>
    /[A-Za-z]/.test(character)
      ? stored.indexOf(character) + index - pattern.indexOf(character)
      : -character.charCodeAt(0),
  );

const dayLayouts: Record<DateFormat, Layout> = {
  iso: layout('YYYY-MM-DD'),
  us: layout('MM/DD/YYYY'),
  eu: layout('DD.MM.YYYY'),
  full: layout('YYYY-MM-DD'),
};
/** `full` shows the time where there is one; the other formats show the day. */
const momentLayouts: Record<DateFormat, Layout> = { ...dayLayouts, full: layout('YYYY-MM-DD hh:mm:ss') };

/** The most bytes `writeDate` needs. */
export const dateBytes = stored.length;

/** Writes a text of that kind in the chosen format and returns the position behind it. */
export function writeDate(
  bytes: Uint8Array,
  position: number,
  text: string,
  kind: DateKind,
  format: DateFormat,
): number {
  const places = (kind === 'moment' ? momentLayouts : dayLayouts)[format];
  const { length } = places;
  const end = hasSeconds(text) ? dateBytes : behindMinutes;
  for (let index = 0; index < length; index++) {
    const place = places[index] as number;
    bytes[position + index] = place < 0 ? -place : place < end ? text.charCodeAt(place) : zero;
  }
  return position + length;
}

/** A stored date or moment in the chosen format, or undefined when the text is none. */
export function dateText(text: string, format: DateFormat): string | undefined {
  const kind = dateKind(text);
  if (kind === 'none') return undefined;
  const bytes = Buffer.alloc(dateBytes);
  return bytes.toString('latin1', 0, writeDate(bytes, 0, text, kind, format));
}
