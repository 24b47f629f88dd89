import type { Readable } from 'node:stream';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { HttpClient } from './http-client.ts';
import { Passing } from './remote-failure.ts';

/** Times in a row that a file goes on behind what has arrived without a byte more. */
const mostResumptions = 3;

/** What a server says of a file. */
export interface Downloaded {
  /** Lower-case hexadecimal; undefined where it does not say (RFC 9530). */
  sha256: string | undefined;
}

/**
 * The bytes of a file. A connection that breaks off goes on where it was, if the file is still the same there (RFC 9110,
 * sections 13.1.5 and 14.2). Throws an `ExportFailure` when they are not all.
 */
export async function* download(client: HttpClient, url: URL): AsyncGenerator<Buffer, Downloaded> {
  const first = await client.stream(url, { 'accept-encoding': 'identity' });
  const { etag, 'repr-digest': digest } = first.headers;
  const length = Number(first.headers['content-length'] ?? Number.NaN);
  let { body }: { body: Readable } = first;
  let received = 0;
  for (let failed = 0; ;) {
    const before = received;
    try {
      for await (const chunk of body as AsyncIterable<Buffer>) {
        received += chunk.length;
        yield chunk;
      }
      if (Number.isNaN(length) || received === length) return { sha256: sha256Of(digest) };
      throw new ExportFailure('REMOTE_FILE_DAMAGED', { name: client.host });
    } catch (thrown) {
      const error = client.failureOf(thrown);
      if (!(error instanceof Passing)) throw error;
      failed = received > before ? 0 : failed + 1;
      if (etag === undefined || failed > mostResumptions) throw error.failure;
    }
    const rest = { 'accept-encoding': 'identity', range: `bytes=${received}-`, 'if-range': etag };
    const answer = await client.stream(url, rest);
    const isRest = answer.status === 206 && answer.headers['content-range']?.startsWith(`bytes ${received}-`);
    if (!isRest) throw new ExportFailure('REMOTE_CHANGED', { name: client.host });
    ({ body } = answer);
  }
}

/** `sha-256=:…:`, the Base64 of the digest. */
function sha256Of(header: string | string[] | undefined): string | undefined {
  const [, base64] = /(?:^|,)\s*sha-256=:([A-Za-z\d+/=]+):/.exec(String(header ?? '')) ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
}
