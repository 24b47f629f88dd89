import type Database from 'better-sqlite3';
import type { Days } from '../../../../preload/contract/query.ts';
import type { SqlDataset } from '../../../datasets/dataset.ts';
import { dateComparison, type Bind } from './filter.ts';
import type { Bindings } from './parameters.ts';

/**
 * The first and the last day that a period of the dataset can find anything on, whatever its parameters are. Null
 * where there is none.
 */
export function datasetDays(database: Database.Database, { sql }: SqlDataset): Days | null {
  const { period: moment, from } = sql;
  if (moment === undefined) return null;
  const bindings: Bindings = {};
  const bind: Bind = (value) => {
    const name = `day_${Object.keys(bindings).length}`;
    bindings[name] = value;
    return `:${name}`;
  };
  const isDated =
    dateComparison(moment, '>=', '0000-01-01', bind) +
    ` AND ${dateComparison(moment, '<=', '9999-12-31', bind)}`;
  // Each by itself: asked for both at once SQLite goes through all rows, where else an index tells each at once.
  const dayOf = (moments: string): unknown =>
    database
      .prepare<[Bindings]>(`SELECT substr(${moments}, 1, 10) FROM ${from} WHERE ${isDated}`)
      .pluck()
      .get(bindings);
  const [first, last] = [dayOf(`min(${moment})`), dayOf(`max(${moment})`)];
  return isDay(first) && isDay(last) ? { from: first, to: last } : null;
}

/** What looks like a day in a text need not be one. */
const isDay = (text: unknown): text is string =>
  typeof text === 'string' && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
