/** The order of the rows, and how many of them. */
export const order = {
  'order.title': 'Order and limit',
  'order.sort-by': 'Sort by',
  'order.then-by': 'Then by',
  'order.key': '{label}, key {place}',
  'order.nothing-more': 'Nothing more',
  'order.of-groups': 'The order of the groups',
  'order.of-dataset': 'The dataset’s own order',
  'order.direction': 'Direction',
  'order.ascending': 'Ascending',
  'order.descending': 'Descending',
  'order.at-most': 'At most (rows)',
  'order.all': 'All',
  'order.start-over': 'Start over',
} as const;
