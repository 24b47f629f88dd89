import type { general as en } from '../en/general.ts';

export const general: Record<keyof typeof en, string> = {
  'words.and-more': '{shown} und {more} weitere',
  'words.cancel': 'Abbrechen',
  'words.choose-place': 'Anderen Ort wählen …',
  'words.close': 'Schließen',
  'words.delete': 'Löschen',
  'words.dismiss': 'Ausblenden',
  'words.edit-export': 'Export bearbeiten',
  'words.more': '{more, number} weitere',
  'words.more-for': 'Mehr zu {name}',
  'words.name': 'Name',
  'words.quoted': '„{text}“',
  'words.remove': 'Entfernen',
  'words.rename': 'Umbenennen …',
  'words.rows': '{rows, plural, one {# Zeile} other {# Zeilen}}',
  'words.show-in-folder': 'Im Ordner zeigen',
  'words.try-again': 'Noch einmal',
};
