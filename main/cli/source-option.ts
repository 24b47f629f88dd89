import { resolve } from 'node:path';
import { remoteApis } from '../../preload/contract/remote-api.ts';
import type { SignIn } from '../../preload/contract/sign-in.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { english } from '../../preload/words/words.ts';
import { checkOn } from '../settings/rules.ts';
import { Connections, locationOf } from '../sources/remote/connections.ts';
import { dataFolder } from '../store/data-folder.ts';
import { ensureSampleStore } from '../store/sample-store.ts';
import { oneOf, required, writtenOption } from './options.ts';

const text = { type: 'string' } as const;

/** A server. A secret is in an environment variable: everybody on the computer can see a command's words. */
export const serverOptions = {
  url: text,
  kind: text,
  'token-env': text,
  'client-id': text,
  'secret-env': text,
  'token-url': text,
  ca: text,
} as const;

/** What a command reads. */
export const sourceOptions = { store: text, connection: text, ...serverOptions } as const;

/** Whether the options name a source. */
export const hasSource = (options: Given<typeof sourceOptions>): boolean =>
  (Object.keys(sourceOptions) as (keyof typeof sourceOptions)[]).some((name) => options[name] !== undefined);

type Given<O> = { [K in keyof O]?: string | undefined };

/** The named file, connection or server, or the sample school, made when it is not there yet. Throws FEATURE_OFF. */
export async function sourceLocation(options: Given<typeof sourceOptions>): Promise<SourceLocation> {
  const { store, connection, url } = options;
  const places = (['store', 'connection', 'url'] as const).filter((name) => options[name] !== undefined);
  const [one, other] = places;
  if (one !== undefined && other !== undefined)
    throw new ExportFailure('REQUEST_INVALID', { problem: `--${one} and --${other} contradict each other` });
  if (connection !== undefined) {
    refuse(options, ['kind', 'ca']);
    checkOn('servers');
    const location = locationOf(await new Connections(dataFolder()).get(connection));
    const signIn = signInOf(options);
    return signIn ? { ...location, signIn } : location;
  }
  if (url !== undefined) {
    checkOn('servers');
    return serverLocation(options);
  }
  refuse(options, ['kind', 'token-env', 'client-id', 'secret-env', 'token-url', 'ca']);
  if (store === undefined)
    return { kind: 'sqlite', file: await ensureSampleStore(dataFolder()), label: english.t('source.sample') };
  checkOn('other-databases');
  return { kind: 'sqlite', file: resolve(store) };
}

/** The server that the options describe. */
export function serverLocation(options: Given<typeof serverOptions>): SourceLocation<'remote'> {
  const { url, kind, ca } = options;
  const signIn = signInOf(options);
  return {
    kind: 'remote',
    url: required(url, 'url'),
    api: oneOf(required(kind, 'kind'), 'kind', remoteApis),
    ...(signIn && { signIn }),
    ...(ca !== undefined && { authorities: resolve(ca) }),
  };
}

/** A token, or a program's name and secret for one (OAuth 2.0). */
function signInOf(options: Given<typeof serverOptions>): SignIn | undefined {
  const { 'token-env': variable } = options;
  const given = (['client-id', 'secret-env', 'token-url'] as const).find(
    (name) => options[name] !== undefined,
  );
  if (given === undefined)
    return variable === undefined ? undefined : { with: 'token', secret: { variable } };
  if (variable !== undefined)
    throw new ExportFailure('REQUEST_INVALID', {
      problem: `--token-env and --${given} contradict each other`,
    });
  return {
    with: 'client',
    id: required(options['client-id'], 'client-id'),
    secret: { variable: required(options['secret-env'], 'secret-env') },
    tokenUrl: required(options['token-url'], 'token-url'),
  };
}

/** What says more of a server than is asked for. */
function refuse(options: Given<typeof serverOptions>, names: readonly (keyof typeof serverOptions)[]): void {
  for (const name of names)
    if (options[name] !== undefined)
      throw new ExportFailure('REQUEST_INVALID', { problem: `${writtenOption(name, true)} needs --url` });
}
