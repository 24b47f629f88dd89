import type { source as en } from '../en/source.ts';

export const source: Record<keyof typeof en, string> = {
  'source.open-database': 'Datenbank öffnen …',
  'source.use-sample': 'Musterschule verwenden',
  'source.sample': 'Musterschule',
  'source.preparing': 'Die Musterschule wird vorbereitet …',
  'source.data': 'Daten',
  'source.data-from': 'Daten aus:',
  'source.opening': '{name} wird geöffnet …',
  'source.manage-connections': 'Verbindungen verwalten …',
};
