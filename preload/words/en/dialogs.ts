/** What is asked and told outside of the window: in boxes of the system, and in its notifications. */
export const dialogs = {
  'start.failed': 'Analytics Export cannot start',
  'about.title': 'About Analytics Export',
  'about.detail':
    'Free to use, change and pass on under the MIT License.\nThe licences of what is built in come with the application, in the folder licenses.',
  'files.save': 'Export',
  'files.folder': 'Where the files go',
  'files.open': 'Open a database',
  'files.import': 'Import a saved export',
  'files.csv': 'CSV file',
  'files.excel': 'Excel workbook',
  'files.saved-export': 'Saved export',
  'files.databases': 'SQLite databases',
  'files.all': 'All files',
  'files.unnamed': 'The file',
  'replace.question': "''{name}'' is there already. Do you want to replace it?",
  'replace.loss': 'What is in it now will be lost.',
  'replace.yes': 'Replace',
  'replace.no': 'Choose another name',
  'delete.keep': 'Keep',
  'delete.history': 'Do you want to delete the list of exports?',
  'delete.history-loss':
    'Exports that have ended cannot be edited or repeated any more. Their files stay where they are, and exports that wait or run go on.',
  'delete.connections': 'Do you want to delete all connections?',
  'delete.connections-loss':
    'Their tokens and secrets are deleted with them. Nothing changes on the servers. Exports that wait for these servers cannot go on.',
  'delete.connection': "Do you want to remove the connection ''{name}''?",
  'delete.connection-loss':
    'Its token or secret is deleted. Nothing changes on the server, and your files stay where they are.',
  'delete.saved-exports': 'Do you want to delete all saved exports?',
  'delete.saved-exports-loss':
    'They cannot be run any more. The files that they have made stay where they are.',
  'delete.saved-export': "Do you want to delete the saved export ''{name}''?",
  'delete.saved-export-loss': 'The files that it has made stay where they are.',
  'delete.queries': 'Do you want to delete the queries that you have run?',
  'delete.queries-loss':
    'They cannot be chosen again. What you have saved under a name stays, and so do files.',
  'delete.records': 'Do you want to delete the rows that wait for their export?',
  'delete.records-loss':
    'Exports of scripts that failed cannot be tried again. Those that wait or run go on.',
  'quit.question': '{exports, plural, one {An export is not finished.} other {# exports are not finished.}}',
  'quit.detail':
    'They can go on when Analytics Export is started again: one that runs begins anew then. Files that would have been replaced stay as they are.',
  'quit.continue': 'Continue at next start',
  'quit.cancel': '{exports, plural, one {Cancel export} other {Cancel exports}}',
  'quit.keep-open': 'Keep open',
  'recovery.message': 'The window has stopped working several times.',
  'recovery.detail':
    'Exports that have been started go on. Try to open the window again, or quit and start the application anew: exports go on then, too.',
  'recovery.open': 'Open again',
  'recovery.quit': 'Quit',
  'notice.failed': 'Export failed',
  'notice.failed-detail': '{data}: open Analytics Export to see why, and to try again.',
  'notice.finished': 'Export finished',
  'notice.finished-detail': '{data}: {rows, plural, one {# row} other {# rows}}',
  'unexpected.title': 'Something unexpected went wrong',
  'unexpected.detail':
    'Exports that have been started go on. If something does not work as it should, quit Analytics Export and start it again. Help → Diagnostics has what to tell whoever looks after it.',
  'updates.ready': 'Version {version} is ready to be installed.',
  'updates.none': 'There is no newer version than this one, {version}.',
} as const;
