import { resolve } from 'node:path';
import { remoteApis } from '../../preload/contract/remote-api.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { checkOn } from '../settings/rules.ts';
import { dataFolder } from '../store/data-folder.ts';
import { ensureSampleStore, sampleLabel } from '../store/sample-store.ts';
import { oneOf, required, writtenOption } from './options.ts';

const text = { type: 'string' } as const;

/** What a command reads. A secret is in an environment variable: everybody on the computer can see a command's words. */
export const sourceOptions = { store: text, url: text, kind: text, 'token-env': text, ca: text } as const;

type SourceOptions = { [O in keyof typeof sourceOptions]?: string | undefined };

/** The named file, the server, or the sample school, made when it is not there yet. Throws FEATURE_OFF. */
export async function sourceLocation(options: SourceOptions): Promise<SourceLocation> {
  const { store, url, kind, 'token-env': tokenVariable, ca } = options;
  if (url !== undefined) {
    if (store !== undefined) throw contradiction('store', 'url');
    checkOn('servers');
    return {
      kind: 'remote',
      url,
      api: oneOf(required(kind, 'kind'), 'kind', remoteApis),
      ...(tokenVariable !== undefined && {
        signIn: { with: 'token', secret: { variable: tokenVariable } },
      }),
      ...(ca !== undefined && { authorities: resolve(ca) }),
    };
  }
  for (const name of ['kind', 'token-env', 'ca'] as const)
    if (options[name] !== undefined)
      throw new ExportFailure('REQUEST_INVALID', { problem: `${writtenOption(name, true)} needs --url` });
  if (store === undefined)
    return { kind: 'sqlite', file: await ensureSampleStore(dataFolder()), label: sampleLabel };
  checkOn('other-databases');
  return { kind: 'sqlite', file: resolve(store) };
}

const contradiction = (one: string, other: string): ExportFailure =>
  new ExportFailure('REQUEST_INVALID', { problem: `--${one} and --${other} contradict each other` });
