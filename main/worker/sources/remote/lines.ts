import type { Readable } from 'node:stream';
import { notUnderstood } from './answer.ts';
import type { HttpClient } from './http-client.ts';

const lineFeed = 0x0a;
/** Bytes of a line: no row has more. */
const longestLine = 32_000_000;

/** The lines of an answer while it arrives (ndjson.org). What stands behind the last line feed was cut off. */
export async function* linesOf(body: Readable, client: HttpClient): AsyncGenerator<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      parts.push(chunk.subarray(start, end));
      const line = Buffer.concat(parts).toString();
      parts.length = 0;
      size = 0;
      start = end + 1;
      if (line !== '') yield line;
    }
    parts.push(chunk.subarray(start));
    size += chunk.length - start;
    if (size > longestLine) throw notUnderstood(client, `a line has more than ${longestLine / 1e6} MB`);
  }
}
