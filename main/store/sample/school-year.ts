const millisecondsOfDay = 86_400_000;

export const schoolYear = '2023/2024';

/** Days, both inclusive, `YYYY-MM-DD`. */
export interface Days {
  start: string;
  end: string;
}

const terms: readonly Days[] = [
  { start: '2023-09-01', end: '2023-12-21' },
  { start: '2024-01-08', end: '2024-03-28' },
  { start: '2024-04-15', end: '2024-07-31' },
];

const holidays: readonly Days[] = [
  { start: '2023-10-23', end: '2023-10-27' },
  { start: '2024-02-12', end: '2024-02-16' },
  { start: '2024-05-01', end: '2024-05-01' },
  { start: '2024-05-09', end: '2024-05-10' },
  { start: '2024-05-20', end: '2024-05-24' },
];

/** The day `days` after `day`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * millisecondsOfDay).toISOString().slice(0, 10);
}

const isWithin = (day: string, { start, end }: Days): boolean => start <= day && day <= end;

/** The term that a school day lies in. */
export const termOf = (day: string): Days => terms.find((term) => isWithin(day, term)) as Days;

/** Monday to Sunday around a day. */
export function weekOf(day: string): Days {
  const start = addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
  return { start, end: addDays(start, 6) };
}

function teachingDays(): string[] {
  const days: string[] = [];
  for (const term of terms) {
    for (let day = term.start; day <= term.end; day = addDays(day, 1)) {
      const weekday = new Date(day).getUTCDay();
      const isFree = weekday === 0 || weekday === 6 || holidays.some((holiday) => isWithin(day, holiday));
      if (!isFree) days.push(day);
    }
  }
  return days;
}

/** Every day with lessons, in order. */
export const schoolDays: readonly string[] = teachingDays();

const firstHour = 8;
const lastHour = 14;
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** Every second of a school day as it ends a timestamp, `THH:MM:SSZ`, in order. */
export const schoolSeconds: readonly string[] = Array.from(
  { length: (lastHour - firstHour + 1) * 3600 },
  (_, second) => {
    const hour = firstHour + Math.floor(second / 3600);
    return `T${twoDigits(hour)}:${twoDigits(Math.floor(second / 60) % 60)}:${twoDigits(second % 60)}Z`;
  },
);
