import type { ColumnInfo } from '../../preload/contract/dataset.ts';
import type { Period, Sort, Summary } from '../../preload/contract/query.ts';
import type { SheetRequest } from '../../preload/contract/request.ts';
import { filterWords } from '../../preload/words/filter-words.ts';
import { english } from '../../preload/words/words.ts';
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

const number = new Intl.NumberFormat('en');

/** Values of a filter that are spelt out; nobody reads more of them. */
const mostValues = 50;

export function exportFacts(
  job: Pick<ExportJob, 'request' | 'application' | 'startedAt'>,
  source: Source,
  sheets: readonly ResolvedSheet[],
): ExportFacts {
  const labels = new Set(sheets.map(({ query }) => query.label));
  return {
    title: job.request.reportName ?? [...labels].join(', '),
    exportedAt: localMoment(new Date(job.startedAt)),
    application: job.application,
    source: source.label,
    dataDate: localMoment(source.changedAt),
    sheets: sheets.map(sheetFacts),
  };
}

function sheetFacts({ request, query }: ResolvedSheet): Fact[] {
  const labelOf = (key: string): string => columnOf(key, query.selectable).label;
  const { filters, sort, limit, summary } = request;
  const sortWords = ({ column, direction }: Sort): string => `${labelOf(column)}, ${direction}`;
  return [
    { what: 'Dataset', values: [query.label] },
    ...query.parameters,
    { what: 'Period', values: [periodWords(request.period)] },
    {
      what: 'Filters',
      values:
        filters.length === 0
          ? ['None']
          : filters.map((filter) =>
              filterWords(filter, columnOf(filter.column, query.available), mostValues, english),
            ),
    },
    ...(summary ? [{ what: 'One row per', values: groupWords(query.selectable, summary) }] : []),
    {
      what: 'Sorted by',
      values:
        sort.length === 0
          ? [summary ? 'In the order of the groups' : 'As usual for the dataset']
          : sort.map(sortWords),
    },
    { what: 'Limit', values: [limit === undefined ? 'None' : `The first ${number.format(limit)} rows`] },
    { what: 'Columns', values: query.columns.map(({ key, name }) => columnWords(name, labelOf(key))) },
  ];
}

/** The groups are the first columns of a summary. */
const groupWords = (columns: readonly ColumnInfo[], { groups }: Summary): string[] =>
  groups.length === 0 ? ['All rows together'] : columns.slice(0, groups.length).map(({ label }) => label);

const columnWords = (name: string, label: string): string =>
  name === label ? name : `${name} (renamed from ${label})`;

function periodWords({ from, to }: Period = {}): string {
  if (from !== undefined && to !== undefined) return `${from} to ${to}`;
  if (from !== undefined) return `From ${from}`;
  return to === undefined ? 'All' : `Until ${to}`;
}

function columnOf(key: string, available: readonly ColumnInfo[]): ColumnInfo {
  const column = available.find((candidate) => candidate.key === key);
  if (!column) throw new Error('a checked query names a column that is not available');
  return column;
}
