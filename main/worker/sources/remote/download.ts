import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { notUnderstood } from './answer.ts';
import type { HttpClient } from './http-client.ts';
import { Passing } from './remote-failure.ts';

/** Times in a row that a file goes on behind what has arrived without a byte more. */
const mostResumptions = 3;

/** What a server says of a file. */
export interface Downloaded {
  /** Lower-case hexadecimal; undefined where it does not say. */
  sha256: string | undefined;
}

/**
 * The bytes of a file. A connection that breaks off goes on where it was, if the file is still the same there (RFC 9110,
 * sections 13.1.5 and 14.2). `hear` is told what share of them has arrived. Throws an `ExportFailure` when they are not all.
 */
export async function* download(
  client: HttpClient,
  url: URL,
  hear: (share: number) => void,
): AsyncGenerator<Buffer, Downloaded> {
  const first = await client.stream(url, { 'accept-encoding': 'identity' });
  let { body }: { body: Readable } = first;
  try {
    assertFile(first.headers, client);
    const tag = strongTag(first.headers);
    const length = Number(first.headers['content-length'] ?? Number.NaN);
    let received = 0;
    /** Bytes that come once more. */
    let again = 0;
    for (let failed = 0; ;) {
      const before = received;
      try {
        for await (const chunk of body as AsyncIterable<Buffer>) {
          const bytes = chunk.subarray(again);
          again = Math.max(again - chunk.length, 0);
          received += bytes.length;
          if (length > 0) hear(Math.min(received / length, 1));
          yield bytes;
        }
        if (Number.isNaN(length) || received === length) return { sha256: sha256Of(first.headers) };
        throw new ExportFailure('REMOTE_FILE_DAMAGED', { name: client.host });
      } catch (thrown) {
        const error = client.failureOf(thrown);
        if (!(error instanceof Passing)) throw error;
        failed = received > before ? 0 : failed + 1;
        if (tag === undefined || failed > mostResumptions) throw error.failure;
      }
      const rest = { 'accept-encoding': 'identity', range: `bytes=${received}-`, 'if-range': tag };
      const answer = await client.stream(url, rest);
      ({ body } = answer);
      const { status, headers } = answer;
      const isRest = status === 206 && headers['content-range']?.startsWith(`bytes ${received}-`) === true;
      // One that knows no ranges gives all of it.
      const isWhole = status === 200 && strongTag(headers) === tag;
      if (!isRest && !isWhole) throw new ExportFailure('REMOTE_CHANGED', { name: client.host });
      again = isWhole ? received : 0;
    }
  } finally {
    body.destroy();
  }
}

/** Throws REMOTE_NOT_UNDERSTOOD for what is none, or of which nobody could tell whether it is all. */
function assertFile(headers: IncomingHttpHeaders, client: HttpClient): void {
  if (/^(text\/html|application\/xhtml\+xml)\b/i.test(headers['content-type'] ?? ''))
    throw notUnderstood(client, { problem: 'webPage' });
  // Of one that ends with its connection (RFC 9112, section 8), a part looks like the whole.
  const hasEnd = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
  if (!hasEnd && sha256Of(headers) === undefined) throw notUnderstood(client, { problem: 'noLength' });
}

/** What only a file with the same bytes has (RFC 9110, section 8.8.3). */
const strongTag = ({ etag }: IncomingHttpHeaders): string | undefined =>
  etag?.startsWith('"') ? etag : undefined;

/** The digest in `sha-256=:…:` (RFC 9530), or in `SHA-256=…` of servers that know what was before it (RFC 3230). */
function sha256Of(headers: IncomingHttpHeaders): string | undefined {
  const told = [headers['repr-digest'], headers.digest].join();
  const [, base64] = /(?:^|,)\s*sha-256=:?([A-Za-z\d+/]+=*)/i.exec(told) ?? [];
  return base64 === undefined ? undefined : Buffer.from(base64, 'base64').toString('hex');
}
