import type { activity as en } from '../en/activity.ts';

export const activity: Record<keyof typeof en, string> = {
  'activity.lead': 'Exporte der letzten {days} Tage. Wird einer aus der Liste entfernt, bleibt seine Datei.',
  'activity.search': 'Datei, Daten oder Quelle suchen',
  'activity.clear': 'Liste leeren …',
  'activity.none': 'Es gibt noch keine Exporte.',
  'activity.none-found': 'Kein Export heißt so. Ein Teil seines Namens genügt für die Suche.',
  'activity.earlier': 'Frühere Exporte zeigen',
  'activity.running': 'Laufende und wartende Exporte',
  'activity.repeat': 'Erneut exportieren',
  'activity.repeat-detail': 'In eine neue Datei neben dieser',
  'activity.receipt': 'Beleg …',
  'activity.copy-path': 'Pfad kopieren',
  'activity.forget': 'Aus der Liste entfernen',
  'activity.file-stays': 'Die Datei bleibt',
  'activity.parts-deleted': 'Was dafür vorbereitet war, wird gelöscht',
};
