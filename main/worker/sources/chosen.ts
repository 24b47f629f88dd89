import type { Choice, ParameterInfo } from '../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { ParameterValue } from '../../../preload/contract/query.ts';
import type { Words } from '../../../preload/words/words.ts';
import type { Fact } from '../facts.ts';

/**
 * The ids that a request gives for each parameter that is a choice; none for one that it leaves out. Throws an
 * `ExportFailure` for what the dataset does not have, or needs and is not there.
 */
export function chosenIds(
  parameters: readonly ParameterInfo[],
  given: Record<string, ParameterValue>,
): ReadonlyMap<string, readonly number[]> {
  const unknown = Object.keys(given).find((key) => !parameters.some((parameter) => parameter.key === key));
  if (unknown !== undefined) throw new ExportFailure('PARAMETER_NOT_FOUND', { parameter: unknown });
  const chosen = new Map<string, readonly number[]>();
  for (const { key, label, kind, required } of parameters) {
    const value = given[key];
    const isEmpty = value === undefined || (typeof value !== 'number' && value.length === 0);
    if (isEmpty && required) throw new ExportFailure('PARAMETER_MISSING', { parameter: key, label });
    if (isEmpty || kind === 'sql') continue;
    const ids = idsOf(key, value);
    if (kind === 'choice' && ids.length !== 1)
      throw new ExportFailure('PARAMETER_INVALID', {
        parameter: key,
        value: ids.join(','),
        expected: 'oneNumber',
      });
    chosen.set(key, ids);
  }
  return chosen;
}

/** `7`, `'7'`, `[7, 8]` and `'7,8'` alike. */
function idsOf(parameter: string, value: ParameterValue): number[] {
  const parts = Array.isArray(value) ? value : String(value).split(',');
  return parts.map((part) => {
    const id = typeof part === 'number' ? part : /^\s*\d+\s*$/.test(part) ? Number(part) : Number.NaN;
    if (Number.isSafeInteger(id)) return id;
    throw new ExportFailure('PARAMETER_INVALID', {
      parameter,
      value: String(part),
      expected: 'wholeNumber',
    });
  });
}

/** `Ana Müller, 00012345 (number 7)` */
export const choiceWords = ({ id, label, detail }: Choice): string =>
  `${[label, ...(detail === '' ? [] : [detail])].join(', ')} (number ${id})`;

/** What a parameter is set to, in words. */
export const factOf = (what: string, chosen: readonly string[] | undefined, { t }: Words): Fact => ({
  what,
  values: chosen ? [...chosen] : [t('parameter.all')],
});
