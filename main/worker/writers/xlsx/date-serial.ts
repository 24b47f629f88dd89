import { writeSmallInteger } from '../byte-buffer.ts';
import { comma, point, zero } from '../json-cells.ts';
import { digitsAt, hasDigit, restStart, secondsAt, type DateKind } from '../iso-date.ts';

/** 1900-03-01, the first day whose number is the same in every spreadsheet: 1900 was no leap year, but Excel's is. */
const firstReliableDay = 61;
/** Days from 1899-12-30, day 0 of the 1900 date system (ECMA-376 Part 1, 18.17.4.1), to 1970-01-01. */
const unixDayZero = 25_569;
const millisecondsPerDay = 86_400_000;
/** Of a second, in milliseconds. */
const fractionDigits = 3;

/** The serial number of the day of the date of that kind at `start`; NaN when it is none or before 1900-03-01. */
export function daySerial(text: Uint8Array, start: number, kind: DateKind): number {
  if (kind === 'none') return Number.NaN;
  const serial =
    daysFromCivil(digitsAt(text, start, 4), digitsAt(text, start + 5, 2), digitsAt(text, start + 8, 2)) +
    unixDayZero;
  return serial < firstReliableDay ? Number.NaN : serial;
}

/** The time of day of a moment in milliseconds; less than one is left out. */
export const timeOfDay = (text: Uint8Array, start: number, end: number): number =>
  (digitsAt(text, start + 11, 2) * 3_600 + digitsAt(text, start + 14, 2) * 60 + secondsAt(text, start)) *
    1_000 +
  millisecondsAt(text, start, end);

/**
 * Writes the serial number of a day and a time of day, and returns the position behind it. Five digits and ten behind
 * the point are as many as Excel keeps; they tell milliseconds apart.
 */
export function writeSerial(bytes: Buffer, position: number, day: number, milliseconds: number): number {
  let at = writeSmallInteger(bytes, position, day);
  if (milliseconds === 0) return at;
  const fraction = Math.round((milliseconds / millisecondsPerDay) * 1e10);
  const upper = Math.floor(fraction / 1e5);
  bytes[at++] = point;
  at = writeFiveDigits(bytes, writeFiveDigits(bytes, at, upper), fraction - upper * 1e5);
  while (bytes[at - 1] === zero) at--;
  return at;
}

function writeFiveDigits(bytes: Buffer, position: number, value: number): number {
  let rest = value;
  for (let index = position + 4; index >= position; index--) {
    const tens = (rest / 10) | 0;
    bytes[index] = zero + rest - tens * 10;
    rest = tens;
  }
  return position + 5;
}

/** The whole milliseconds of the fraction of a moment, 0 when it has none. */
function millisecondsAt(text: Uint8Array, start: number, end: number): number {
  const rest = restStart(text, start);
  if (end - rest < 2 || !isFractionMark(text[rest])) return 0;
  let milliseconds = 0;
  for (let place = 1; place <= fractionDigits; place++) {
    const digit = rest + place < end ? digitsAt(text, rest + place, 1) : Number.NaN;
    milliseconds = milliseconds * 10 + (Number.isNaN(digit) ? 0 : digit);
  }
  return milliseconds;
}

/** Whether a moment has what a serial number has no place for: a zone that is not UTC, or less than a millisecond. */
export function exceedsSerial(text: Uint8Array, start: number, end: number): boolean {
  const rest = restStart(text, start);
  if (end - rest < 2) return false;
  if (!isFractionMark(text[rest])) return hasDigit(text, rest, end);
  let behind = rest + 1;
  while (behind < end && behind <= rest + fractionDigits && !Number.isNaN(digitsAt(text, behind, 1)))
    behind++;
  return hasDigit(text, behind, end);
}

const isFractionMark = (byte: number | undefined): boolean => byte === point || byte === comma;

/** Days since 1970-01-01 in the proleptic Gregorian calendar, counting years from March (Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
