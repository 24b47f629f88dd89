import type { Choice, ColumnType, DatasetInfo } from '../../preload/contract/dataset.ts';
import type { ParameterValue } from '../../preload/contract/query.ts';
import { languageIn, type ExportRequest } from '../../preload/contract/request.ts';
import { wordsOf } from '../../preload/words/words.ts';
import { analytics } from '../datasets/analytics.ts';

/** Characters, so that there is room for the days. */
const titleLimit = 80;

/** The types whose values say by themselves what they are of. */
const named: readonly (ColumnType | undefined)[] = ['text', 'any', undefined];

/** Finds what a parameter's numbers stand for. */
type Find = (parameter: string, ids: number[]) => Promise<Choice[]>;

/** What the choices of a request of these datasets are called, for the name of its file. */
export async function requestTitle(
  request: ExportRequest,
  datasets: readonly DatasetInfo[],
  find: (dataset: string, ...asked: Parameters<Find>) => ReturnType<Find>,
): Promise<string> {
  const [sheet] = request.sheets;
  const dataset = datasets.find(({ id }) => id === sheet.dataset);
  if (!dataset) return request.reportName ?? sheet.dataset;
  return exportTitle(request, dataset, (...asked) =>
    // What cannot be found out now, the export itself tells.
    find(dataset.id, ...asked).catch(() => []),
  );
}

/**
 * What the choices of a request are called, for the name of its file: the dataset, and what it is narrowed to where that
 * is a single thing (`Mathematics 7B`), and what it is put together by (`Mathematics by Class and month`). All measurements that
 * are narrowed are not all: what narrows them says it.
 */
export async function exportTitle(request: ExportRequest, dataset: DatasetInfo, find: Find): Promise<string> {
  if (request.reportName !== undefined) return request.reportName;
  const { t, list } = wordsOf(languageIn(request));
  const [{ params, filters, summary }] = request.sheets;
  const chosen = await Promise.all(
    dataset.parameters.map(async ({ key, kind }) => {
      const id = kind === 'sql' ? undefined : onlyOne(params[key]);
      return id === undefined ? [] : (await find(key, [id])).map(({ label }) => label);
    }),
  );
  const values = filters.flatMap((filter) => {
    const type = dataset.columns.find(({ key }) => key === filter.column)?.type;
    if (!named.includes(type)) return [];
    const isSingle = filter.op === '=' || (filter.op === 'in' && filter.values.length === 1);
    return isSingle ? [String('values' in filter ? filter.values[0] : filter.value)] : [];
  });
  const words = [...chosen.flat(), ...values].filter((word) => word.trim() !== '');
  const isSaidByThem = dataset.id === analytics.id && words.length > 0;
  const groups = (summary?.groups ?? []).map(({ column, part }) =>
    part === undefined
      ? (dataset.columns.find(({ key }) => key === column)?.label ?? column)
      : t('title.part', { part }),
  );
  const title = [...(isSaidByThem ? [] : [dataset.label]), ...words].join(' ');
  return shorter(groups.length === 0 ? title : t('title.by', { title, groups: list(groups) }));
}

/** The number of a choice that is the only one. */
function onlyOne(value: ParameterValue | undefined): number | undefined {
  if (value === undefined) return undefined;
  const ids = (Array.isArray(value) ? value : String(value).split(',')).map(Number);
  return ids.length === 1 && Number.isInteger(ids[0]) ? ids[0] : undefined;
}

/** Cut after a whole word. */
const shorter = (title: string): string =>
  title.length <= titleLimit
    ? title
    : `${title
        .slice(0, titleLimit + 1)
        .replace(/\s+\S*$/, '')
        .slice(0, titleLimit)}…`;
