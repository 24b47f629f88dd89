import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
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
