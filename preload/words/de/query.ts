import type { query as en } from '../en/query.ts';

export const query: Record<keyof typeof en, string> = {
  'query.title': 'SQL-Abfrage',
  'query.recent': 'Zuletzt',
  'query.run': 'Ausführen',
  'query.not-run': 'Noch nicht ausgeführt.',
  'query.help': '{run} führt sie aus. {complete} zeigt Vorschläge. Esc, dann Tab verlässt das Feld.',
  'query.problem-in-line': 'Zeile {line}: {message}',
  'query.completions': 'Vorschläge',
  'query.selection-deleted': 'Auswahl gelöscht',
  'query.text': 'Text',
  'query.integer': 'Ganzzahl',
  'query.count': 'Anzahl',
  'query.decimal': 'Dezimalzahl',
  'query.number': 'Zahl',
  'query.date': 'Datum',
  'query.datetime': 'Zeitpunkt',
  'query.boolean': 'Ja/Nein',
  'query.any': 'beliebig',
};
