import type { application as en } from '../en/application.ts';

export const application: Record<keyof typeof en, string> = {
  'application.lost':
    'Das Fenster funktionierte nicht mehr und wurde neu geöffnet. Exporte laufen weiter. Bitte prüfen, was auf dieser Seite eingestellt ist, bevor es weitergeht.',
  'update.waiting': 'Version {version} wird installiert, sobald kein Export mehr läuft.',
  'update.ready': 'Version {version} ist bereit.',
  'update.restart': 'Zum Installieren neu starten',
  'diagnostics.title': 'Diagnose',
  'diagnostics.lead':
    'Für alle, die helfen, wenn etwas nicht funktioniert; deshalb auf Englisch. Nur das hier kommt mit „Kopieren“ in die Zwischenablage: keine Schülerdaten, Filter, Abfragen, Dateinamen oder Ordner.',
  'diagnostics.text': 'Was kopiert wird',
  'diagnostics.copy': 'Kopieren',
  'diagnostics.copied': 'Kopiert.',
};
