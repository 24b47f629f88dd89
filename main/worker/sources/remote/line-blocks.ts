import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { freeBytes } from '../../rows.ts';
import { notUnderstood } from './answer.ts';
import type { HttpClient } from './http-client.ts';
import { lineFeed } from './json-bytes.ts';

/** Bytes of a line: no row has more. */
const longestLine = 32_000_000;

/**
 * The lines of an answer while it arrives (ndjson.org), as many at a time as there are, each with its line feed: valid
 * UTF-8, in which U+FFFD stands for what was none. They are of use until the next are asked for. What stands behind the last
 * line feed was cut off.
 */
export async function* lineBlocksOf(body: Readable, client: HttpClient): AsyncGenerator<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    let start = 0;
    if (parts.length > 0 && chunk.includes(lineFeed)) {
      start = chunk.indexOf(lineFeed) + 1;
      parts.push(chunk.subarray(0, start));
      yield validText(Buffer.concat(parts));
      parts.length = 0;
      size = 0;
    }
    const end = chunk.lastIndexOf(lineFeed) + 1;
    if (end > start) yield validText(chunk.subarray(start, end));
    const rest = Buffer.from(chunk.subarray(Math.max(start, end)));
    if (rest.length > 0) parts.push(rest);
    size += rest.length;
    freeBytes(chunk);
    if (size > longestLine)
      throw notUnderstood(client, { problem: 'largeLine', megabytes: longestLine / 1e6 });
  }
}

/** The same in UTF-8, in which U+FFFD stands for what was none. */
export const validText = (bytes: Buffer): Buffer => (isUtf8(bytes) ? bytes : Buffer.from(bytes.toString()));
