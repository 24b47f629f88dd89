import type { navigation as en } from '../en/navigation.ts';

export const navigation: Record<keyof typeof en, string> = {
  'navigation.name': 'Navigation',
  'navigation.application': 'Anwendung',
  'navigation.datasets': 'Datensätze',
  'navigation.tables': 'Tabellen',
  'navigation.query': 'Abfrage',
  'navigation.export': 'Export',
  'navigation.activity': 'Aktivität',
  'navigation.connections': 'Verbindungen',
  'navigation.settings': 'Einstellungen',
};
