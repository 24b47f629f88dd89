import { freeBytes, type Batch } from '../../rows.ts';
import { notUnderstood } from './answer.ts';
import type { HttpClient } from './http-client.ts';
import { closingBracket, comma } from './json-bytes.ts';
import { blankEnd, type Listed } from './json-text.ts';
import { oneAhead } from './one-ahead.ts';
import type { Told } from './server.ts';
import type { ValueLines } from './value-lines.ts';

export type Pages = AsyncGenerator<Listed, Pick<Told, 'rows'>>;

/** The rows of pages, the next of which is asked for while the one before is read. The pages' bytes are of no use afterwards. */
export async function* listedBatches(
  pages: Pages,
  lines: ValueLines,
  client: HttpClient,
): AsyncGenerator<Batch, Pick<Told, 'rows'>> {
  const ahead = oneAhead(pages);
  try {
    let page = await ahead.next();
    for (; !page.done; page = await ahead.next()) {
      yield* batchesOfPage(page.value, lines, client);
      lines.endPage();
      freeBytes(page.value.text);
    }
    return page.value;
  } finally {
    await ahead.return({ rows: undefined });
  }
}

function* batchesOfPage({ text, start }: Listed, lines: ValueLines, client: HttpClient): Generator<Batch> {
  let at = blankEnd(text, start + 1);
  if (text[at] === closingBracket) return;
  for (;;) {
    at = blankEnd(text, lines.addElement(text, at));
    if (lines.isFull) yield lines.take();
    if (text[at] !== comma) break;
    at = blankEnd(text, at + 1);
  }
  if (text[at] !== closingBracket) throw notUnderstood(client, { problem: 'noList' });
  if (lines.rows > 0) yield lines.take();
}
