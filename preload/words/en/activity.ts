/** The Activity screen. */
export const activity = {
  'activity.lead': 'Exports of the last {days} days. Removing one from this list leaves its file.',
  'activity.search': 'Search by file, data or source',
  'activity.clear': 'Clear the list…',
  'activity.none': 'There are no exports yet.',
  'activity.none-found': 'No export is called so. Search for a part of its name.',
  'activity.earlier': 'Show earlier exports',
  'activity.running': 'Running and waiting',
  'activity.repeat': 'Run again',
  'activity.repeat-detail': 'Into a new file beside this one',
  'activity.receipt': 'Receipt…',
  'activity.copy-path': 'Copy path',
  'activity.forget': 'Remove from the list',
  'activity.file-stays': 'The file stays',
  'activity.parts-deleted': 'What it was made with is deleted',
} as const;
