import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signatureOf } from '../../main/app/updates/update-signature.ts';
import { updateKey } from './update-key.ts';

/** The list that the application asks for on this system. */
export const listName = process.arch === 'x64' ? 'latest-linux.yml' : `latest-linux-${process.arch}.yml`;

export interface Offer {
  /** What a school's server has, by name. */
  files: Record<string, string | Buffer>;
  /** Bytes after which the connection breaks. */
  cutAt?: number;
  /** Whether files come in chunks, without saying how many. */
  isChunked?: boolean;
}

/** What electron-builder and the signing make of a new version. */
export function release(version: string, program: string): Record<string, string> {
  const url = `analytics-export-${version}.AppImage`;
  const sha512 = createHash('sha512').update(program).digest('base64');
  const list = `version: ${version}
files:
  - url: ${url}
    sha512: ${sha512}
    size: ${Buffer.byteLength(program)}
path: ${url}
sha512: ${sha512}
releaseDate: '2026-01-31T12:00:00.000Z'
`;
  return { [url]: program, [listName]: list, [`${listName}.sig`]: signed(list) };
}

export const signed = (list: string, name = listName): string => signatureOf(name, list, updateKey);

/** A school's server for updates, on this computer. */
export class UpdateServer {
  offer: Offer = { files: {} };
  readonly requests: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
  readonly #server = createServer(({ method, url = '', headers }, response) => {
    this.requests.push({ method, url, headers });
    const { files, cutAt, isChunked = false } = this.offer;
    const content = files[url.replace('/updates/', '')];
    if (content === undefined) {
      response.writeHead(404).end();
      return;
    }
    const body = Buffer.from(content);
    const isList = url.includes('.yml');
    response.writeHead(200, isChunked && !isList ? {} : { 'content-length': body.length });
    if (cutAt === undefined || isList) response.end(body);
    else response.write(body.subarray(0, cutAt), () => response.destroy());
  });

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/updates`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/** The file of a new version, which leaves a trace when it is started. */
export const newVersion = (started: string): string =>
  `#!/bin/sh\n: > '${started}'\n#${'x'.repeat(1_000_000)}`;

/** A computer on which the application was installed as an AppImage, and the school's server. */
export interface School {
  server: UpdateServer;
  address: string;
  folder: string;
  /** The file of the application, which updating replaces. */
  image: string;
  /** Where electron-updater keeps what it fetches. */
  fetched: string;
  /** Is there once a new version was started. */
  started: string;
  environment: Record<string, string>;
}

// Playwright reads from this pattern that the fixture needs no other.
// eslint-disable-next-line no-empty-pattern
export async function aSchool({}: object, use: (school: School) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'analytics-export-updates-'));
  const image = join(folder, 'Analytics Export.AppImage');
  writeFileSync(image, 'old');
  const cache = join(folder, 'cache');
  const server = new UpdateServer();
  const address = await server.start();
  await use({
    server,
    address,
    folder,
    image,
    fetched: join(cache, 'fetched', 'pending'),
    started: join(folder, 'started'),
    environment: { APPIMAGE: image, XDG_CACHE_HOME: cache },
  });
  server.stop();
  await rm(folder, { recursive: true });
}
