import { historyDays } from '../../preload/contract/limits.ts';
import type { KeptItem } from '../../preload/contract/kept-data.ts';

interface KeptWords {
  label: string;
  /** What is in it, and what becomes of it by itself. */
  detail: string;
}

export const keptWords: Record<KeptItem, KeptWords> = {
  history: {
    label: 'List of exports',
    detail: `What was exported when and where to, with filters, queries and file names. Kept for ${historyDays} days. Once it is deleted, exports cannot be edited or repeated; those that wait or run stay in it.`,
  },
  connections: {
    label: 'Connections',
    detail:
      'The servers that you have named, and your tokens and secrets for them, encrypted by the operating system. Once they are deleted, exports that wait for these servers cannot go on.',
  },
  'saved-exports': {
    label: 'Saved exports',
    detail:
      'What you have saved under a name to export it again, with its filters and its folder. They stay until they are deleted.',
  },
  settings: {
    label: 'School year and terms',
    detail: 'As they are set above. Once they are deleted, the usual ones are used again.',
  },
  queries: {
    label: 'Queries that you have run',
    detail:
      'The last 20 of each source, with the names and values in them, to be chosen again. They stay until they are deleted.',
  },
  session: {
    label: 'What you set last',
    detail:
      'For each dataset of each database: columns, filters with their values, queries; what was open and where you saved last. The window goes on with it at its next start.',
  },
  records: {
    label: 'Rows that wait for their export',
    detail:
      'What scripts have given to be exported. Gone when its export is complete; needed for one that is not.',
  },
  exports: {
    label: 'Files of scripts',
    detail:
      'Finished files of exports that named no place of their own. They are yours, and deleted where they are.',
  },
  sample: {
    label: 'Sample school',
    detail: 'Made-up pupils to try things with. Made anew when it is opened.',
  },
  logs: {
    label: 'Log',
    detail: 'What the application did and what went wrong, without pupils, filters, queries or file names.',
  },
  crashes: {
    label: 'Crash dumps',
    detail:
      'What was in memory when a part of the application crashed; pupils’ data may be in them. Made only when your IT has switched them on, never sent, and deleted after 30 days.',
  },
  browser: {
    label: 'The window’s own files',
    detail:
      'Where the window was, and what the browser inside keeps to open faster. No pupils’ data; what it is using now stays.',
  },
};
