import type { draft as en } from '../en/draft.ts';

export const draft: Record<keyof typeof en, string> = {
  'pane.name': 'Einstellungen des Exports',
  'pane.what': 'Inhalt',
  'pane.columns': 'Spalten',
  'pane.columns-ticked': '{ticked, number} von {known, number}',
  'pane.file': 'Datei',
  'pane.export': 'Exportieren …',
  'pane.save': 'Speichern …',
  'draft.number': 'Nummer {id}',
  'draft.choose-one': '{article, select, other {{noun} wählen}}',
  'draft.choose-any': '{noun} wählen',
  'draft.type': '{article, select, other {{noun} eingeben}}',
  'draft.missing-preview': '{invitation}, um die Vorschau zu sehen.',
  'draft.missing-export': '{invitation}, um zu exportieren.',
  'draft.unrun-preview': 'Die Abfrage ausführen, um die Vorschau zu sehen.',
  'draft.unrun-export': 'Die Abfrage ausführen, um zu exportieren.',
  'draft.no-columns-preview': 'Mindestens eine Spalte ankreuzen, um die Vorschau zu sehen.',
  'draft.no-columns-export': 'Mindestens eine Spalte ankreuzen, um zu exportieren.',
  'draft.half-typed': 'Das Datum in „{field}“ zu Ende eingeben oder löschen.',
  'draft.no-term':
    'Heute ist in keinem Abschnitt. Einen anderen Zeitraum wählen oder die Abschnitte in den Einstellungen ändern.',
  'draft.period-backwards': 'Der Zeitraum endet, bevor er beginnt.',
  'draft.one-sheet':
    'Eine Datei in diesem Format hat nur ein Tabellenblatt. Excel wählen oder die anderen Tabellenblätter entfernen.',
  'draft.in-sheet': 'Im Tabellenblatt „{sheet}“: {problem}',
  'draft.query-changed':
    'Die Abfrage wurde geändert, seit sie ausgeführt wurde. Sie ausführen, um zu sehen, was exportiert wird.',
  'draft.query-columns': 'Die Spalten der Abfrage sind noch nicht bekannt. Die Vorschau abwarten.',
  'draft.empty-filter': 'Den Filter nach „{column}“ ausfüllen oder entfernen.',
};
