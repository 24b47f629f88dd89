import type { general as en } from '../en/general.ts';

export const general: Record<keyof typeof en, string> = {
  'words.and-more': '{shown} und {more} weitere',
  'words.close': 'Schließen',
  'words.dismiss': 'Ausblenden',
};
