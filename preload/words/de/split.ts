import type { split as en } from '../en/split.ts';

export const split: Record<keyof typeof en, string> = {
  'split.label': 'Dateien',
  'split.one': 'Eine Datei',
  'split.per': 'Eine Datei je …',
  'split.title': 'Eine Datei je {by}',
  'split.counting': 'Wie viele Dateien das werden, wird ermittelt …',
  'split.first': 'Die erste heißt „{name}“',
  'split.export': '{files, plural, one {# Datei exportieren …} other {# Dateien exportieren …}}',
  'split.export-files': 'Dateien exportieren …',
  'split.not-in-all':
    'Nicht jedes Blatt hat die Spalte, nach der die Dateien geteilt werden. Wählen Sie eine andere, oder eine Datei.',
  'split.files': '{files, plural, one {# Datei} other {# Dateien}}',
  'split.some-files': '{shown, number} von {files, plural, one {# Datei} other {# Dateien}}',
  'split.done': '{done, number} von {files, number} Dateien sind fertig',
  'split.finished': '{files, number} fertig',
  'split.failed': '{files, number} fehlgeschlagen',
  'split.cancelled': '{files, number} abgebrochen',
  'split.progress': 'Fortschritt der Dateien',
  'split.open-folder': 'Ordner öffnen',
  'split.show': 'Dateien anzeigen',
  'split.hide': 'Dateien ausblenden',
  'split.started': 'Wird exportiert: {title}',
  'split.notice': 'Export abgeschlossen',
  'split.saved': 'eine Datei für jeden Wert einer Spalte',
};
