import { session } from 'electron';
import { environment, type Surroundings } from '../sources/surroundings.ts';
import type { ConnectionSecrets } from './connection-secrets.ts';

/** How servers are reached from the application: with its secrets, and as the operating system's settings say, a PAC script included. */
export const applicationSurroundings = (secrets: ConnectionSecrets): Surroundings => ({
  secretAt: (place, server) =>
    'connection' in place ? secrets.read(place.connection, server) : environment.secretAt(place, server),
  // Not the page's session, which leads nowhere; of this one nothing is written to the disk.
  proxyFor: async (url) => proxyOf(await session.fromPartition('servers').resolveProxy(url)),
});

const schemes = new Map([
  ['PROXY', 'http'],
  ['HTTPS', 'https'],
]);

/** The first way of a PAC script's answer (`PROXY a:8080; DIRECT`) that can be gone: a proxy's address; undefined for none. */
export function proxyOf(answer: string): string | undefined {
  for (const way of answer.split(';')) {
    const [kind = '', place] = way.trim().split(/\s+/);
    if (kind === 'DIRECT') return undefined;
    const scheme = schemes.get(kind);
    if (scheme !== undefined && place !== undefined) return `${scheme}://${place}`;
  }
  return undefined;
}
