import type Database from 'better-sqlite3';
import type { ParameterValue } from '../../../../preload/contract/query.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { SqlDataset, ChoiceLookup } from '../../../datasets/dataset.ts';
import type { Fact } from '../../facts.ts';

/** Values bound by name in a statement. */
export type Bindings = Record<string, string | number | bigint | null>;

/** Checks the parameters of a request against the dataset and the data, and makes bindings and words of them. */
export function bindParameters(
  database: Database.Database,
  dataset: SqlDataset,
  given: Record<string, ParameterValue>,
): { bindings: Bindings; facts: Fact[] } {
  const unknown = Object.keys(given).find(
    (key) => !dataset.parameters.some((parameter) => parameter.key === key),
  );
  if (unknown !== undefined) throw new ExportFailure('PARAMETER_NOT_FOUND', { parameter: unknown });
  const bindings: Bindings = {};
  const facts: Fact[] = [];
  for (const parameter of dataset.parameters) {
    const { key, label } = parameter;
    const value = given[key];
    const isEmpty = value === undefined || (typeof value !== 'number' && value.length === 0);
    if (isEmpty && parameter.required)
      throw new ExportFailure('PARAMETER_MISSING', { parameter: key, label });
    // The query itself is the FROM of its dataset, never a binding.
    if (parameter.kind === 'sql') {
      facts.push({ what: label, values: [String(value)] });
      continue;
    }
    if (isEmpty) {
      bindings[key] = null;
      facts.push({ what: label, values: ['All'] });
      continue;
    }
    const ids = choiceIds(key, value);
    facts.push({ what: label, values: ids.map((id) => choiceLabel(database, parameter.lookup, id)) });
    if (parameter.kind === 'choices') bindings[key] = JSON.stringify(ids);
    else if (ids.length === 1) bindings[key] = ids[0] ?? null;
    else
      throw new ExportFailure('PARAMETER_INVALID', {
        parameter: key,
        value: ids.join(','),
        expected: 'one number',
      });
  }
  return { bindings, facts };
}

/** `7`, `'7'`, `[7, 8]` and `'7,8'` alike. */
function choiceIds(parameter: string, value: ParameterValue): number[] {
  const parts = Array.isArray(value) ? value : String(value).split(',');
  return parts.map((part) => {
    const id = typeof part === 'number' ? part : /^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN;
    if (Number.isSafeInteger(id)) return id;
    throw new ExportFailure('PARAMETER_INVALID', {
      parameter,
      value: String(part),
      expected: 'a whole number',
    });
  });
}

/** `Ana Müller, 00012345 (number 7)` */
function choiceLabel(database: Database.Database, lookup: ChoiceLookup, id: number): string {
  const found = database.prepare<[{ id: number }], [string, string]>(lookup.find).raw().get({ id });
  if (!found) throw new ExportFailure('CHOICE_NOT_FOUND', { what: lookup.what, id: String(id) });
  const [label, detail] = found;
  return `${label}, ${detail} (number ${id})`;
}
