import type { receipt as en } from '../en/receipt.ts';

export const receipt: Record<keyof typeof en, string> = {
  'receipt.title': 'Beleg zu {name}',
  'receipt.lead':
    'Was geschrieben wurde, und von wem. Die Prüfung liest die Datei noch einmal und vergleicht sie damit.',
  'receipt.data': 'Daten',
  'receipt.rows': 'Zeilen',
  'receipt.rows-as-counted': '{rows, plural, one {# Zeile} other {# Zeilen}}, so viele wie zuvor gezählt',
  'receipt.files': 'Dateien',
  'receipt.sheets': 'Tabellenblätter',
  'receipt.size': 'Größe',
  'receipt.bytes': '{size} ({bytes, number} Byte)',
  'receipt.made': 'Erstellt',
  'receipt.made-by-copy': '{moment}, kopiert, da die Daten noch dieselben waren',
  'receipt.made-at-once': '{moment}, in weniger als einer Sekunde',
  'receipt.made-in': '{moment}, in {seconds, plural, one {# Sekunde} other {# Sekunden}}',
  'receipt.attempts': 'Versuche',
  'receipt.by': 'Von',
  'receipt.note': 'Hinweis',
  'receipt.check': 'Datei prüfen',
  'receipt.checking': 'Die Datei wird gelesen …',
  'receipt.unchanged': 'Unverändert seit dem Export: Jedes Byte stimmt mit dem Beleg überein.',
  'receipt.changed': 'Seit dem Export geändert: Die Datei wurde bearbeitet oder durch eine andere ersetzt.',
  'receipt.missing': 'Nicht mehr da: Die Datei wurde verschoben, umbenannt oder gelöscht.',
};
