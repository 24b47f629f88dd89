import type Database from 'better-sqlite3';
import type { ParameterValue } from '../../../../preload/contract/query.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { Words } from '../../../../preload/words/words.ts';
import type { SqlDataset, ChoiceLookup } from '../../../datasets/dataset.ts';
import type { Fact } from '../../facts.ts';
import { lookupIn } from './choices.ts';
import { choiceWords, chosenIds, factOf } from '../chosen.ts';

/** Values bound by name in a statement. */
export type Bindings = Record<string, string | number | bigint | null>;

/** Checks the parameters of a request against the dataset and the data, and makes bindings and words of them. */
export function bindParameters(
  database: Database.Database,
  dataset: SqlDataset,
  given: Record<string, ParameterValue>,
  words: Words,
): { bindings: Bindings; facts: Fact[] } {
  const chosen = chosenIds(dataset.parameters, given);
  const bindings: Bindings = {};
  const facts: Fact[] = [];
  for (const parameter of dataset.parameters) {
    const { key, label } = parameter;
    // The query itself is the FROM of its dataset, never a binding.
    if (parameter.kind === 'sql') {
      facts.push({ what: label, values: [String(given[key])] });
      continue;
    }
    const ids = chosen.get(key);
    const lookup = lookupIn(database, parameter.lookup);
    facts.push(
      factOf(
        label,
        ids?.map((id) => choiceLabel(database, lookup, id)),
        words,
      ),
    );
    bindings[key] =
      ids === undefined ? null : parameter.kind === 'choices' ? JSON.stringify(ids) : (ids[0] ?? null);
  }
  return { bindings, facts };
}

function choiceLabel(database: Database.Database, lookup: ChoiceLookup, id: number): string {
  const found = database.prepare<[{ id: number }], [string, string]>(lookup.find).raw().get({ id });
  if (!found) throw new ExportFailure('CHOICE_NOT_FOUND', { what: lookup.what, id: String(id) });
  const [label, detail] = found;
  return choiceWords({ id, label, detail });
}
