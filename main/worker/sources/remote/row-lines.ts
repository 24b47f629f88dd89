import { lineOf, type Row } from '../../rows.ts';
import { answerOf, notUnderstood } from './answer.ts';
import type { HttpClient } from './http-client.ts';
import { closingBracket, comma, lineFeed, openingBracket } from './json-bytes.ts';
import { spaceEnd, ValueLines } from './value-lines.ts';

/** Makes batches of rows that a server has sent as JSON arrays. */
export class RowLines extends ValueLines {
  readonly #columns: number;
  readonly #client: HttpClient;

  constructor(columns: number, client: HttpClient) {
    super();
    this.#columns = columns;
    this.#client = client;
  }

  /**
   * Adds the lines from `start` on that begin with an opening bracket, until the batch is full; gives the place behind them. `text` is
   * of whole lines in UTF-8. Throws REMOTE_NOT_UNDERSTOOD.
   */
  add(text: Buffer, start: number): number {
    // A copy is never longer than its line.
    this.reserve(text.length - start);
    let at = start;
    while (text[at] === openingBracket && !this.isFull) {
      const copied = this.copyElement(text, at);
      const end = spaceEnd(text, copied);
      if (copied > 0 && text[end] === lineFeed) {
        this.keepCopy();
        at = end + 1;
      } else {
        const lineEnd = text.indexOf(lineFeed, at);
        this.addJson(text.toString('utf8', at, lineEnd));
        at = lineEnd + 1;
        this.reserve(text.length - at);
      }
    }
    return at;
  }

  /** Adds a row that is at hand as values. Throws REMOTE_NOT_UNDERSTOOD for what is none. */
  addValues(row: unknown): void {
    this.addLine(lineOf(checkedRow(row, this.#columns, this.#client)));
  }

  protected override addJson(json: string): void {
    this.addValues(answerOf(this.#client, json));
  }

  protected override copyElement(text: Uint8Array, start: number): number {
    const out = this.bytes;
    if (text[start] !== openingBracket) return 0;
    out[this.length] = openingBracket;
    this.end = this.length + 1;
    let at = start + 1;
    for (let column = 1; ; column++) {
      at = this.copyValue(text, spaceEnd(text, at));
      if (at === 0) return 0;
      at = spaceEnd(text, at);
      const next = text[at++] as number;
      out[this.end++] = next;
      if (next === comma) continue;
      return next === closingBracket && column === this.#columns ? at : 0;
    }
  }
}

/** What an answer has as a row of so many values. Throws REMOTE_NOT_UNDERSTOOD for what is none. */
export function checkedRow(row: unknown, columns: number, client: HttpClient): Row {
  const isRow =
    Array.isArray(row) &&
    row.length === columns &&
    row.every((value) => value === null || ['string', 'number', 'boolean'].includes(typeof value));
  if (!isRow) throw notUnderstood(client, { problem: 'badRow' });
  return row as Row;
}
