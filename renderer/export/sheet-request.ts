import type { InvokeChannels } from '../../preload/contract/channels.ts';
import type { ParameterInfo } from '../../preload/contract/dataset.ts';
import type { ExportOptions, ExportRequestInput } from '../../preload/contract/export.ts';
import { columnsUntouched, type ExportDraft, type ParameterDraft } from './export-draft.ts';
import { filterOf } from './filter-words.ts';

export type SheetRequest = InvokeChannels['dataset:count']['request'];
export type PreviewRequest = InvokeChannels['dataset:preview']['request'];

/** Which rows and columns the draft stands for. Filters that are not filled in yet are left out. */
export function sheetRequest(draft: ExportDraft): SheetRequest {
  const { dataset, columns, columnsKnown, filters, period, sort, limit, available } = draft;
  const request: SheetRequest = { dataset: dataset.id, params: parameterValues(draft) };
  if (limit !== null) request.limit = limit;
  if (period.from !== undefined || period.to !== undefined) request.period = period;
  if (!columnsKnown) return request;

  const complete = filters.flatMap((filter) => {
    const column = available.find(({ key }) => key === filter.column);
    return (column && filterOf(filter, column.type)) ?? [];
  });
  if (complete.length > 0) request.filters = complete;
  if (sort) request.sort = [sort];
  if (!columnsUntouched(draft)) {
    request.columns = columns
      .filter(({ ticked }) => ticked)
      .map(({ key, name }) => (name === null ? { key } : { key, name }));
  }
  return request;
}

/** What decides how many rows there are: neither the columns nor their order. */
export function countRequest(draft: ExportDraft): SheetRequest {
  const request = sheetRequest(draft);
  delete request.columns;
  delete request.sort;
  return request;
}

export function outputOptions({ output }: ExportDraft): ExportOptions {
  const { dateFormat } = output;
  if (output.format === 'csv') return { format: 'csv', dateFormat, ...output.csv };
  const { header, footer, ...excel } = output.excel;
  return {
    format: 'excel',
    dateFormat,
    ...excel,
    ...(header.trim() !== '' && { header: header.trim() }),
    ...(footer.trim() !== '' && { footer: footer.trim() }),
  };
}

export const previewRequest = (draft: ExportDraft): PreviewRequest => ({
  sheet: sheetRequest(draft),
  output: outputOptions(draft),
});

export const exportRequest = (draft: ExportDraft): ExportRequestInput => ({
  sheets: [sheetRequest(draft)],
  output: outputOptions(draft),
});

/** What has to be done before there is anything to show, as a sentence; null when nothing is missing. */
export function missing({ dataset, params, period, columns, columnsKnown }: ExportDraft): string | null {
  const parameter = dataset.parameters.find(({ key, required }) => required && !isSet(params[key]));
  if (parameter) return `${invitation(parameter)} to see the preview.`;
  if (period.from !== undefined && period.to !== undefined && period.from > period.to) {
    return 'The period ends before it begins.';
  }
  if (columnsKnown && !columns.some(({ ticked }) => ticked))
    return 'Tick at least one column to see the preview.';
  return null;
}

/** `Choose a student`, `Choose classes`, `Type a query`. */
export function invitation({ kind, label }: Pick<ParameterInfo, 'kind' | 'label'>): string {
  const noun = label.toLowerCase();
  if (kind === 'choices') return `Choose ${noun}`;
  const article = /^[aeiou]/.test(noun) ? 'an' : 'a';
  return `${kind === 'sql' ? 'Type' : 'Choose'} ${article} ${noun}`;
}

const isSet = (value: ParameterDraft | undefined): boolean =>
  value !== undefined && (typeof value === 'string' ? value.trim() !== '' : value.length > 0);

function parameterValues({ dataset, params }: ExportDraft): NonNullable<SheetRequest['params']> {
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
