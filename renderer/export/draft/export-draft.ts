import type { Choice, ColumnInfo, DatasetInfo } from '../../../preload/contract/dataset.ts';
import type { Operator, Period, Sort } from '../../../preload/contract/query.ts';
import {
  csvRecipients,
  recipientOptions,
  type CsvRecipient,
  type CsvSeparators,
} from '../../../preload/contract/csv-recipient.ts';
import type { DateFormat, OptionsOf } from '../../../preload/contract/options.ts';
import { defaultFormat, type Format } from '../../../preload/contract/formats.ts';
import type { PeriodChoice } from '../../../preload/contract/usual-period.ts';

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

/** A typed query, or what was found for `choice` (at most one) and `choices`. */
export type ParameterDraft = string | Choice[];

/** What only one format has. An empty text stands for the usual one, where a request would say nothing. */
type OptionsDraft<O> = { [K in Exclude<keyof O, 'format' | 'dateFormat'>]-?: Exclude<O[K], undefined> };
type OptionsDrafts = { [F in Format]: OptionsDraft<OptionsOf<F>> };

/** The file's options, each format keeping its own while another one is chosen. */
export interface OutputDraft extends OptionsDrafts {
  format: Format;
  dateFormat: DateFormat;
}

/** Everything a person can set on the Export screen. */
export interface ExportDraft {
  /** The `SourceInfo.id` of the source it is about. */
  source: string;
  dataset: DatasetInfo;
  params: Record<string, ParameterDraft>;
  /** What the person has chosen; `period` has its days, and none when a usual period has none. */
  periodChoice: PeriodChoice;
  period: Period;
  filters: FilterDraft[];
  sort: Sort | null;
  limit: number | null;
  /** All columns there are, in the dataset's order. */
  available: ColumnInfo[];
  /** The same ones, in the file's order. */
  columns: ColumnDraft[];
  /** False while a typed query has changed and nobody knows its columns yet. */
  columnsKnown: boolean;
  output: OutputDraft;
  /** Whether the server is to make the file, where it can make one of the format. */
  madeByServer: boolean;
}

/** What is most often wanted on a computer whose Excel separates like that. */
export const defaultOutput = (separators: CsvSeparators): OutputDraft => ({
  format: defaultFormat,
  dateFormat: 'iso',
  csv: { ...separators, ...recipientOptions.excel, onOverflow: 'error' },
  excel: {
    freeze: true,
    style: true,
    charts: false,
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

const untouched = ({ key }: ColumnInfo): ColumnDraft => ({ key, ticked: true, name: null });

export const noPeriod = { periodChoice: 'all-days', period: {} } as const;

/** A dataset nobody has narrowed yet. */
export const draftOf = (
  source: string,
  dataset: DatasetInfo,
  { periodChoice, period, output }: Pick<ExportDraft, 'periodChoice' | 'period' | 'output'>,
): ExportDraft => ({
  source,
  dataset,
  params: {},
  ...(dataset.hasPeriod ? { periodChoice, period } : noPeriod),
  filters: [],
  sort: null,
  limit: null,
  available: dataset.columns,
  columns: dataset.columns.map(untouched),
  columnsKnown: dataset.columns.length > 0,
  output,
  madeByServer: false,
});

/** Whether the server can make the file as it is to be. */
export const canBeMadeByServer = ({ dataset, output }: ExportDraft): boolean =>
  dataset.madeFormats?.includes(output.format) ?? false;

export type ArrangedColumn = ColumnInfo & ColumnDraft;

/** The columns in the file's order, with what is known about each. */
export const arrangedColumns = ({ columns, available }: ExportDraft): ArrangedColumn[] => {
  const infos = new Map(available.map((info) => [info.key, info]));
  return columns.flatMap((column) => {
    const info = infos.get(column.key);
    return info ? { ...info, ...column } : [];
  });
};

/** Whether the file gets all columns as the dataset has them. */
export const columnsUntouched = ({ columns, available }: ExportDraft): boolean =>
  columns.every(({ key, ticked, name }, index) => ticked && name === null && key === available[index]?.key);

/**
 * The draft once the columns of a typed query are known: what was arranged stays arranged for the columns
 * that are still there, and nothing points at a column that is gone.
 */
export function withAvailable(draft: ExportDraft, available: ColumnInfo[]): ExportDraft {
  const there = new Set(available.map(({ key }) => key));
  const kept = columnsUntouched(draft) ? [] : draft.columns.filter(({ key }) => there.has(key));
  const placed = new Set(kept.map(({ key }) => key));
  return {
    ...draft,
    available,
    columns: [...kept, ...available.filter(({ key }) => !placed.has(key)).map(untouched)],
    columnsKnown: true,
    filters: draft.filters.filter(({ column }) => there.has(column)),
    sort: draft.sort && there.has(draft.sort.column) ? draft.sort : null,
  };
}
