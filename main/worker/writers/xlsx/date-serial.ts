/** 1900-03-01, the first day whose number is the same in every spreadsheet: 1900 was no leap year, but Excel's is. */
const firstReliableDay = 61;
/** Days from 1899-12-30, day 0 of the 1900 date system (ECMA-376 Part 1, 18.17.4.1), to 1970-01-01. */
const unixDayZero = 25_569;
const dash = 45;

/** Two or four digits at a place of a text, or NaN. */
function digitsAt(text: string, start: number, count: number): number {
  let value = 0;
  for (let index = start; index < start + count; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The serial number of a text's leading `YYYY-MM-DD`, or NaN when it is none or before 1900-03-01. */
export function serialDay(text: string): number {
  if (text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return Number.NaN;
  const year = digitsAt(text, 0, 4);
  const month = digitsAt(text, 5, 2);
  const day = digitsAt(text, 8, 2);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  const serial = daysFromCivil(year, month, day) + unixDayZero;
  return serial >= firstReliableDay ? serial : Number.NaN;
}

/** Seconds since midnight of the time in `YYYY-MM-DDTHH:MM[:SS]`, or NaN when there is none. */
export function secondsOfDay(text: string): number {
  const separator = text.charCodeAt(10);
  if ((separator !== 84 && separator !== 32) || text.charCodeAt(13) !== 58) return Number.NaN;
  const hours = digitsAt(text, 11, 2);
  const minutes = digitsAt(text, 14, 2);
  const seconds = text.charCodeAt(16) === 58 ? digitsAt(text, 17, 2) : 0;
  return hours < 24 && minutes < 60 && seconds < 60 ? hours * 3_600 + minutes * 60 + seconds : Number.NaN;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
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
