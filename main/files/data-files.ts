import { join } from 'node:path';

/** What is where in the user's data folder. */
export const dataFiles = (folder: string) =>
  ({
    /** The list of exports. */
    queue: join(folder, 'jobs.db'),
    /** The servers that the person has named. */
    connections: join(folder, 'connections'),
    /** The exports that the person has saved under a name. */
    savedExports: join(folder, 'saved-exports'),
    /** What the person has set for themselves. */
    settings: join(folder, 'settings'),
    /** The queries that were run last. */
    recentQueries: join(folder, 'recent-queries'),
    sample: join(folder, 'sample-school.db'),
    /** Where an earlier version kept copies of finished files. */
    cache: join(folder, 'cache'),
    /** Rows that were in memory and wait for their export. */
    records: join(folder, 'records'),
    /** Files of exports that named no target of their own. */
    exports: join(folder, 'exports'),
    /**
     * Where Chromium keeps its own things (on Windows and macOS its `Cache` would be our `cache`), and the lock that
     * lets one window at a time work on a data folder.
     */
    browser: join(folder, 'browser'),
    /** What the window goes on with at its next start. */
    session: join(folder, 'session'),
    /** Where the window was when it was closed. */
    window: join(folder, 'window.json'),
    /** What the window did. */
    logs: join(folder, 'logs'),
    /** What was in memory when a part of the application crashed, if that is kept at all. */
    crashes: join(folder, 'crashes'),
  }) as const;
