import { join } from 'node:path';

/** What is where in the user's data folder. */
export const dataFiles = (folder: string) =>
  ({
    /** The list of exports. */
    queue: join(folder, 'jobs.db'),
    sample: join(folder, 'sample-school.db'),
    /** Where an earlier version kept copies of finished files. */
    cache: join(folder, 'cache'),
    /** Rows that were in memory and wait for their export. */
    records: join(folder, 'records'),
    /** Files of exports that named no target of their own. */
    exports: join(folder, 'exports'),
    /** What Chromium keeps. */
    browser: join(folder, 'browser'),
  }) as const;
