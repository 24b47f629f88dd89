/** What several places say. */
export const general = {
  'words.and-more': '{shown} and {more} more',
  'words.cancel': 'Cancel',
  'words.choose-place': 'Choose another place…',
  'words.close': 'Close',
  'words.delete': 'Delete',
  'words.dismiss': 'Dismiss',
  'words.edit-export': 'Edit export',
  'words.more': '{more, number} more',
  'words.more-for': 'More for {name}',
  'words.name': 'Name',
  'words.quoted': "''{text}''",
  'words.remove': 'Remove',
  'words.rename': 'Rename…',
  'words.rows': '{rows, plural, one {# row} other {# rows}}',
  'words.show-in-folder': 'Show in folder',
  'words.try-again': 'Try again',
} as const;
