import type { kept as en } from '../en/kept.ts';

export const kept: Record<keyof typeof en, string> = {
  'kept.title': 'Daten auf diesem Computer',
  'kept.lead':
    'Nur das eigene Benutzerkonto auf diesem Computer kann lesen, was hier aufbewahrt wird, und nichts davon wird irgendwohin gesendet. Die exportierten Dateien bleiben: Nichts hier löscht sie.',
  'kept.nothing': 'Nichts',
  'kept.delete': '{label} löschen',
  'kept.is-deleted': '{label}: gelöscht.',
  'kept.history': 'Liste der Exporte',
  'kept.history-detail':
    'Was wann wohin exportiert wurde, mit Filtern, Abfragen und Dateinamen. Aufbewahrt für {days} Tage. Nach dem Löschen lassen sich Exporte nicht mehr bearbeiten oder wiederholen; wartende und laufende bleiben darin.',
  'kept.connections': 'Verbindungen',
  'kept.connections-detail':
    'Die eingetragenen Server und die Tokens und Geheimnisse für sie, vom Betriebssystem verschlüsselt. Nach dem Löschen können Exporte, die auf diese Server warten, nicht weitergehen.',
  'kept.saved-exports': 'Gespeicherte Exporte',
  'kept.saved-exports-detail':
    'Was unter einem Namen gespeichert ist, um es wieder zu exportieren, mit Filtern und Ordner. Sie bleiben, bis sie gelöscht werden.',
  'kept.settings': 'Schuljahr und Abschnitte',
  'kept.settings-detail': 'Wie oben eingestellt. Nach dem Löschen gelten wieder die üblichen.',
  'kept.queries': 'Ausgeführte Abfragen',
  'kept.queries-detail':
    'Die letzten {queries} jeder Quelle, mit den Namen und Werten darin, zur erneuten Auswahl. Sie bleiben, bis sie gelöscht werden.',
  'kept.session': 'Die letzten Einstellungen',
  'kept.session-detail':
    'Für jeden Datensatz jeder Datenbank: Spalten, Filter mit ihren Werten, Abfragen; was offen war und wohin zuletzt gespeichert wurde. Damit macht das Fenster beim nächsten Start weiter.',
  'kept.records': 'Zeilen, die auf ihren Export warten',
  'kept.records-detail':
    'Was Skripte zum Exportieren übergeben haben. Verschwindet, sobald der Export fertig ist; bis dahin wird es gebraucht.',
  'kept.exports': 'Dateien von Skripten',
  'kept.exports-detail':
    'Fertige Dateien von Exporten, die keinen eigenen Ort genannt haben. Gelöscht werden sie dort, wo sie liegen.',
  'kept.sample': 'Musterschule',
  'kept.sample-detail': 'Erfundene Schülerinnen und Schüler zum Ausprobieren. Wird beim Öffnen neu erstellt.',
  'kept.logs': 'Protokoll',
  'kept.logs-detail':
    'Was die Anwendung getan hat und was fehlschlug, ohne Schülerdaten, Filter, Abfragen oder Dateinamen.',
  'kept.crashes': 'Absturzberichte',
  'kept.crashes-detail':
    'Was im Speicher war, als ein Teil der Anwendung abstürzte; Schülerdaten können darin sein. Nur erstellt, wenn die IT sie eingeschaltet hat, nie gesendet und nach 30 Tagen gelöscht.',
  'kept.browser': 'Eigene Dateien des Fensters',
  'kept.browser-detail':
    'Wo das Fenster war und was der eingebaute Browser aufbewahrt, um schneller zu öffnen. Keine Schülerdaten; was gerade benutzt wird, bleibt.',
};
