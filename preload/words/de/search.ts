import type { search as en } from '../en/search.ts';

export const search: Record<keyof typeof en, string> = {
  'search.searching': 'Wird gesucht …',
  'search.more':
    '{more, plural, one {# weiterer Treffer, weitertippen, um ihn zu finden.} other {# weitere Treffer, weitertippen, um sie zu finden.}}',
  'search.none': '{noun}: nichts gefunden',
  'search.chosen': '{noun}: gewählt',
  'search.all': '{noun}: alle',
  'search.add': '{noun} hinzufügen …',
  'search.choose': '{invitation} …',
};
