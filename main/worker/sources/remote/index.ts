import type { SourceAccess } from '../../../../preload/contract/source.ts';
import type { Source } from '../source.ts';
import { OneRosterSource } from './oneroster/oneroster-source.ts';
import { RemoteSource } from './remote-source.ts';

/** Opens a server, whatever kind it is. */
export const openServer = ({ api, ...access }: SourceAccess<'remote'>, signal: AbortSignal): Source =>
  api === 'oneroster' ? new OneRosterSource(access, signal) : new RemoteSource({ ...access, api }, signal);
