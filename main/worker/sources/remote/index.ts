import type { SourceAccess } from '../../../../preload/contract/source.ts';
import type { Words } from '../../../../preload/words/words.ts';
import type { Source } from '../source.ts';
import { OneRosterSource } from './oneroster/oneroster-source.ts';
import { RemoteSource } from './remote-source.ts';

/** Opens a server, whatever kind it is. */
export const openServer = (
  { api, ...access }: SourceAccess<'remote'>,
  signal: AbortSignal,
  words: Words,
): Source =>
  api === 'oneroster'
    ? new OneRosterSource(access, signal, words)
    : new RemoteSource({ ...access, api }, signal, words);
