import type { settings as en } from '../en/settings.ts';

export const settings: Record<keyof typeof en, string> = {
  'settings.language': 'Sprache',
  'settings.language-lead': 'Für alles in diesem Fenster. Die Befehle für Skripte bleiben englisch.',
  'settings.language-system': 'Wie auf diesem Computer ({language})',
};
