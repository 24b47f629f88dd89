import { readFile } from 'node:fs/promises';
import { rootCertificates } from 'node:tls';
import { getProxyForUrl } from 'proxy-from-env';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { Kind } from '../kind.ts';

/** A server, reached over the network. */
export const remote: Kind<'remote'> = {
  name: ({ url, label }) => label ?? (URL.canParse(url) ? new URL(url).host : 'A server'),
  identity: ({ url, api }) => JSON.stringify(['remote', api, url]),
  access: async (location) => {
    const { url, api, tokenVariable, authorities } = location;
    assertAddress(url);
    const token = tokenVariable === undefined ? undefined : (process.env[tokenVariable] ?? '');
    if (tokenVariable !== undefined && token === '')
      throw new ExportFailure('REMOTE_TOKEN_MISSING', { variable: tokenVariable });
    return {
      kind: 'remote',
      url,
      api,
      label: remote.name(location),
      ...(token !== undefined && { token: authorization(token) }),
      // HTTPS_PROXY and NO_PROXY; never for this computer, where nothing is encrypted.
      ...(url.startsWith('https:') && getProxyForUrl(url) !== '' && { proxy: getProxyForUrl(url) }),
      ...(authorities !== undefined && { authorities: await trusted(authorities) }),
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

/** A token with the scheme that it comes with (`Token …` is Django's), or as a bearer's (RFC 6750, section 2.1). */
const authorization = (token: string): string => (/^\S+ \S/.test(token) ? token : `Bearer ${token}`);

async function trusted(file: string): Promise<string[]> {
  try {
    return [...rootCertificates, await readFile(file, 'utf8')];
  } catch {
    throw new ExportFailure('REMOTE_AUTHORITIES_MISSING', { file });
  }
}
