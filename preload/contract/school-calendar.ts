import { z } from 'zod';
import { longestMonth, termFaults, termLimit, type SchoolCalendar } from './usual-period.ts';

/** A day of every year, `MM-DD`. */
const yearDay = z.string().refine(
  (text) => {
    const [month, day] = /^\d\d-\d\d$/.test(text) ? text.split('-').map(Number) : [];
    if (month === undefined || day === undefined || month < 1 || month > 12) return false;
    return day >= 1 && day <= longestMonth(month);
    // What is no day is not compared with others.
  },
  { error: 'Not a day of a year like 09-01', abort: true },
);

const term = z.strictObject({ from: yearDay, to: yearDay });

/** On a day that is in two terms nobody would know which one is meant; one in no term is a holiday. */
export const schoolCalendarSchema = z.strictObject({
  yearBegins: yearDay,
  terms: z
    .array(term)
    .min(1)
    .max(termLimit)
    .refine((terms) => termFaults(terms).every(({ kind }) => kind === 'gap'), 'A day is in two terms'),
}) satisfies z.ZodType<SchoolCalendar>;
