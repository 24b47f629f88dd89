import { readFile } from 'node:fs/promises';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { Credentials, SignIn } from '../../../preload/contract/sign-in.ts';
import type { Kind } from '../kind.ts';
import type { Surroundings } from '../surroundings.ts';

/** A server, reached over the network. */
export const remote: Kind<'remote'> = {
  name: ({ url, label }) => label ?? (URL.canParse(url) ? new URL(url).host : 'A server'),
  identity: ({ url, api, signIn }) => JSON.stringify(['remote', api, url, signIn ?? null]),
  access: async (location, surroundings) => {
    const { url, api, signIn, authorities } = location;
    assertAddress(url);
    const proxy = await proxyFor(url, surroundings);
    return {
      kind: 'remote',
      url,
      api,
      label: remote.name(location),
      ...(signIn && { credentials: await credentialsOf(signIn, remote.name(location), surroundings) }),
      ...(proxy !== undefined && { proxy }),
      ...(authorities !== undefined && { authorities: await read(authorities) }),
    };
  },
  // A server may have other data at any time.
  fingerprint: () => Promise.resolve(undefined),
  files: ({ authorities }) => Promise.resolve(authorities === undefined ? [] : [authorities]),
  forget: () => undefined,
};

/** Loopback (RFC 6890): there nobody listens in between. */
const isThisComputer = (host: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(host);

/** Throws REMOTE_ADDRESS_INVALID for one that is not safe to send a token to, or that is kept with one in it. */
export function assertAddress(address: string): void {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isThisComputer(url.hostname));
  if (!isSafe || url.username !== '' || url.password !== '')
    throw new ExportFailure('REMOTE_ADDRESS_INVALID', {
      address: url ? `${url.protocol}//${url.host}` : address,
    });
}

async function credentialsOf(
  signIn: SignIn,
  server: string,
  surroundings: Surroundings,
): Promise<Credentials> {
  if (signIn.with === 'client') assertAddress(signIn.tokenUrl);
  const secret = await surroundings.secretAt(signIn.secret, server);
  if (signIn.with === 'token') return { with: 'token', token: authorization(secret) };
  const { id, tokenUrl } = signIn;
  const tokenProxy = await proxyFor(tokenUrl, surroundings);
  return { with: 'client', id, secret, tokenUrl, ...(tokenProxy !== undefined && { tokenProxy }) };
}

/** Never for this computer, where nothing is encrypted. */
const proxyFor = async (url: string, surroundings: Surroundings): Promise<string | undefined> =>
  url.startsWith('https:') ? surroundings.proxyFor(url) : undefined;

/** A token with the scheme that it comes with (`Token …` is Django's), or as a bearer's (RFC 6750, section 2.1). */
const authorization = (token: string): string => (/^\S+ \S/.test(token) ? token : `Bearer ${token}`);

async function read(file: string): Promise<string[]> {
  try {
    return [await readFile(file, 'utf8')];
  } catch {
    throw new ExportFailure('REMOTE_AUTHORITIES_MISSING', { file });
  }
}
