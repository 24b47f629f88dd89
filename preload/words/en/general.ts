/** What several places say. */
export const general = {
  'words.and-more': '{shown} and {more} more',
  'words.close': 'Close',
  'words.dismiss': 'Dismiss',
} as const;
