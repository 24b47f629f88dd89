import type { Batch } from './rows.ts';
import type { End, QueryResult } from './sources/source.ts';

/** First rows of a sheet that tell enough. */
export const enoughRows = 1_000;
/** Bytes of them that tell enough, however few they are: as much as is kept of all sheets of an export together. */
export const enoughBytes = 8_000_000;

type Batches = ReturnType<QueryResult['batches']>;

/** The batches of a query, which is asked once: the first ones are kept to be looked at, until they are read. */
export class ReadAhead {
  readonly #iterator: Iterator<Batch, End> | AsyncIterator<Batch, End>;
  readonly #first: Batch[] = [];
  /** Once there are no more. */
  #end: End | undefined;

  private constructor(batches: Batches) {
    this.#iterator =
      Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]();
  }

  /** Reads some first batches, of `mostBytes` or little more. */
  static async begin(batches: Batches, mostBytes = enoughBytes): Promise<ReadAhead> {
    const ahead = new ReadAhead(batches);
    for (let rows = 0, bytes = 0; rows < enoughRows && bytes <= mostBytes;) {
      const next = await ahead.#iterator.next();
      if (next.done) {
        ahead.#end = next.value;
        break;
      }
      ahead.#first.push(next.value);
      rows += next.value.rows;
      bytes += next.value.bytes.length;
    }
    return ahead;
  }

  /** What was read ahead; until `batches` gives it to whoever ends the use of its bytes. */
  get first(): readonly Batch[] {
    return this.#first;
  }

  /** All batches from the first one on, once. */
  async *batches(): AsyncGenerator<Batch, End> {
    for (let batch = this.#first.shift(); batch; batch = this.#first.shift()) yield batch;
    while (!this.#end) {
      const next = await this.#iterator.next();
      if (next.done) return next.value;
      yield next.value;
    }
    return this.#end;
  }

  /** Lets go of the query. A source cannot be closed before. */
  async close(): Promise<void> {
    await this.#iterator.return?.();
  }
}
