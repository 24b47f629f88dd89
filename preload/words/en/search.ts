/** Fields in which something is chosen by typing a part of it. */
export const search = {
  'search.searching': 'Searching…',
  'search.more': '{more, number} more, keep typing to find them.',
  'search.none': 'No {noun} found',
  'search.chosen': 'Chosen {noun}',
  'search.all': 'All {noun}',
  'search.add': 'Add {noun}…',
  'search.choose': '{invitation}…',
} as const;
