import type Database from 'better-sqlite3';
import type { Choice, Found } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { ChoiceLookup, SqlDataset } from '../../../datasets/dataset.ts';
import { likeText } from './filter.ts';

const searchLimit = 50;

/** How a parameter that is a choice is looked up. Throws PARAMETER_NOT_FOUND for any other. */
export function lookupOf({ parameters }: SqlDataset, key: string): ChoiceLookup {
  const parameter = parameters.find((candidate) => candidate.key === key);
  if (!parameter || parameter.kind === 'sql')
    throw new ExportFailure('PARAMETER_NOT_FOUND', { parameter: key });
  return parameter.lookup;
}

/** Choices whose name or number contains `text`: the first 50. */
export function searchChoices(database: Database.Database, { search }: ChoiceLookup, text: string): Found {
  const bindings = { text: `%${likeText(text.trim())}%` };
  const choices = database
    .prepare<[typeof bindings], [number, string, string]>(`${search} LIMIT ${searchLimit}`)
    .raw()
    .all(bindings)
    .map(([id, label, detail]) => ({ id, label, detail }));
  const total =
    choices.length < searchLimit
      ? choices.length
      : database.prepare<[typeof bindings], number>(`SELECT count(*) FROM (${search})`).pluck().get(bindings);
  return { choices, total: total ?? choices.length };
}

/** The choices with these ids that are there. */
export function findChoices(
  database: Database.Database,
  lookup: ChoiceLookup,
  ids: readonly number[],
): Choice[] {
  const find = database.prepare<[{ id: number }], [string, string]>(lookup.find).raw();
  return ids.flatMap((id) => {
    const found = find.get({ id });
    return found ? { id, label: found[0], detail: found[1] } : [];
  });
}
