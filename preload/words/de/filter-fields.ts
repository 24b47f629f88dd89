import type { filterFields as en } from '../en/filter-fields.ts';

export const filterFields: Record<keyof typeof en, string> = {
  'filter-field.title': 'Filter',
  'filter-field.add': 'Filter hinzufügen',
  'filter-field.choose-column': 'Spalte für den Filter',
  'filter-field.by': 'Filter nach {column}',
  'filter-field.remove': 'Filter nach {column} entfernen',
  'filter-field.condition': 'Bedingung für {column}',
  'filter-field.value-for': 'Wert für {column}',
  'filter-field.column-from': '{column} von',
  'filter-field.column-to': '{column} bis',
  'filter-field.value': 'Wert',
  'filter-field.from': 'Von',
  'filter-field.to': 'Bis',
  'filter-field.yes': 'Ja',
  'filter-field.no': 'Nein',
  'filter-field.choose-values': 'Werte wählen …',
  'filter-field.add-values': 'Werte hinzufügen …',
  'filter-field.value-per-line': 'Ein Wert je Zeile',
  'filter-field.no-values': 'Keine Werte von {column} gefunden',
  'filter-field.chosen-values': 'Gewählte Werte von {column}',
  'filter-field.extent': 'Daten von {smallest} bis {largest}',
};
