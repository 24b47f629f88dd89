import type { columns as en } from '../en/columns.ts';

export const columns: Record<keyof typeof en, string> = {
  'columns.name': 'Spalten',
  'columns.empty': 'Keine Spalten vorhanden.',
  'columns.search': 'Spalten suchen',
  'columns.all': 'Alle',
  'columns.none': 'Keine',
  'columns.new-name': 'Neuer Name für {column}',
  'columns.was': 'war: {label}',
  'columns.rename': '{column} umbenennen',
  'columns.reset-name': 'Namen von {column} zurücksetzen',
  'column-type.text': 'Text',
  'column-type.integer': 'Ganze Zahl',
  'column-type.count': 'Anzahl',
  'column-type.decimal': 'Zahl mit Nachkommastellen',
  'column-type.number': 'Zahl',
  'column-type.date': 'Datum',
  'column-type.datetime': 'Datum und Uhrzeit',
  'column-type.boolean': 'Ja oder Nein',
  'column-type.any': 'Werte jeder Art',
};
