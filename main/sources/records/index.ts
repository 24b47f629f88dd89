import { rmSync } from 'node:fs';
import type { Kind } from '../kind.ts';

/** Rows that were in memory, in a file of ours that one job reads. */
export const records: Kind<'records'> = {
  name: ({ label }) => label,
  // A script had them in memory: they are no store.
  identity: () => undefined,
  access: (location) => Promise.resolve(location),
  // No other export reads this file: none is ever served with the result.
  fingerprint: () => Promise.resolve(undefined),
  files: ({ file }) => Promise.resolve([file]),
  /** Where they cannot be removed now the next start does it. */
  forget: ({ file }) => {
    try {
      rmSync(file, { force: true });
    } catch {
      // Another program has it open.
    }
  },
};
