import { digitsAt, secondsAt, type DateKind } from '../iso-date.ts';

/** 1900-03-01, the first day whose number is the same in every spreadsheet: 1900 was no leap year, but Excel's is. */
const firstReliableDay = 61;
/** Days from 1899-12-30, day 0 of the 1900 date system (ECMA-376 Part 1, 18.17.4.1), to 1970-01-01. */
const unixDayZero = 25_569;
const secondsPerDay = 86_400;

/** The serial number of the date of that kind at `start`, in whole seconds; NaN when it is none or before 1900-03-01. */
export function dateSerial(text: Uint8Array, start: number, kind: DateKind): number {
  if (kind === 'none') return Number.NaN;
  const serial =
    daysFromCivil(digitsAt(text, start, 4), digitsAt(text, start + 5, 2), digitsAt(text, start + 8, 2)) +
    unixDayZero;
  if (serial < firstReliableDay) return Number.NaN;
  if (kind === 'day') return serial;
  const seconds =
    digitsAt(text, start + 11, 2) * 3_600 + digitsAt(text, start + 14, 2) * 60 + secondsAt(text, start);
  return serial + seconds / secondsPerDay;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar, counting years from March (Hinnant, "chrono-Compatible Low-Level Date Algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
