import type { RequestOf } from '../../../preload/contract/channels.ts';
import type { ExportOptions, OptionsOf } from '../../../preload/contract/options.ts';
import { isPattern } from '../../../preload/contract/file-name.ts';
import { formats, type Format } from '../../../preload/contract/formats.ts';
import type { SplitBy } from '../../../preload/contract/split.ts';
import { isUsual } from '../../../preload/contract/usual-period.ts';
import { language } from '../../words.ts';
import { halfTypedDay } from '../../components/half-typed-day.ts';
import { t } from '../../words.ts';
import {
  canBeMadeByServer,
  columnsUntouched,
  queryField,
  splitField,
  summaryOf,
  type ExportDraft,
  type OutputDraft,
  type ParameterDraft,
  type SheetDraft,
} from './export-draft.ts';
import { invitation } from './invitation.ts';
import { sheetsOf, sheetTitle } from './sheets.ts';
import { filterOf, valueFields } from '../filters/filter-words.ts';

export type SheetRequest = RequestOf<'countDataset'>['request'];
export type PreviewRequest = RequestOf<'previewDataset'>['request'];
export type StartRequest = RequestOf<'startExport'> & { fileName: string };
type NamedRequest = StartRequest['request']['sheets'][number];
/** A request and the source it is about. */
export interface OfSource<R> {
  source: string;
  request: R;
}

/** Which rows and columns the draft stands for. Filters that are not filled in yet are left out. */
export function sheetRequest(draft: SheetDraft): SheetRequest {
  const { dataset, columns, columnsKnown, filters, summary, period, sort, limit, available } = draft;
  const request: SheetRequest = { dataset: dataset.id, params: parameterValues(draft) };
  if (limit !== null) request.limit = limit;
  if (period.from !== undefined || period.to !== undefined) request.period = period;
  if (!columnsKnown) return request;

  const complete = filters.flatMap((filter) => {
    const column = available.find(({ key }) => key === filter.column);
    return (column && filterOf(filter, column.type)) ?? [];
  });
  if (complete.length > 0) request.filters = complete;
  if (summary) request.summary = summaryOf(summary);
  if (sort.length > 0) request.sort = sort;
  if (!columnsUntouched(draft)) {
    request.columns = columns
      .filter(({ ticked }) => ticked)
      .map(({ key, name }) => (name === null ? { key } : { key, name }));
  }
  return request;
}

/** What decides how many rows there are: neither the columns nor their order, nor what is measured of groups. */
export function countRequest(draft: SheetDraft): SheetRequest {
  const request = sheetRequest(draft);
  const groups = request.summary?.groups ?? [];
  if (groups.length > 0) request.summary = { groups };
  delete request.columns;
  delete request.sort;
  return request;
}

export const outputOptions = ({ output }: ExportDraft): ExportOptions => optionsOf[output.format](output);

const optionsOf: { [F in Format]: (output: OutputDraft) => OptionsOf<F> } = {
  csv: ({ dateFormat, csv }) => ({ format: 'csv', dateFormat, ...csv }),
  excel: ({ dateFormat, excel: { header, footer, ...excel } }) => ({
    format: 'excel',
    dateFormat,
    ...excel,
    ...(header.trim() !== '' && { header: header.trim() }),
    ...(footer.trim() !== '' && { footer: footer.trim() }),
  }),
};

export const previewRequest = (draft: ExportDraft): PreviewRequest => ({
  sheet: sheetRequest(draft),
  output: outputOptions(draft),
});

const namedRequest = (sheet: SheetDraft): NamedRequest => ({
  ...sheetRequest(sheet),
  ...(sheet.sheetName.trim() !== '' && { name: sheet.sheetName.trim() }),
});

export const startRequest = (draft: ExportDraft): StartRequest => ({
  source: draft.source,
  request: {
    // There is the one that is shown.
    sheets: sheetsOf(draft).map(namedRequest) as [NamedRequest, ...NamedRequest[]],
    output: outputOptions(draft),
    ...(draft.madeByServer && canBeMadeByServer(draft) && { madeBy: 'server' }),
    ...(language !== 'en' && { language }),
  },
  fileName: draft.output.fileName.trim(),
});

/** What a draft is split by, as main takes it; undefined for one file. */
export const splitOf = ({ splitBy }: ExportDraft): SplitBy | undefined =>
  splitBy === null ? undefined : { column: splitBy };

/** The question how many files the draft makes, which is split by a column. */
export const splitRequest = (draft: ExportDraft): RequestOf<'describeSplit'> => {
  const { source, request } = startRequest(draft);
  return { source, request: { request, splitBy: { column: draft.splitBy ?? '' } } };
};

/** What stands in the way, and the field that it is about. */
export interface Obstacle {
  sentence: string;
  /** What its place on the screen is called: see `focusField`. */
  field: string;
}

/** What nothing may be missing for. */
type Purpose = 'preview' | 'export';

/** What has to be done before there is anything to show, or to export; null when nothing is missing. */
export function missing(draft: SheetDraft, purpose: Purpose = 'preview'): Obstacle | null {
  const { dataset, params, columns, columnsKnown } = draft;
  const parameter = dataset.parameters.find(({ key, required }) => required && !isSet(params[key]));
  if (parameter?.kind === 'sql' && draft.unrun !== null && draft.unrun.trim() !== '') {
    return { sentence: t(`draft.unrun-${purpose}`), field: queryField(dataset) };
  }
  if (parameter) {
    return {
      sentence: t(`draft.missing-${purpose}`, { invitation: invitation(parameter) }),
      field: `parameter ${parameter.key}`,
    };
  }
  const halfTyped = halfTypedField(draft);
  if (halfTyped) {
    return { sentence: t('draft.half-typed', { field: halfTyped.label }), field: halfTyped.field };
  }
  const badPeriod = periodObstacle(draft);
  if (badPeriod) return badPeriod;
  if (columnsKnown && !columns.some(({ ticked }) => ticked)) {
    return { sentence: t(`draft.no-columns-${purpose}`), field: 'columns' };
  }
  return null;
}

/** What is wrong with the days of a period, each of which is a whole one. */
export function periodObstacle({
  periodChoice,
  period: { from, to },
}: Pick<SheetDraft, 'periodChoice' | 'period'>): Obstacle | null {
  if (isUsual(periodChoice) && from === undefined) {
    return {
      sentence: t('draft.no-term'),
      field: 'period choice',
    };
  }
  const areWhole = from !== halfTypedDay && to !== halfTypedDay;
  if (areWhole && from !== undefined && to !== undefined && from > to) {
    return { sentence: t('draft.period-backwards'), field: 'period to' };
  }
  return null;
}

/** Why an export cannot start yet: unlike a preview it leaves nothing out that somebody has begun. */
export function unfinished(draft: ExportDraft): Obstacle | null {
  const shown = unfinishedSheet(draft);
  if (shown) return shown;
  const sheets = sheetsOf(draft);
  if (sheets.length > 1 && !formats[draft.output.format].hasSheets)
    return {
      sentence: t('draft.one-sheet'),
      field: 'sheets',
    };
  const { splitBy } = draft;
  const hasColumn = ({ available }: SheetDraft): boolean => available.some(({ key }) => key === splitBy);
  if (splitBy !== null && !sheets.every(hasColumn))
    return { sentence: t('split.not-in-all'), field: splitField };
  for (const [place, sheet] of sheets.entries()) {
    const obstacle = unfinishedSheet(sheet);
    if (obstacle)
      return {
        sentence: t('draft.in-sheet', { sheet: sheetTitle(sheet), problem: obstacle.sentence }),
        field: sheetField(place),
      };
  }
  if (!isPattern(draft.output.fileName)) return { sentence: t('file-name.obstacle'), field: fileNameField };
  return null;
}

function unfinishedSheet(draft: SheetDraft): Obstacle | null {
  const obstacle = missing(draft, 'export');
  if (obstacle) return obstacle;
  if (draft.unrun !== null) {
    return {
      sentence: t('draft.query-changed'),
      field: queryField(draft.dataset),
    };
  }
  if (!draft.columnsKnown) {
    return {
      sentence: t('draft.query-columns'),
      field: queryField(draft.dataset),
    };
  }
  for (const filter of draft.filters) {
    const column = draft.available.find(({ key }) => key === filter.column);
    if (!column || filterOf(filter, column.type) !== null) continue;
    const empty = Array.from({ length: valueFields(filter.op) }, (_, index) => index).find(
      (index) => (filter.texts[index] ?? '') === '',
    );
    return {
      sentence: t('draft.empty-filter', { column: column.label }),
      field: filterField(filter.id, empty ?? 0),
    };
  }
  return null;
}

export const fileNameField = 'file name';

export const sheetField = (place: number): string => `sheet ${place}`;

export const filterField = (id: number, index: number): string => `filter ${id} ${index}`;

function halfTypedField({ period, filters, available }: SheetDraft): { label: string; field: string } | null {
  if (period.from === halfTypedDay) return { label: t('period.from'), field: 'period from' };
  if (period.to === halfTypedDay) return { label: t('period.to'), field: 'period to' };
  for (const { id, column, texts } of filters) {
    const index = texts.indexOf(halfTypedDay);
    const label = available.find(({ key }) => key === column)?.label;
    if (index >= 0 && label !== undefined) return { label, field: filterField(id, index) };
  }
  return null;
}

const isSet = (value: ParameterDraft | undefined): boolean =>
  value !== undefined && (typeof value === 'string' ? value.trim() !== '' : value.length > 0);

function parameterValues({ dataset, params }: SheetDraft): NonNullable<SheetRequest['params']> {
  const values: NonNullable<SheetRequest['params']> = {};
  for (const { key, kind } of dataset.parameters) {
    const value = params[key];
    if (value === undefined || !isSet(value)) continue;
    if (typeof value === 'string') values[key] = value;
    else if (kind === 'choices') values[key] = value.map(({ id }) => id);
    else if (value[0]) values[key] = value[0].id;
  }
  return values;
}
