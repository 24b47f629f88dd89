import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { recentQueryLength, recentQueryLimit } from '../../preload/contract/recent-queries.ts';
import { sourceLocationSchema, type SourceLocation } from '../../preload/contract/source.ts';
import { dataFiles } from '../files/data-files.ts';
import { replaceFile } from '../files/replace-file.ts';
import { isSameSource } from '../sources/index.ts';

/** Of how many sources queries are kept. */
const sourceLimit = 20;

const keptSchema = z.array(
  z.object({
    source: sourceLocationSchema,
    queries: z.array(z.string().max(recentQueryLength)).max(recentQueryLimit),
  }),
);
type Kept = z.output<typeof keptSchema>;

/** The queries that were run last, of each source for itself: in one file, for this user alone. */
export class RecentQueries {
  readonly #file: string;
  /** One change after another. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#file = join(dataFiles(dataFolder).recentQueries, 'queries.json');
  }

  /** The newest first. */
  async list(source: SourceLocation): Promise<string[]> {
    return queriesOf(await this.#read(), source);
  }

  /** Keeps one that has been run, and gives them all. One that is empty or too long is left out. Throws an `ExportFailure`. */
  keep(source: SourceLocation, sql: string): Promise<string[]> {
    const keeping = this.#changing.then(async () => {
      const kept = await this.#read();
      const before = queriesOf(kept, source);
      if (sql.trim() === '' || sql.length > recentQueryLength) return before;
      const queries = [sql, ...before.filter((query) => query !== sql)].slice(0, recentQueryLimit);
      const others = kept.filter((one) => !isSameSource(one.source, source));
      await replaceFile(
        this.#file,
        JSON.stringify([{ source, queries }, ...others].slice(0, sourceLimit) satisfies Kept),
      );
      return queries;
    });
    this.#changing = keeping.catch(() => undefined);
    return keeping;
  }

  /** None while there is no file, or none that can be understood. */
  async #read(): Promise<Kept> {
    try {
      return keptSchema.parse(JSON.parse(await readFile(this.#file, 'utf8')));
    } catch {
      return [];
    }
  }
}

const queriesOf = (kept: Kept, source: SourceLocation): string[] =>
  kept.find((one) => isSameSource(one.source, source))?.queries ?? [];
