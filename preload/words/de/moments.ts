import type { moments as en } from '../en/moments.ts';

export const moments: Record<keyof typeof en, string> = {
  'moments.today': 'Heute',
  'moments.yesterday': 'Gestern',
  'moments.second-left': 'noch etwa eine Sekunde',
  'moments.seconds-left': 'noch etwa {seconds, number} Sekunden',
  'moments.minutes-left': 'noch etwa {minutes, number} Minuten',
  'moments.hours-left': 'noch etwa {hours, number} Stunden',
  'moments.clear-day': '{label} leeren',
  'moments.finish-day': 'Das Datum ergänzen oder leeren.',
};
