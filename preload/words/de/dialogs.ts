import type { dialogs as en } from '../en/dialogs.ts';

export const dialogs: Record<keyof typeof en, string> = {
  'start.failed': 'Analytics Export kann nicht starten',
  'about.title': 'Über Analytics Export',
  'about.detail':
    'Darf nach der MIT-Lizenz frei benutzt, verändert und weitergegeben werden.\nDie Lizenzen der eingebauten Bestandteile liegen der Anwendung bei, im Ordner licenses.',
  'files.save': 'Exportieren',
  'files.folder': 'Wohin die Dateien kommen',
  'files.open': 'Datenbank öffnen',
  'files.import': 'Gespeicherten Export einlesen',
  'files.csv': 'CSV-Datei',
  'files.excel': 'Excel-Arbeitsmappe',
  'files.saved-export': 'Gespeicherter Export',
  'files.databases': 'SQLite-Datenbanken',
  'files.all': 'Alle Dateien',
  'files.unnamed': 'Die Datei',
  'replace.question': '„{name}“ gibt es schon. Soll die Datei ersetzt werden?',
  'replace.loss': 'Was jetzt darin steht, geht verloren.',
  'replace.yes': 'Ersetzen',
  'replace.no': 'Anderen Namen wählen',
  'delete.keep': 'Behalten',
  'delete.history': 'Soll die Liste der Exporte gelöscht werden?',
  'delete.history-loss':
    'Beendete Exporte können dann nicht mehr bearbeitet oder wiederholt werden. Ihre Dateien bleiben, wo sie sind; wartende und laufende Exporte gehen weiter.',
  'delete.connections': 'Sollen alle Verbindungen gelöscht werden?',
  'delete.connections-loss':
    'Ihre Tokens und Geheimnisse werden mit gelöscht. Auf den Servern ändert sich nichts. Exporte, die auf diese Server warten, können nicht weitergehen.',
  'delete.connection': 'Soll die Verbindung „{name}“ entfernt werden?',
  'delete.connection-loss':
    'Ihr Token oder Geheimnis wird gelöscht. Auf dem Server ändert sich nichts, und alle Dateien bleiben, wo sie sind.',
  'delete.saved-exports': 'Sollen alle gespeicherten Exporte gelöscht werden?',
  'delete.saved-exports-loss':
    'Sie können dann nicht mehr ausgeführt werden. Die damit erstellten Dateien bleiben, wo sie sind.',
  'delete.saved-export': 'Soll der gespeicherte Export „{name}“ gelöscht werden?',
  'delete.saved-export-loss': 'Die damit erstellten Dateien bleiben, wo sie sind.',
  'delete.queries': 'Sollen die ausgeführten Abfragen gelöscht werden?',
  'delete.queries-loss':
    'Sie können dann nicht mehr ausgewählt werden. Was unter einem Namen gespeichert ist, bleibt, und Dateien ebenso.',
  'delete.records': 'Sollen die Zeilen gelöscht werden, die auf ihren Export warten?',
  'delete.records-loss':
    'Fehlgeschlagene Exporte von Skripten können dann nicht wiederholt werden. Wartende und laufende gehen weiter.',
  'quit.question':
    '{exports, plural, one {Ein Export ist noch nicht fertig.} other {# Exporte sind noch nicht fertig.}}',
  'quit.detail':
    'Beim nächsten Start von Analytics Export kann es weitergehen: Ein laufender Export beginnt dann von vorn. Dateien, die ersetzt werden sollten, bleiben unverändert.',
  'quit.continue': 'Beim nächsten Start fortsetzen',
  'quit.cancel': '{exports, plural, one {Export abbrechen} other {Exporte abbrechen}}',
  'quit.keep-open': 'Geöffnet lassen',
  'recovery.message': 'Das Fenster ist mehrmals abgestürzt.',
  'recovery.detail':
    'Begonnene Exporte gehen weiter. Das Fenster kann noch einmal geöffnet oder die Anwendung beendet und neu gestartet werden: Exporte gehen auch dann weiter.',
  'recovery.open': 'Noch einmal öffnen',
  'recovery.quit': 'Beenden',
  'notice.failed': 'Export fehlgeschlagen',
  'notice.failed-detail': '{data}: In Analytics Export steht, warum, und dort geht es noch einmal.',
  'notice.finished': 'Export fertig',
  'notice.finished-detail': '{data}: {rows, plural, one {# Zeile} other {# Zeilen}}',
  'unexpected.title': 'Etwas Unerwartetes ist schiefgegangen',
  'unexpected.detail':
    'Begonnene Exporte gehen weiter. Wenn etwas nicht mehr richtig funktioniert, bitte Analytics Export beenden und neu starten. Unter Hilfe → Diagnose steht, was denen hilft, die sich darum kümmern.',
  'updates.ready': 'Version {version} kann installiert werden.',
  'updates.none': 'Es gibt keine neuere Version als diese, {version}.',
};
