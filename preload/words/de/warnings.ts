import type { warnings as en } from '../en/warnings.ts';

export const warnings: Record<keyof typeof en, string> = {
  'warning.RESULT_EMPTY': 'In {names} gibt es keine Zeilen. Bitte die Filter und den Zeitraum prüfen.',
  'warning.LEADING_ZEROS':
    'In {columns} gibt es Nummern, die mit Nullen beginnen. {format, select, csv {Die Datei behält die Nullen, aber Excel lässt sie weg, wenn es eine CSV-Datei öffnet: Als Excel-Datei exportiert sind sie zu sehen.} other {Sie werden als Text geschrieben, damit keine Null verloren geht.}}',
  'warning.BYTES_AS_HEX':
    'In {columns} gibt es Bytes, die kein Text sind, zum Beispiel Bilder. Die Datei enthält sie als hexadezimale Ziffern.',
  'warning.TIMES_SHORTENED':
    'In {columns} lässt das gewählte Datumsformat die Uhrzeit ganz oder teilweise weg. Die Formate „ISO mit Uhrzeit“ (iso-time) und „Wie gespeichert“ (stored) behalten sie.',
  'warning.ROWS_REPEATED':
    'Die Daten haben sich während des Lesens geändert: {rows, plural, one {# Zeile kam} other {# Zeilen kamen}} doppelt und {rows, plural, one {steht} other {stehen}} einmal in der Datei.',
  'warning.MADE_BY_SERVER':
    'Der Server hat diese Datei auf seine Weise erstellt: Ob Texte davor geschützt sind, als Formeln ausgeführt zu werden, und wie Datumsangaben geschrieben sind, bestimmt er.',
  'warning.ROWS_STRAY':
    '{rows, plural, one {# Ergebnis auf dem Server gehört} other {# Ergebnisse auf dem Server gehören}} zu Personen oder Klassen, über die er nichts mitteilt: Dort fehlen die Namen, und Zusammenfassungen nach Klasse enthalten sie nicht.',
  'warning.DISK_SPACE_TIGHT':
    'Die Datei wird ungefähr {needed, number} MB brauchen, und {free, number} MB sind frei. Vielleicht reicht der Platz nicht.',
  'warning.TARGET_OPEN':
    '„{name}“ ist anscheinend in einem anderen Programm geöffnet, das weiter die alte Datei zeigen wird. Bitte dort schließen.',
};
