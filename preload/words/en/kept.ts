/** Settings: what the application keeps for itself. */
export const kept = {
  'kept.title': 'Data kept on this computer',
  'kept.lead':
    'Only your account on this computer can read what is kept here, and none of it is sent anywhere. The files that your exports have made are yours: nothing here deletes them.',
  'kept.nothing': 'Nothing',
  'kept.delete': 'Delete {label}',
  'kept.is-deleted': '{label}: deleted.',
  'kept.history': 'List of exports',
  'kept.history-detail':
    'What was exported when and where to, with filters, queries and file names. Kept for {days} days. Once it is deleted, exports cannot be edited or repeated; those that wait or run stay in it.',
  'kept.connections': 'Connections',
  'kept.connections-detail':
    'The servers that you have named, and your tokens and secrets for them, encrypted by the operating system. Once they are deleted, exports that wait for these servers cannot go on.',
  'kept.saved-exports': 'Saved exports',
  'kept.saved-exports-detail':
    'What you have saved under a name to export it again, with its filters and its folder. They stay until they are deleted.',
  'kept.settings': 'School year and terms',
  'kept.settings-detail': 'As they are set above. Once they are deleted, the usual ones are used again.',
  'kept.queries': 'Queries that you have run',
  'kept.queries-detail':
    'The last {queries} of each source, with the names and values in them, to be chosen again. They stay until they are deleted.',
  'kept.session': 'What you set last',
  'kept.session-detail':
    'For each dataset of each database: columns, filters with their values, queries; what was open and where you saved last. The window goes on with it at its next start.',
  'kept.records': 'Rows that wait for their export',
  'kept.records-detail':
    'What scripts have given to be exported. Gone when its export is complete; needed for one that is not.',
  'kept.exports': 'Files of scripts',
  'kept.exports-detail':
    'Finished files of exports that named no place of their own. They are yours, and deleted where they are.',
  'kept.sample': 'Sample school',
  'kept.sample-detail': 'Made-up pupils to try things with. Made anew when it is opened.',
  'kept.logs': 'Log',
  'kept.logs-detail':
    'What the application did and what went wrong, without pupils, filters, queries or file names.',
  'kept.crashes': 'Crash dumps',
  'kept.crashes-detail':
    'What was in memory when a part of the application crashed; pupils’ data may be in them. Made only when your IT has switched them on, never sent, and deleted after 30 days.',
  'kept.browser': 'The window’s own files',
  'kept.browser-detail':
    'Where the window was, and what the browser inside keeps to open faster. No pupils’ data; what it is using now stays.',
} as const;
