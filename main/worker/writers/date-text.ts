import type { DateFormat } from '../../../preload/contract/export.ts';

/** The parts of an ISO 8601 text, as texts. Nothing is shifted between time zones: what is stored is what is shown. */
const isoDate = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?|$)/;

/**
 * A stored date or moment in the chosen format, or undefined when the text is none. `full` shows the time
 * where there is one; the other formats show the day.
 */
export function dateText(text: string, format: DateFormat): string | undefined {
  const parts = isoDate.exec(text);
  if (!parts) return undefined;
  const [, year, month, day, minutes, seconds = ':00'] = parts as unknown as [
    string,
    string,
    string,
    string,
    string?,
    string?,
  ];
  switch (format) {
    case 'iso':
      return `${year}-${month}-${day}`;
    case 'us':
      return `${month}/${day}/${year}`;
    case 'eu':
      return `${day}.${month}.${year}`;
    case 'full':
      return minutes === undefined
        ? `${year}-${month}-${day}`
        : `${year}-${month}-${day} ${minutes}${seconds}`;
  }
}
