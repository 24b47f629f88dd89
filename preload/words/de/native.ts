import type { native as en } from '../en/native.ts';

export const native: Record<keyof typeof en, string> = {
  'drop.hint': 'Die Datenbank hier ablegen, um sie zu öffnen',
  'drop.question': 'Möchten Sie „{name}“ öffnen?',
  'drop.detail': 'Die Datei liegt in {folder}. Exportiert wird dann, was in ihr steht.',
  'words.open': '{name} öffnen',
  'drop.open': 'Öffnen',
  'text.cut': 'Ausschneiden',
  'text.copy': 'Kopieren',
  'text.paste': 'Einfügen',
  'text.select-all': 'Alles auswählen',
  'cell.title': 'Zelle von {column}',
  'cell.titles': 'Ausgewählte Zellen',
  'cell.copy': 'Kopieren',
  'cell.copy-with-names': 'Mit den Spaltennamen kopieren',
  'cell.filter': 'Filtern',
  'cell.copy-column': 'Kopieren, was zu sehen ist',
  'shortcuts.cell-menu': 'Das Menü einer Zelle öffnen',
  'keys.cell-menu': 'Umschalt+F10',
};
