import type { Choice, ColumnInfo, DatasetInfo } from '../../../preload/contract/dataset.ts';
import type { DatePart, MeasureFunction } from '../../../preload/contract/measures.ts';
import type { Measure, Operator, Period, Sort, Summary } from '../../../preload/contract/query.ts';
import { summaryColumns } from '../../../preload/contract/summary-columns.ts';
import {
  csvRecipients,
  recipientOptions,
  type CsvRecipient,
  type CsvSeparators,
} from '../../../preload/contract/csv-recipient.ts';
import { chosenPattern } from '../../../preload/contract/file-name.ts';
import type { DateFormat, OptionsOf } from '../../../preload/contract/options.ts';
import { defaultFormat, type Format } from '../../../preload/contract/formats.ts';
import type { PeriodChoice } from '../../../preload/contract/usual-period.ts';
import { measureWords } from '../../../preload/words/measure-words.ts';
import { words } from '../../words.ts';

/** A column as it is being arranged; its label and type are found in `available` by `key`. */
export interface ColumnDraft {
  key: string;
  ticked: boolean;
  /** The header, when it is not the column's own label. */
  name: string | null;
}

/** A filter as it is being made: `texts` are its value fields, in order, empty until filled in; of `in`, all its values. */
export interface FilterDraft {
  id: number;
  column: string;
  op: Operator;
  texts: string[];
}

/** A column that rows are put together by: of dates, perhaps by a part of them. */
export interface GroupDraft {
  id: number;
  column: string;
  part: DatePart | null;
}

/** What is measured of the rows that are put together. Only `count` and `share` may have no column. */
export interface MeasureDraft {
  id: number;
  function: MeasureFunction;
  column: string | null;
  /** Empty for the usual header. */
  name: string;
  decimals: number | null;
}

/** Which columns, and in which order the rows are. */
type Arrangement = Pick<SheetDraft, 'columns' | 'sort'>;

/** At least one group or measure. */
export interface SummaryDraft {
  groups: GroupDraft[];
  measures: MeasureDraft[];
  /** How the rows themselves were arranged before. */
  rows: Arrangement;
}

/** A typed query, or what was found for `choice` (at most one) and `choices`. */
export type ParameterDraft = string | Choice[];

/** What only one format has. An empty text stands for the usual one, where a request would say nothing. */
type OptionsDraft<O> = { [K in Exclude<keyof O, 'format' | 'dateFormat'>]-?: Exclude<O[K], undefined> };
type OptionsDrafts = { [F in Format]: OptionsDraft<OptionsOf<F>> };

/** The file's options, each format keeping its own while another one is chosen. */
export interface OutputDraft extends OptionsDrafts {
  format: Format;
  dateFormat: DateFormat;
  /** The pattern of the file's name, perhaps half typed. */
  fileName: string;
}

/** What a sheet of the file is made of. */
export interface SheetDraft {
  /** The name of the sheet; empty for the usual one. */
  sheetName: string;
  dataset: DatasetInfo;
  params: Record<string, ParameterDraft>;
  /** What is typed in the place of the query that was run last; null while it is that one. */
  unrun: string | null;
  /** What the person has chosen; `period` has its days, and none when a usual period has none. */
  periodChoice: PeriodChoice;
  period: Period;
  filters: FilterDraft[];
  /** All columns of the dataset, in its order. */
  available: ColumnInfo[];
  summary: SummaryDraft | null;
  /** Of what there is in the end: the dataset's columns, or the summary's. The first key counts most. */
  sort: Sort[];
  limit: number | null;
  /** All of them, in the file's order. */
  columns: ColumnDraft[];
  /** False while a typed query has changed and nobody knows its columns yet. */
  columnsKnown: boolean;
}

/** Everything a person can set on the Export screen: the sheet that is shown, and what it has around it. */
export interface ExportDraft extends SheetDraft {
  /** The `SourceInfo.id` of the source it is about. */
  source: string;
  /** The file's other sheets. */
  before: SheetDraft[];
  after: SheetDraft[];
  output: OutputDraft;
  /** The column with a file for each of its values; null for one file. */
  splitBy: string | null;
  /** Whether the server is to make the file, where it can make one of the format. */
  madeByServer: boolean;
}

/** What is most often wanted on a computer whose Excel separates like that. */
export const defaultOutput = (separators: CsvSeparators): OutputDraft => ({
  format: defaultFormat,
  dateFormat: 'iso',
  fileName: chosenPattern,
  csv: { ...separators, ...recipientOptions.excel, onOverflow: 'error' },
  excel: {
    freeze: true,
    style: true,
    charts: [],
    about: true,
    header: '',
    footer: '',
    onOverflow: 'error',
  },
});

/** Whom the CSV options suit as they are, if anybody. */
export const recipientOf = (
  { csv, dateFormat }: OutputDraft,
  separators: CsvSeparators,
): CsvRecipient | undefined =>
  csvRecipients.find((recipient) => {
    const wanted = { dateFormat, ...separators, ...recipientOptions[recipient] };
    const actual: Record<string, unknown> = { dateFormat, ...csv };
    return Object.entries(wanted).every(([option, value]) => actual[option] === value);
  });

export const noPeriod = { periodChoice: 'all-days', period: {} } as const;

/** A dataset nobody has narrowed yet. */
export const draftOf = (
  source: string,
  dataset: DatasetInfo,
  { periodChoice, period, output }: Pick<ExportDraft, 'periodChoice' | 'period' | 'output'>,
): ExportDraft => ({
  source,
  before: [],
  after: [],
  sheetName: '',
  dataset,
  params: {},
  unrun: null,
  ...(dataset.hasPeriod ? { periodChoice, period } : noPeriod),
  filters: [],
  summary: null,
  limit: null,
  available: dataset.columns,
  ...placedColumns({ columns: [], sort: [] }, dataset.columns),
  columnsKnown: dataset.columns.length > 0,
  output,
  splitBy: null,
  madeByServer: false,
});

/** Whether the server can make the file as it is to be. */
export const canBeMadeByServer = ({ dataset, output, summary, before, after }: ExportDraft): boolean =>
  summary === null &&
  before.length + after.length === 0 &&
  (dataset.madeFormats?.includes(output.format) ?? false);

/** What the place of the column is called by which files are split: see `focusField`. */
export const splitField = 'split by';

/** The columns that there can be a file of each value of: a moment hardly ever comes twice. */
export const splitColumns = (columns: readonly ColumnInfo[]): ColumnInfo[] =>
  columns.filter(({ type }) => type !== 'datetime');

/** The parameter that a typed query is. */
const queryParameter = ({ parameters }: DatasetInfo): string | undefined =>
  parameters.find(({ kind }) => kind === 'sql')?.key;

export const isTypedQuery = (dataset: DatasetInfo): boolean => queryParameter(dataset) !== undefined;

/** What the query's place on the screen is called: see `focusField`. */
export const queryField = (dataset: DatasetInfo): string => `parameter ${queryParameter(dataset) ?? ''}`;

const runQueryText = ({ dataset, params }: SheetDraft): string => {
  const text = params[queryParameter(dataset) ?? ''];
  return typeof text === 'string' ? text : '';
};

/** What is typed, run or not. */
export const queryText = (draft: SheetDraft): string => draft.unrun ?? runQueryText(draft);

export const withTypedQuery = (draft: ExportDraft, text: string): ExportDraft => ({
  ...draft,
  unrun: text === runQueryText(draft) ? null : text,
});

/** Takes what is typed for the query. Nobody knows its columns yet. */
export function withRunQuery(draft: ExportDraft): ExportDraft {
  const key = queryParameter(draft.dataset);
  if (key === undefined || draft.unrun === null) return draft;
  return { ...draft, params: { ...draft.params, [key]: draft.unrun }, unrun: null, columnsKnown: false };
}

export type ArrangedColumn = ColumnInfo & ColumnDraft;

/** A summary as a request has it. */
export const summaryOf = ({ groups, measures }: Pick<SummaryDraft, 'groups' | 'measures'>): Summary => ({
  groups: groups.map(({ column, part }) => ({ column, ...(part !== null && { part }) })),
  measures: measures.map(({ function: measured, column, name, decimals }) => {
    const measure = {
      function: measured,
      ...(column !== null && { column }),
      ...(name.trim() !== '' && { name: name.trim() }),
      ...(decimals !== null && { decimals }),
    };
    // A function that needs a column has one.
    return measure as Measure;
  }),
});

/** What can be chosen, sorted by and renamed: the columns of the dataset, or of the summary. */
export const selectable = ({
  summary,
  available,
}: Pick<SheetDraft, 'summary' | 'available'>): ColumnInfo[] =>
  summary ? summaryColumns(summaryOf(summary), available, measureWords(words)) : available;

/** The columns in the file's order, with what is known about each. */
export const arrangedColumns = (
  draft: Pick<SheetDraft, 'summary' | 'available' | 'columns'>,
): ArrangedColumn[] => {
  const infos = new Map(selectable(draft).map((info) => [info.key, info]));
  return draft.columns.flatMap((column) => {
    const info = infos.get(column.key);
    return info ? { ...info, ...column } : [];
  });
};

/** Whether the file gets all columns as they are. */
export const columnsUntouched = (draft: SheetDraft): boolean =>
  areUntouched(draft.columns, selectable(draft));

const areUntouched = (columns: readonly ColumnDraft[], usual: readonly ColumnInfo[]): boolean =>
  columns.every(({ key, ticked, name }, index) => ticked && name === null && key === usual[index]?.key);

/**
 * An arrangement for these columns: those that are still there stay as they were arranged, and nothing points at one that
 * is gone. New ones are in their place as long as the others are in their usual order, or else behind them.
 */
export function placedColumns({ columns, sort }: Arrangement, infos: readonly ColumnInfo[]): Arrangement {
  const usual = infos.map(({ key }) => key);
  const kept = new Map(
    columns.filter(({ key }) => usual.includes(key)).map((column) => [column.key, column]),
  );
  const keptKeys = [...kept.keys()];
  const inOrder = usual.filter((key) => kept.has(key)).every((key, index) => key === keptKeys[index]);
  const keys = inOrder ? usual : [...keptKeys, ...usual.filter((key) => !kept.has(key))];
  return {
    columns: keys.map((key) => kept.get(key) ?? { key, ticked: true, name: null }),
    sort: sort.filter(({ column }) => usual.includes(column)),
  };
}

/**
 * The draft once the columns of a typed query are known: what was arranged stays arranged for the columns
 * that are still there, and nothing points at a column that is gone.
 */
export function withAvailable(draft: ExportDraft, available: ColumnInfo[]): ExportDraft {
  const isThere = (column: string | null): boolean =>
    column === null || available.some(({ key }) => key === column);
  const { summary } = draft;
  const { columns, sort } = summary?.rows ?? draft;
  const rows = placedColumns(
    { columns: areUntouched(columns, draft.available) ? [] : columns, sort },
    available,
  );
  const groups = summary?.groups.filter(({ column }) => isThere(column)) ?? [];
  const measures = summary?.measures.filter(({ column }) => isThere(column)) ?? [];
  const next: ExportDraft = {
    ...draft,
    ...rows,
    available,
    columnsKnown: true,
    filters: draft.filters.filter(({ column }) => isThere(column)),
    splitBy: isThere(draft.splitBy) ? draft.splitBy : null,
    summary: groups.length + measures.length > 0 ? { groups, measures, rows } : null,
  };
  if (!next.summary) return next;
  const made = { columns: columnsUntouched(draft) ? [] : draft.columns, sort: draft.sort };
  return { ...next, ...placedColumns(made, selectable(next)) };
}
