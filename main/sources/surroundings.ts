import { getProxyForUrl } from 'proxy-from-env';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { SecretPlace } from '../../preload/contract/sign-in.ts';

/** What only the program that runs knows of how a server is reached from here. */
export interface Surroundings {
  /** Throws REMOTE_TOKEN_MISSING or CONNECTION_SECRET_MISSING. */
  secretAt(place: SecretPlace, server: string): Promise<string>;
  /** The address of the proxy through which a server is to be reached; undefined when directly. */
  proxyFor(url: string): Promise<string | undefined>;
}

/** A program that has nothing but its environment: variables, and HTTPS_PROXY and NO_PROXY. */
export const environment: Surroundings = {
  secretAt: (place, server) => {
    if ('connection' in place)
      return Promise.reject(new ExportFailure('CONNECTION_SECRET_MISSING', { server }));
    const secret = process.env[place.variable];
    return secret
      ? Promise.resolve(secret)
      : Promise.reject(new ExportFailure('REMOTE_TOKEN_MISSING', place));
  },
  proxyFor: (url) => Promise.resolve(getProxyForUrl(url) || undefined),
};
