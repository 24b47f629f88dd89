import { describe, expect, test } from 'vitest';
import {
  defaultCalendar,
  termFaults,
  usualDays,
  usualPeriods,
  withOneMore,
  yearEnds,
  type SchoolCalendar,
  type Term,
  type UsualPeriod,
} from '../../../preload/contract/usual-period.ts';

const daysOf = (choice: UsualPeriod, today: string, calendar: SchoolCalendar = defaultCalendar): string => {
  const days = usualDays(choice, today, calendar);
  return days ? `${days.from} ${days.to}` : 'none';
};

const terms = (...given: string[]): Term[] =>
  given.map((term) => {
    const [from = '', to = ''] = term.split(' ');
    return { from, to };
  });

test.for([
  // A Wednesday.
  ['2026-11-25', 'this-week', '2026-11-23 2026-11-29'],
  ['2026-11-25', 'last-week', '2026-11-16 2026-11-22'],
  // Monday begins a week, Sunday ends it.
  ['2026-11-23', 'this-week', '2026-11-23 2026-11-29'],
  ['2026-11-29', 'this-week', '2026-11-23 2026-11-29'],
  ['2026-11-29', 'last-week', '2026-11-16 2026-11-22'],
  // Over the border of a year: ISO 8601's week 53 of 2020, and week 1 of 2025.
  ['2021-01-01', 'this-week', '2020-12-28 2021-01-03'],
  ['2024-12-31', 'this-week', '2024-12-30 2025-01-05'],
  ['2024-01-03', 'last-week', '2023-12-25 2023-12-31'],
  ['2024-02-29', 'this-week', '2024-02-26 2024-03-03'],
  ['2026-11-25', 'this-month', '2026-11-01 2026-11-30'],
  ['2024-02-29', 'this-month', '2024-02-01 2024-02-29'],
  ['2023-02-28', 'this-month', '2023-02-01 2023-02-28'],
  ['2026-12-31', 'this-month', '2026-12-01 2026-12-31'],
  // The month before the 31st of one may have no 31st.
  ['2024-03-31', 'last-month', '2024-02-01 2024-02-29'],
  ['2023-03-31', 'last-month', '2023-02-01 2023-02-28'],
  ['2100-03-31', 'last-month', '2100-02-01 2100-02-28'],
  ['2026-07-31', 'last-month', '2026-06-01 2026-06-30'],
  ['2026-01-15', 'last-month', '2025-12-01 2025-12-31'],
  ['2026-11-25', 'this-term', '2026-09-01 2026-12-31'],
  ['2026-11-25', 'last-term', '2026-04-01 2026-08-31'],
  ['2026-12-31', 'this-term', '2026-09-01 2026-12-31'],
  ['2027-01-01', 'this-term', '2027-01-01 2027-03-31'],
  ['2027-01-01', 'last-term', '2026-09-01 2026-12-31'],
  ['2026-09-01', 'this-school-year', '2026-09-01 2027-08-31'],
  ['2026-08-31', 'this-school-year', '2025-09-01 2026-08-31'],
  ['2026-08-31', 'last-school-year', '2024-09-01 2025-08-31'],
  ['2027-01-01', 'last-school-year', '2025-09-01 2026-08-31'],
] as const)('on %s %s is %s', ([today, choice, days]) => {
  expect(daysOf(choice, today)).toBe(days);
});

describe('a calendar of another school', () => {
  const winter = { yearBegins: '03-01', terms: terms('10-15 02-29', '03-15 09-30') };
  const wholeYear = { yearBegins: '01-01', terms: terms('01-01 12-31') };
  test.for([
    // Its winter term ends in the next year, on the last day of February.
    ['2023-12-01', 'this-term', '2023-10-15 2024-02-29', winter],
    ['2024-02-29', 'this-term', '2023-10-15 2024-02-29', winter],
    ['2025-02-28', 'this-term', '2024-10-15 2025-02-28', winter],
    ['2025-01-10', 'last-term', '2024-03-15 2024-09-30', winter],
    // Between two terms there is none.
    ['2025-03-01', 'this-term', 'none', winter],
    ['2025-03-01', 'last-term', '2024-10-15 2025-02-28', winter],
    ['2024-02-29', 'this-school-year', '2023-03-01 2024-02-29', winter],
    ['2024-03-01', 'this-school-year', '2024-03-01 2025-02-28', winter],
    ['2026-11-25', 'last-term', '2025-01-01 2025-12-31', wholeYear],
    ['2026-11-25', 'this-school-year', '2026-01-01 2026-12-31', wholeYear],
  ] as const)('on %s %s is %s', ([today, choice, days, calendar]) => {
    expect(daysOf(choice, today, calendar)).toBe(days);
  });
});

test('on every day of a leap year and the next, a usual period is in one piece and follows the one before it', () => {
  for (let time = Date.UTC(2024, 0, 1); time < Date.UTC(2026, 0, 1); time += 86_400_000) {
    const today = new Date(time).toISOString().slice(0, 10);
    for (const choice of usualPeriods.filter((name) => name.startsWith('this-'))) {
      const days = usualDays(choice, today, defaultCalendar);
      const before = usualDays(choice.replace('this', 'last') as UsualPeriod, today, defaultCalendar);
      if (!days || !before) throw new Error(`${choice} is none on ${today}`);
      expect(days.from <= today && today <= days.to).toBe(true);
      expect(Date.parse(days.from) - Date.parse(before.to)).toBe(86_400_000);
    }
  }
});

test.for([
  ['terms that follow one another', terms('09-01 12-31', '01-01 03-31', '04-01 08-31'), []],
  ['a term over the border of the year', terms('08-01 01-31', '02-01 07-31'), []],
  ['in whatever order they stand', terms('02-01 07-31', '08-01 01-31'), []],
  ['one that is the whole year', terms('09-01 08-31'), []],
  ['to the last day of February', terms('09-01 02-29', '03-01 08-31'), []],
  ['days in no term', terms('09-01 12-20', '01-07 08-31'), ['gap 0 1 12-21 01-06']],
  ['days before the first one', terms('09-01 12-31', '01-01 07-31'), ['gap 1 0 08-01 08-31']],
  ['one term with a gap', terms('09-01 07-31'), ['gap 0 0 08-01 08-31']],
  ['29 February in no term', terms('09-01 02-28', '03-01 08-31'), ['gap 0 1 02-29 02-29']],
  [
    '28 February in two terms of a common year',
    terms('09-01 02-28', '02-29 08-31'),
    ['overlap 0 1 02-28 02-28'],
  ],
  ['days in two terms', terms('09-01 01-31', '01-01 08-31'), ['overlap 0 1 01-01 01-31']],
  ['one inside another', terms('09-01 08-31', '02-01 02-10'), ['overlap 0 1 02-01 02-10']],
] as const)('the faults of %s', ([, given, expected]) => {
  expect(termFaults(given).map(({ kind, terms, from, to }) => [kind, ...terms, from, to].join(' '))).toEqual(
    expected,
  );
});

test.for([
  // The second half of the longest term.
  [terms('09-01 12-31', '01-01 03-31', '04-01 08-31'), '09-01 12-31, 01-01 03-31, 04-01 06-15, 06-16 08-31'],
  [terms('08-01 01-31', '02-01 05-31', '06-01 07-31'), '08-01 10-31, 11-01 01-31, 02-01 05-31, 06-01 07-31'],
  // The days that are in none.
  [terms('09-01 12-31', '04-01 08-31'), '09-01 12-31, 01-01 03-31, 04-01 08-31'],
  [terms('01-01 06-30'), '01-01 06-30, 07-01 12-31'],
] as const)('one term more than %j', ([given, expected]) => {
  const more = withOneMore(given);
  expect(more.map(({ from, to }) => `${from} ${to}`).join(', ')).toBe(expected);
  expect(termFaults(more)).toEqual([]);
});

test.for([
  ['09-01', '08-31'],
  ['01-01', '12-31'],
  ['03-01', '02-29'],
] as const)('a school year that begins on %s ends on %s', ([begins, ends]) => {
  expect(yearEnds(begins)).toBe(ends);
});
