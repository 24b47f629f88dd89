import type { ColumnInfo } from '../../preload/contract/dataset.ts';
import type { Period, Sort, Summary } from '../../preload/contract/query.ts';
import { languageIn, type SheetRequest } from '../../preload/contract/request.ts';
import { wordsOf, type Words } from '../../preload/words/words.ts';
import { filterWords } from '../../preload/words/filter-words.ts';
import type { RowCount } from '../../preload/contract/row-count.ts';
import type { ExportJob } from '../engine/protocol.ts';
import type { ExportFacts, Fact } from './facts.ts';
import { localMoment } from './local-moment.ts';
import type { QueryResult, Source } from './sources/source.ts';

/** A request with what its source says about it. */
export interface ResolvedSheet {
  request: SheetRequest;
  query: QueryResult;
}

/** The same once its rows are counted. */
export interface CountedSheet extends ResolvedSheet {
  count: RowCount;
}

/** Values of a filter that are spelt out; nobody reads more of them. */
const mostValues = 50;

export function exportFacts(
  job: Pick<ExportJob, 'request' | 'application' | 'startedAt'>,
  source: Source,
  sheets: readonly ResolvedSheet[],
): ExportFacts {
  const language = languageIn(job.request);
  const words = wordsOf(language);
  const labels = new Set(sheets.map(({ query }) => query.label));
  return {
    language,
    title: job.request.reportName ?? [...labels].join(', '),
    exportedAt: localMoment(new Date(job.startedAt)),
    application: job.application,
    source: source.label,
    dataDate: localMoment(source.changedAt),
    sheets: sheets.map((sheet) => sheetFacts(sheet, words)),
  };
}

function sheetFacts({ request, query }: ResolvedSheet, words: Words): Fact[] {
  const { t } = words;
  const labelOf = (key: string): string => columnOf(key, query.selectable).label;
  const { filters, sort, limit, summary } = request;
  const sortWords = ({ column, direction }: Sort): string =>
    t('about.sort', { column: labelOf(column), direction });
  return [
    { what: t('about.dataset'), values: [query.label] },
    ...query.parameters,
    { what: t('about.period'), values: [periodWords(request.period, words)] },
    {
      what: t('about.filters'),
      values:
        filters.length === 0
          ? [t('about.none')]
          : filters.map((filter) =>
              filterWords(filter, columnOf(filter.column, query.available), mostValues, words),
            ),
    },
    ...(summary
      ? [{ what: t('about.one-row-per'), values: groupWords(query.selectable, summary, words) }]
      : []),
    {
      what: t('about.sorted-by'),
      values:
        sort.length === 0
          ? [t(summary ? 'about.order-of-groups' : 'about.usual-order')]
          : sort.map(sortWords),
    },
    {
      what: t('about.limit'),
      values: [limit === undefined ? t('about.none') : t('about.first-rows', { rows: words.number(limit) })],
    },
    {
      what: t('about.columns'),
      values: query.columns.map(({ key, name }) => columnWords(name, labelOf(key), words)),
    },
  ];
}

/** The groups are the first columns of a summary. */
const groupWords = (columns: readonly ColumnInfo[], { groups }: Summary, { t }: Words): string[] =>
  groups.length === 0 ? [t('about.all-together')] : columns.slice(0, groups.length).map(({ label }) => label);

const columnWords = (name: string, label: string, { t }: Words): string =>
  name === label ? name : t('about.renamed', { name, label });

function periodWords({ from, to }: Period = {}, { t }: Words): string {
  if (from !== undefined && to !== undefined) return t('about.from-to', { from, to });
  if (from !== undefined) return t('about.from', { from });
  return to === undefined ? t('parameter.all') : t('about.until', { to });
}

function columnOf(key: string, available: readonly ColumnInfo[]): ColumnInfo {
  const column = available.find((candidate) => candidate.key === key);
  if (!column) throw new Error('a checked query names a column that is not available');
  return column;
}
