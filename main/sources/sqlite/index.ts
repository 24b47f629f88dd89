import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { databaseFiles } from '../../sqlite/database-files.ts';
import type { Kind } from '../kind.ts';
import { databaseFingerprint } from './fingerprint.ts';

/** An SQLite file of the person's. */
export const sqlite: Kind<'sqlite'> = {
  name: ({ file, label }) => label ?? basename(file),
  identity: ({ file }) => JSON.stringify(['sqlite', file]),
  access: (location) => Promise.resolve(location),
  fingerprint: (location) => databaseFingerprint(location),
  /** SQLite keeps its own beside the file that a symbolic link leads to. */
  files: async ({ file }) => {
    const real = await realpath(file).catch(() => file);
    return [...new Set([file, real])].flatMap(databaseFiles);
  },
  forget: () => undefined,
};
