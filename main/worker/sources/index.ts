import type { SourceAccess, SourceKind } from '../../../preload/contract/source.ts';
import { english, type Words } from '../../../preload/words/words.ts';
import { RecordsSource } from './records/records-source.ts';
import type { Source } from './source.ts';
import { SqliteSource } from './sqlite/sqlite-source.ts';

/** How each kind of source is opened: until `signal` says that nobody waits for it any more. */
const openers: {
  readonly [K in SourceKind]: (
    access: SourceAccess<K>,
    signal: AbortSignal,
    words: Words,
  ) => Source | Promise<Source>;
} = {
  sqlite: ({ file, label }, signal, words) => new SqliteSource(file, label, signal, words),
  records: ({ file, label }) => new RecordsSource(file, label),
  // Loaded when there is one: a file needs nothing of it, and begins sooner without.
  remote: async (access, signal, words) =>
    (await import('./remote/index.ts')).openServer(access, signal, words),
};

/**
 * Opens a source. `signal` is aborted when what it is read for is cancelled, so that nobody goes on waiting for what is
 * far away: opening and every later reading then throw CANCELLED. What the source has is called as `words` say.
 */
export const openSource = async <K extends SourceKind>(
  access: SourceAccess<K>,
  signal: AbortSignal,
  words: Words = english,
): Promise<Source> => openers[access.kind](access, signal, words);
