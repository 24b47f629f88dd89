import type Database from 'better-sqlite3';
import type { Choice, Found } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { ChoiceLookup, SqlDataset } from '../../../datasets/dataset.ts';
import { searchFor } from '../../../datasets/folded.ts';
import { tableNames } from './table-dataset.ts';

const searchLimit = 50;

/** The most detailed of a lookup that a database has the tables for. */
export function lookupIn(database: Database.Database, lookup: ChoiceLookup): ChoiceLookup {
  const { detailed } = lookup;
  if (!detailed) return lookup;
  const tables = tableNames(database);
  return detailed.requires.every((table) => tables.includes(table)) ? { ...lookup, ...detailed } : lookup;
}

/** How a parameter that is a choice is looked up. Throws PARAMETER_NOT_FOUND for any other. */
export function lookupOf({ parameters }: SqlDataset, key: string): ChoiceLookup {
  const parameter = parameters.find((candidate) => candidate.key === key);
  if (!parameter || parameter.kind === 'sql')
    throw new ExportFailure('PARAMETER_NOT_FOUND', { parameter: key });
  return parameter.lookup;
}

/** Choices whose name or number has every word of `text`: the first 50. */
export function searchChoices(database: Database.Database, { all }: ChoiceLookup, text: string): Found {
  const matches = searchFor(text);
  const choices: Choice[] = [];
  let total = 0;
  const rows = database
    .prepare<[], [id: number, label: string, detail: string, searched: string]>(all)
    .raw()
    .iterate();
  for (const [id, label, detail, searched] of rows) {
    if (!matches(searched)) continue;
    total++;
    if (choices.length < searchLimit) choices.push({ id, label, detail });
  }
  return { choices, total };
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
