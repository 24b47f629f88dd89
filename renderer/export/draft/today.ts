import { getLocalTimeZone, today as todayIn } from '@internationalized/date';

/** The day that it is on this computer, `YYYY-MM-DD`. */
export const today = (): string => todayIn(getLocalTimeZone()).toString();

/** Milliseconds until the next day begins on this computer. */
export function untilTomorrow(): number {
  const zone = getLocalTimeZone();
  return todayIn(zone).add({ days: 1 }).toDate(zone).getTime() - Date.now();
}
