import type { Days } from './query.ts';

/** In the order in which they are offered. Weeks begin on Monday (ISO 8601). */
export const usualPeriods = [
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-term',
  'last-term',
  'this-school-year',
  'last-school-year',
] as const;
export type UsualPeriod = (typeof usualPeriods)[number];

/** How the days of a period were settled: `custom` ones by hand, those of a usual period anew on every day. */
export type PeriodChoice = 'all-days' | UsualPeriod | 'custom';

export const isUsual = (choice: PeriodChoice): choice is UsualPeriod =>
  (usualPeriods as readonly string[]).includes(choice);

/** Days of every year, `MM-DD`, both inclusive; one that ends before it begins ends in the next year. */
export interface Term {
  from: string;
  to: string;
}

/** What a school calls its year and its terms. 29 February stands for the last day of February. */
export interface SchoolCalendar {
  /** The first day of a school year, `MM-DD`; its last one is the day before the next. */
  yearBegins: string;
  /** No two have a day in common. */
  terms: Term[];
}

export const defaultCalendar: SchoolCalendar = {
  yearBegins: '09-01',
  terms: [
    { from: '09-01', to: '12-31' },
    { from: '01-01', to: '03-31' },
    { from: '04-01', to: '08-31' },
  ],
};

/** The most terms a school year may have. */
export const termLimit = 6;

/** The days of a usual period, seen from `today` (`YYYY-MM-DD`). Null for this term when today is in none. */
export function usualDays(choice: UsualPeriod, today: string, calendar: SchoolCalendar): Days | null {
  switch (choice) {
    case 'this-week':
      return weekOf(today);
    case 'last-week':
      return weekOf(plusDays(today, -7));
    case 'this-month':
      return monthOf(today, 0);
    case 'last-month':
      return monthOf(today, -1);
    case 'this-term':
      return termsAround(today, calendar).find(({ from, to }) => from <= today && today <= to) ?? null;
    case 'last-term':
      return termsAround(today, calendar).findLast(({ to }) => to < today) ?? null;
    case 'this-school-year':
      return schoolYearOf(today, calendar, 0);
    case 'last-school-year':
      return schoolYearOf(today, calendar, -1);
  }
}

/** Days that are in no term, or in two: those from `from` to `to` (`MM-DD`). */
export interface TermFault extends Term {
  kind: 'gap' | 'overlap';
  /** Places in the calendar's list: of the term before these days, or that begins first, and of the other one. */
  terms: readonly [number, number];
}

/** Where the terms of a calendar leave days out, or have some in common; in leap years alone, too. */
export function termFaults(terms: readonly Term[]): TermFault[] {
  const faults = new Map<string, TermFault>();
  // A leap year and the three after it, behind one in which terms have begun that reach into it.
  const [first, ...others] = inYears(terms, 2023, 2027);
  let last = first;
  for (const next of others) {
    if (!last) break;
    const follows = plusDays(last.to, 1);
    const isGap = next.from > follows;
    const kind = isGap ? 'gap' : 'overlap';
    const key = [kind, last.place, next.place].join(' ');
    if (next.from !== follows && yearOf(next.from) > 2023 && !faults.has(key))
      faults.set(key, {
        kind,
        from: (isGap ? follows : next.from).slice(5),
        to: (isGap ? plusDays(next.from, -1) : last.to < next.to ? last.to : next.to).slice(5),
        terms: [last.place, next.place],
      });
    if (next.to > last.to) last = next;
  }
  return [...faults.values()];
}

/** The last day (`MM-DD`) of a school year that begins on `yearBegins`. */
export const yearEnds = (yearBegins: string): string => plusDays(inYear(yearBegins, 2024), -1).slice(5);

/** The terms and one more: in the first days that are in none, or else the second half of the longest one. */
export function withOneMore(terms: readonly Term[]): Term[] {
  const gap = termFaults(terms).find(({ kind }) => kind === 'gap');
  if (gap) return terms.toSpliced(gap.terms[0] + 1, 0, { from: gap.from, to: gap.to });
  const spans = inYears(terms, 2023, 2023).map((term) => ({ ...term, days: daysIn(term) }));
  const longest = spans.reduce((one, other) => (other.days > one.days ? other : one));
  const { from, to } = terms[longest.place] as Term;
  const middle = plusDays(longest.from, Math.floor(longest.days / 2));
  return terms.toSpliced(
    longest.place,
    1,
    { from, to: plusDays(middle, -1).slice(5) },
    { from: middle.slice(5), to },
  );
}

/** The most days that a month (1 to 12) has in any year. */
export const longestMonth = (month: number): number => lastOfMonth(2024, month);

const timeOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

const dayAt = (time: number): string => new Date(time).toISOString().slice(0, 10);

const plusDays = (day: string, days: number): string => dayAt(timeOf(day) + days * 86_400_000);

const daysIn = ({ from, to }: Days): number => (timeOf(to) - timeOf(from)) / 86_400_000 + 1;

const yearOf = (day: string): number => Number(day.slice(0, 4));

function weekOf(day: string): Days {
  const sinceMonday = (new Date(timeOf(day)).getUTCDay() + 6) % 7;
  const from = plusDays(day, -sinceMonday);
  return { from, to: plusDays(from, 6) };
}

function monthOf(day: string, shift: number): Days {
  const month = Number(day.slice(5, 7)) - 1 + shift;
  return {
    from: dayAt(Date.UTC(yearOf(day), month, 1)),
    to: dayAt(Date.UTC(yearOf(day), month + 1, 0)),
  };
}

const lastOfMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The day `MM-DD` of a year. */
function inYear(yearDay: string, year: number): string {
  const [month = 1, day = 1] = yearDay.split('-').map(Number);
  return dayAt(Date.UTC(year, month - 1, Math.min(day, lastOfMonth(year, month))));
}

function schoolYearOf(today: string, { yearBegins }: SchoolCalendar, shift: number): Days {
  const year = yearOf(today) + shift - (inYear(yearBegins, yearOf(today)) <= today ? 0 : 1);
  return { from: inYear(yearBegins, year), to: plusDays(inYear(yearBegins, year + 1), -1) };
}

type Occurrence = Days & { place: number };

/** The terms that begin in these years, the earliest first. */
function inYears(terms: readonly Term[], first: number, last: number): Occurrence[] {
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return years
    .flatMap((year) =>
      terms.map(({ from, to }, place) => ({
        from: inYear(from, year),
        to: inYear(to, to < from ? year + 1 : year),
        place,
      })),
    )
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

const termsAround = (today: string, { terms }: SchoolCalendar): Days[] =>
  inYears(terms, yearOf(today) - 2, yearOf(today)).map(({ from, to }) => ({ from, to }));
