import { batchRows } from '../../../../preload/contract/limits.ts';
import { batchOf, type Batch, type Row } from '../../rows.ts';
import { noMoreRows } from '../source.ts';
import { oneAhead } from './one-ahead.ts';
import type { Told } from './server.ts';

export interface PageForm {
  /** The place of the value that tells rows apart; undefined where nothing does, or nothing can come twice. */
  identity?: number | undefined;
  /** The places of the values that are given on; all when undefined. */
  places?: readonly number[];
}

/**
 * Pages of rows as batches, without the rows that were on the page before: where rows are added while a list is read page
 * by page, those at the end of one come again at the beginning of the next.
 */
export async function* batchesOfPages(
  pages: AsyncGenerator<readonly Row[], Pick<Told, 'rows'>>,
  { identity, places }: PageForm = {},
): AsyncGenerator<Batch, Told> {
  let { repeatedRows } = noMoreRows;
  let before = new Set<unknown>();
  const ahead = oneAhead(pages);
  try {
    let page = await ahead.next();
    for (; !page.done; page = await ahead.next()) {
      const here = new Set<unknown>();
      const isFresh = (row: Row): boolean => {
        if (identity === undefined) return true;
        const value = row[identity];
        const isKnown = before.has(value) || here.has(value);
        here.add(value);
        return !isKnown;
      };
      const fresh = page.value.filter(isFresh);
      before = here;
      repeatedRows += page.value.length - fresh.length;
      const given = places ? fresh.map((row) => places.map((place) => row[place] ?? null)) : fresh;
      for (let first = 0; first < given.length; first += batchRows)
        yield batchOf(given.slice(first, first + batchRows));
    }
    return { ...page.value, ...noMoreRows, repeatedRows };
  } finally {
    await ahead.return({ rows: undefined });
  }
}
