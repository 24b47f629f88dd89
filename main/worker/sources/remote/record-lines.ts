import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import { lineOf } from '../../rows.ts';
import { notUnderstood, recordOf } from './answer.ts';
import type { HttpClient } from './http-client.ts';
import { FreshRows, identityIn, type Identity } from './identities.ts';
import {
  closingBrace,
  closingBracket,
  colon,
  comma,
  minus,
  openingBrace,
  openingBracket,
  plus,
  quote,
} from './json-bytes.ts';
import type { RecordTable } from './record-table.ts';
import { behind, spaceEnd, ValueLines } from './value-lines.ts';

/** How a column is read. */
interface Member {
  /** Its name in a record, as JSON has it. */
  name: Uint8Array;
  type: ColumnType;
  /** Whether it is given on. */
  isWanted: boolean;
  /** Whether its values tell rows apart. */
  isIdentity: boolean;
}

/**
 * Makes batches of records that a server has sent as JSON objects, with some of their columns, and without the rows that
 * came already.
 */
export class RecordLines extends ValueLines {
  repeatedRows = 0;
  readonly #table: RecordTable;
  readonly #client: HttpClient;
  readonly #members: readonly Member[];
  readonly #identity: number;
  /** What tells the copied row apart. */
  #copied: Identity = 0;
  readonly #fresh = new FreshRows();

  /** `wanted`: the keys of the columns that are given on. `identity`: the place of the one that tells rows apart; -1 is none. */
  constructor(table: RecordTable, wanted: ReadonlySet<string>, identity: number, client: HttpClient) {
    super();
    this.#table = table;
    this.#client = client;
    this.#identity = identity;
    this.#members = table.columns.map(({ key, type }, place) => ({
      name: Buffer.from(JSON.stringify(key)),
      type,
      isWanted: wanted.has(key),
      isIdentity: place === identity,
    }));
  }

  override endPage(): void {
    this.#fresh.endPage();
  }

  protected override keepCopy(): void {
    if (this.#isFresh(this.#copied)) super.keepCopy();
  }

  protected override addJson(json: string): void {
    const row = this.#table.row(recordOf(this.#client, json));
    if (typeof row === 'string') throw notUnderstood(this.#client, { problem: 'newField', field: row });
    const identity = Buffer.from(lineOf([row[this.#identity] ?? null]));
    if (this.#isFresh(identityIn(identity, 1, identity.length - 1)))
      this.addLine(lineOf(row.filter((_, place) => this.#members[place]?.isWanted)));
  }

  #isFresh(identity: Identity): boolean {
    const isFresh = this.#identity < 0 || this.#fresh.isFresh(identity);
    if (!isFresh) this.repeatedRows++;
    return isFresh;
  }

  /**
   * Copies the wanted values of a record with exactly these columns in their order behind the other rows, and gives the
   * place behind it; 0 for one that it cannot decide.
   */
  protected override copyElement(text: Uint8Array, start: number): number {
    if (text[start] !== openingBrace) return 0;
    const out = this.bytes;
    out[this.length] = openingBracket;
    this.end = this.length + 1;
    let at = start;
    let members = 0;
    for (const { name, type, isWanted, isIdentity } of this.#members) {
      // Behind the brace, or the comma.
      at = spaceEnd(text, at + 1);
      at = behind(name, text, at);
      if (at === 0) return 0;
      at = spaceEnd(text, at);
      if (text[at] !== colon) return 0;
      const value = this.end;
      at = this.#copyMember(text, spaceEnd(text, at + 1), type);
      if (at === 0) return 0;
      if (isIdentity) this.#copied = identityIn(out, value, this.end);
      if (isWanted) out[this.end++] = comma;
      else this.end = value;
      at = spaceEnd(text, at);
      members++;
      if (text[at] !== comma) break;
    }
    if (text[at] !== closingBrace || members < this.#members.length) return 0;
    // Where the last comma was.
    out[this.end - 1] = closingBracket;
    return at + 1;
  }

  /** A value as a store of the same column would have it. */
  #copyMember(text: Uint8Array, start: number, type: ColumnType): number {
    if (text[start] === quote && (type === 'decimal' || type === 'number')) {
      const end = this.copyNumber(text, start + 1);
      return text[end] === quote ? end + 1 : 0;
    }
    const end = this.copyValue(text, start);
    return type === 'datetime' && hasOffset(text, end) ? 0 : end;
  }
}

/** Whether a text that ends at `end` ends as a moment with an offset does: +01:00. */
const hasOffset = (text: Uint8Array, end: number): boolean =>
  text[end - 4] === colon && (text[end - 7] === plus || text[end - 7] === minus);
