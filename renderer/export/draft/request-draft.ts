import type { Choice, ColumnInfo, ColumnType, DatasetInfo } from '../../../preload/contract/dataset.ts';
import type { Format } from '../../../preload/contract/formats.ts';
import type { ExportOptions } from '../../../preload/contract/options.ts';
import type { ParameterValue, Period, Summary } from '../../../preload/contract/query.ts';
import type { ExportRequest, SheetRequest } from '../../../preload/contract/request.ts';
import { isMeasurable } from '../../../preload/contract/summary-columns.ts';
import { t } from '../../words.ts';
import { filterDraftOf } from '../filters/filter-words.ts';
import {
  draftOf,
  noPeriod,
  selectable,
  withAvailable,
  type ExportDraft,
  type OutputDraft,
  type SheetDraft,
  type SummaryDraft,
} from './export-draft.ts';
import { sheetOf } from './sheets.ts';
import { startRequest } from './sheet-request.ts';
import { withSummary } from './summary-draft.ts';

/** What the draft of a sheet has and its request has not. */
export interface SheetSurroundings {
  dataset: DatasetInfo;
  /** All columns there are. */
  available: ColumnInfo[];
  /** The choices its parameters name, by parameter. */
  choices: Record<string, Choice[]>;
}

/** What a draft has and a request has not. */
export interface Surroundings {
  source: string;
  /** Of each sheet. */
  sheets: readonly SheetSurroundings[];
  /** For the options of the format that is not chosen. */
  output: OutputDraft;
}

/**
 * The draft that stands for exactly this request. Null for one that says more than a draft can, or something else:
 * a name for the report, a column twice, columns that are not there, and values that the fields of the page cannot hold.
 */
export function draftOfRequest(request: ExportRequest, around: Surroundings): ExportDraft | null {
  const { source, output } = around;
  const meant: SheetRequest[] = [];
  const sheets: SheetDraft[] = [];
  for (const [place, given] of request.sheets.entries()) {
    const surroundings = around.sheets[place];
    if (!surroundings) return null;
    const asked = { ...given, params: choiceNumbers(given.params, surroundings.dataset) };
    const sheet = sheetDraftOf(
      asked,
      surroundings,
      draftOf(source, surroundings.dataset, { ...noPeriod, output }),
    );
    if (!sheet) return null;
    meant.push(asked);
    sheets.push(sheet);
  }
  const [first, ...after] = sheets;
  if (!first) return null;
  const draft: ExportDraft = {
    ...first,
    source,
    before: [],
    after,
    output: outputDraft(request.output, output),
    splitBy: null,
    madeByServer: request.madeBy === 'server',
  };
  // What it was in another language is in that of now.
  const asked = canonical({ ...request, sheets: meant, language: undefined });
  return canonical({ ...startRequest(draft).request, language: undefined }) === asked ? draft : null;
}

/** The sheet of a draft, as far as it can be one. */
function sheetDraftOf(
  sheet: SheetRequest,
  { dataset, available, choices }: SheetSurroundings,
  nothing: ExportDraft,
): SheetDraft | null {
  const blank = withAvailable(nothing, available);
  const { summary } = sheet;
  if (summary && !isPossible(summary, available)) return null;
  const made: ExportDraft = summary ? withSummary(blank, summaryDraft(summary)) : blank;
  const known = selectable(made);
  const isKnown = (column: string): boolean => known.some(({ key }) => key === column);
  const chosen = sheet.columns ?? known;
  const keys = new Set(chosen.map(({ key }) => key));
  const filters = sheet.filters.map((filter, index) =>
    filterDraftOf(filter, index + 1, available.find(({ key }) => key === filter.column)?.type),
  );
  if (filters.includes(null) || keys.size !== chosen.length) return null;
  return {
    ...sheetOf(made),
    sheetName: sheet.name ?? '',
    params: Object.fromEntries(
      dataset.parameters.flatMap(({ key }) => {
        const value = sheet.params[key];
        if (value === undefined) return [];
        return [[key, typeof value === 'string' ? value : choicesOf(value, choices[key] ?? [])]];
      }),
    ),
    // The same days again, whenever that is.
    ...(dataset.hasPeriod && hasDays(sheet.period)
      ? { periodChoice: 'custom', period: sheet.period }
      : noPeriod),
    filters: filters.filter((filter) => filter !== null),
    sort: sheet.sort.filter(({ column }) => isKnown(column)),
    limit: sheet.limit ?? null,
    columns: [
      ...(sheet.columns ?? []).map(({ key, name = null }) => ({ key, ticked: true, name })),
      ...made.columns.flatMap(({ key }) =>
        sheet.columns && keys.has(key) ? [] : { key, ticked: !sheet.columns, name: null },
      ),
    ].filter(({ key }) => isKnown(key)),
  };
}

const isPossible = ({ groups, measures }: Summary, available: readonly ColumnInfo[]): boolean => {
  const typeOf = (column: string | undefined): ColumnType | undefined =>
    available.find(({ key }) => key === column)?.type;
  return (
    groups.every(({ column }) => typeOf(column) !== undefined) &&
    measures.every(
      ({ function: measured, column }) =>
        (column === undefined || typeOf(column) !== undefined) && isMeasurable(measured, typeOf(column)),
    )
  );
};

const summaryDraft = ({ groups, measures }: Summary): Pick<SummaryDraft, 'groups' | 'measures'> => ({
  groups: groups.map(({ column, part = null }, index) => ({ id: index + 1, column, part })),
  measures: measures.map(({ function: measured, column = null, name = '', decimals = null }, index) => ({
    id: index + 1,
    function: measured,
    column,
    name,
    decimals,
  })),
});

const hasDays = (period: Period | undefined): period is Period =>
  period?.from !== undefined || period?.to !== undefined;

/** As the page chooses: by their numbers, where a script may have written texts. */
const choiceNumbers = (params: SheetRequest['params'], { parameters }: DatasetInfo): SheetRequest['params'] =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      const kind = parameters.find((parameter) => parameter.key === key)?.kind;
      if (kind === 'sql') return [key, value];
      const ids = idsOf(value);
      return [key, kind === 'choice' && ids.length === 1 ? (ids[0] as number) : ids];
    }),
  );

/** The numbers of the choices that a parameter names: `7`, `'7'`, `[7, 8]` and `'7,8'` alike. */
export const idsOf = (value: ParameterValue): number[] =>
  (Array.isArray(value) ? value : String(value).split(',')).map(Number);

/** One that is gone keeps its number: without it the export would be of something else. */
const choicesOf = (value: ParameterValue, choices: Choice[]): Choice[] =>
  idsOf(value).map(
    (id) =>
      choices.find((choice) => choice.id === id) ?? { id, label: t('draft.number', { id }), detail: '' },
  );

/** What an option is that a request leaves out because it is the usual one. */
const unsaid: { [F in Format]: Partial<OutputDraft[F]> } = { csv: {}, excel: { header: '', footer: '' } };

function outputDraft({ format, dateFormat, ...options }: ExportOptions, others: OutputDraft): OutputDraft {
  return { ...others, format, dateFormat, [format]: { ...unsaid[format], ...options } };
}

/** A request as one comparable text: what is left out and what is empty are the same. */
const canonical = (request: unknown): string =>
  JSON.stringify(request, (key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return key !== 'columns' && value.length === 0 ? undefined : (value as unknown);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return key !== '' && entries.length === 0 ? undefined : Object.fromEntries(entries);
  });
