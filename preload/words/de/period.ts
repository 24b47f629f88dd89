import type { period as en } from '../en/period.ts';

export const period: Record<keyof typeof en, string> = {
  'period.title': 'Zeitraum',
  'period.from': 'Von',
  'period.to': 'Bis',
  'period.change-terms': 'Abschnitte ändern',
  'period.data': 'Daten vorhanden: {days}',
  'period.all-days': 'Alle Tage',
  'period.this-week': 'Diese Woche',
  'period.last-week': 'Letzte Woche',
  'period.this-month': 'Dieser Monat',
  'period.last-month': 'Letzter Monat',
  'period.this-term': 'Dieser Abschnitt',
  'period.last-term': 'Letzter Abschnitt',
  'period.this-school-year': 'Dieses Schuljahr',
  'period.last-school-year': 'Letztes Schuljahr',
  'period.custom': 'Eigener Zeitraum',
  'days.from-to': '{from} bis {to}',
  'days.only': 'nur {day}',
  'days.from': 'ab {from}',
  'days.until': 'bis {to}',
  'days.all': 'alle Tage',
};
