import type { fileName as en } from '../en/file-name.ts';

export const fileName: Record<keyof typeof en, string> = {
  'file-name.label': 'Dateiname',
  'file-name.chosen': 'Nach der Auswahl',
  'file-name.moment': 'Nach Datensatz und Zeitpunkt',
  'file-name.own': 'Eigenes Muster',
  'file-name.pattern': 'Muster',
  'file-name.parts': 'Ausgefüllt werden: {parts}',
  'file-name.not-pattern': 'Nur {parts} werden ausgefüllt.',
  'file-name.obstacle': 'Schreiben Sie das Muster des Dateinamens zu Ende, oder wählen Sie ein anderes.',
};
