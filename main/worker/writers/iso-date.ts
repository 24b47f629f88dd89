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

/** Writes the date of that kind at `start` of `text` in the chosen format and returns the position behind it. */
export function writeDate(
  bytes: Uint8Array,
  position: number,
  text: Uint8Array,
  start: number,
  kind: DateKind,
  format: DateFormat,
): number {
  const places = (kind === 'moment' ? momentLayouts : dayLayouts)[format];
  const { length } = places;
  const known = text[start + behindMinutes] === colon ? dateBytes : behindMinutes;
  for (let index = 0; index < length; index++) {
    const place = places[index] as number;
    bytes[position + index] = place < 0 ? -place : place < known ? (text[start + place] as number) : zero;
  }
  return position + length;
}

/** A stored date or moment in the chosen format, or undefined when the text is none. */
export function dateText(text: string, format: DateFormat): string | undefined {
  const stored = Buffer.from(text);
  const kind = dateKind(stored, 0, stored.length);
  if (kind === 'none') return undefined;
  const bytes = Buffer.alloc(dateBytes);
  return bytes.toString('latin1', 0, writeDate(bytes, 0, stored, 0, kind, format));
}
