import type { calendar as en } from '../en/calendar.ts';

export const calendar: Record<keyof typeof en, string> = {
  'calendar.title': 'Schuljahr und Abschnitte',
  'calendar.lead':
    'Wofür „Dieser Abschnitt“ oder „Letztes Schuljahr“ beim Exportieren steht. Ein Abschnitt ist zum Beispiel ein Halbjahr.',
  'calendar.school-year': 'Schuljahr',
  'calendar.year-begins': 'Beginn des Schuljahrs',
  'calendar.to': 'bis',
  'calendar.term': 'Abschnitt {number}',
  'calendar.term-begins': 'Beginn von Abschnitt {number}',
  'calendar.term-ends': 'Ende von Abschnitt {number}',
  'calendar.remove-term': 'Abschnitt {number} entfernen',
  'calendar.add-term': 'Abschnitt hinzufügen',
  'calendar.overlap':
    '{days} liegt in Abschnitt {first} und in Abschnitt {second}. Bis jeder Tag nur in einem Abschnitt liegt, gelten die bisherigen.',
  'calendar.gap': 'In keinem Abschnitt: {days}.',
  'calendar.span': '{from} bis {to}',
  'calendar.numeral': '{day}.',
  'calendar.day': '{label}: Tag',
  'calendar.month': '{label}: Monat',
};
