import type { SourceInfo } from '../../../preload/contract/channels.ts';
import type { Choice, ColumnInfo, DatasetInfo } from '../../../preload/contract/dataset.ts';
import { exportError, type Result } from '../../../preload/contract/errors.ts';
import type { ExportRequest, SheetRequest } from '../../../preload/contract/request.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import type { SavedExportInfo } from '../../../preload/contract/saved-export.ts';
import { api } from '../../api.ts';
import {
  draftOf,
  noPeriod,
  withTypedQuery,
  type ExportDraft,
  type OutputDraft,
  type SheetDraft,
} from './export-draft.ts';
import { draftOfRequest, idsOf, type SheetSurroundings } from './request-draft.ts';

/** The draft of what a job exports from the opened source. `output` has the options of the format that is not its own. */
export async function draftOfExport(
  { taskId, fileName }: JobStatus,
  source: SourceInfo,
  output: OutputDraft,
): Promise<Result<ExportDraft>> {
  const described = await api.describeExport({ taskId, source: source.id });
  return described.ok ? draftFor(described.value, fileName, source, output) : described;
}

/** The draft of a saved export; the days of its usual periods have to be taken anew. */
export async function draftOfSaved(
  {
    name,
    request,
    periods,
    fileName,
    splitBy,
  }: Pick<SavedExportInfo, 'name' | 'request' | 'periods' | 'fileName' | 'splitBy'>,
  source: SourceInfo,
  output: OutputDraft,
): Promise<Result<ExportDraft>> {
  const answer = await draftFor(request, name, source, { ...output, fileName });
  if (!answer.ok) return answer;
  const withUsual = <S extends SheetDraft>(sheet: S, place: number): S => {
    const usual = periods[place];
    return usual ? { ...sheet, periodChoice: usual } : sheet;
  };
  const { value: draft } = answer;
  const after = draft.after.map((sheet, index) => withUsual(sheet, index + 1));
  return {
    ok: true,
    value: { ...withUsual(draft, 0), after, splitBy: splitBy?.column ?? null },
  };
}

/**
 * What was set for the datasets of a source before, the newest first; without what the page cannot show any more. Of a
 * typed query only the query, which runs when the person says so.
 */
export async function keptDrafts(source: SourceInfo, output: OutputDraft): Promise<ExportDraft[]> {
  const answer = await api.listDrafts({ source: source.id });
  if (!answer.ok) return [];
  const drafts = await Promise.all(
    answer.value.map(async ({ fileName, ...kept }) => {
      const { request } = kept;
      const [{ dataset: id, params }] = request.sheets;
      const dataset = source.datasets.find((one) => one.id === id);
      if (dataset?.columns.length === 0) {
        const { sql } = params;
        const blank = draftOf(source.id, dataset, { ...noPeriod, output: { ...output, fileName } });
        return typeof sql === 'string' ? [withTypedQuery(blank, sql)] : [];
      }
      const draft = await draftOfSaved({ name: '', fileName, ...kept }, source, output);
      return draft.ok ? [draft.value] : [];
    }),
  );
  return drafts.flat();
}

/** `name`: what is not editable where the page cannot show it. */
async function draftFor(
  request: ExportRequest,
  name: string,
  source: SourceInfo,
  output: OutputDraft,
): Promise<Result<ExportDraft>> {
  const sheets: SheetSurroundings[] = [];
  for (const sheet of request.sheets) {
    const dataset = source.datasets.find(({ id }) => id === sheet.dataset);
    if (!dataset) return notEditable(name);
    const available = await columnsOf(sheet, source, dataset);
    if (!available.ok) return available;
    const choices = await choicesOf(sheet, source, dataset);
    if (!choices.ok) return choices;
    sheets.push({ dataset, available: available.value, choices: choices.value });
  }
  const draft = draftOfRequest(request, { source: source.id, sheets, output });
  return draft ? { ok: true, value: draft } : notEditable(name);
}

const notEditable = (name: string): Result<never> => ({
  ok: false,
  error: exportError({ code: 'JOB_NOT_EDITABLE', detail: { name } }),
});

/** All columns there are: those of a typed query are known to nobody before it is asked for them. */
async function columnsOf(
  { params }: SheetRequest,
  { id }: SourceInfo,
  dataset: DatasetInfo,
): Promise<Result<ColumnInfo[]>> {
  if (dataset.columns.length > 0) return { ok: true, value: dataset.columns };
  return api.describeColumns({ source: id, request: { dataset: dataset.id, params } });
}

/** The choices that the parameters name. */
async function choicesOf(
  { params }: SheetRequest,
  { id }: SourceInfo,
  { id: dataset, parameters }: DatasetInfo,
): Promise<Result<Record<string, Choice[]>>> {
  const choices: Record<string, Choice[]> = {};
  for (const { key, kind } of parameters) {
    const value = params[key];
    if (kind === 'sql' || value === undefined) continue;
    const found = await api.findChoices({ source: id, dataset, parameter: key, ids: idsOf(value) });
    if (!found.ok) return found;
    choices[key] = found.value;
  }
  return { ok: true, value: choices };
}
