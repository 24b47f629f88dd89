import type { SourceInfo } from '../../../preload/contract/channels.ts';
import type { Choice, ColumnInfo, DatasetInfo } from '../../../preload/contract/dataset.ts';
import type { Result } from '../../../preload/contract/errors.ts';
import type { ExportRequest } from '../../../preload/contract/request.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import type { SavedExportInfo } from '../../../preload/contract/saved-export.ts';
import { exportError } from '../../../preload/words/export-error.ts';
import { api } from '../../api.ts';
import type { ExportDraft, OutputDraft } from './export-draft.ts';
import { draftOfRequest, idsOf } from './request-draft.ts';

/** The draft of what a job exports from the opened source. `output` has the options of the format that is not its own. */
export async function draftOfExport(
  { taskId, fileName }: JobStatus,
  source: SourceInfo,
  output: OutputDraft,
): Promise<Result<ExportDraft>> {
  const described = await api.describeExport({ taskId, source: source.id });
  return described.ok ? draftFor(described.value, fileName, source, output) : described;
}

/** The draft of a saved export; the days of its usual period have to be taken anew. */
export async function draftOfSaved(
  { name, request, periods: [usual] }: SavedExportInfo,
  source: SourceInfo,
  output: OutputDraft,
): Promise<Result<ExportDraft>> {
  const answer = await draftFor(request, name, source, output);
  return answer.ok && usual ? { ok: true, value: { ...answer.value, periodChoice: usual } } : answer;
}

/** `name`: what is not editable where the page cannot show it. */
async function draftFor(
  request: ExportRequest,
  name: string,
  source: SourceInfo,
  output: OutputDraft,
): Promise<Result<ExportDraft>> {
  const dataset = source.datasets.find(({ id }) => id === request.sheets[0].dataset);
  if (!dataset) return notEditable(name);
  const [available, choices] = [
    await columnsOf(request, source, dataset),
    await choicesOf(request, source, dataset),
  ];
  if (!available.ok) return available;
  if (!choices.ok) return choices;
  const draft = draftOfRequest(request, {
    source: source.id,
    dataset,
    available: available.value,
    choices: choices.value,
    output,
  });
  return draft ? { ok: true, value: draft } : notEditable(name);
}

const notEditable = (name: string): Result<never> => ({
  ok: false,
  error: exportError({ code: 'JOB_NOT_EDITABLE', detail: { name } }),
});

/** All columns there are: those of a typed query are known to nobody before it is asked for them. */
async function columnsOf(
  { sheets: [{ params }] }: ExportRequest,
  { id }: SourceInfo,
  dataset: DatasetInfo,
): Promise<Result<ColumnInfo[]>> {
  if (dataset.columns.length > 0) return { ok: true, value: dataset.columns };
  return api.describeColumns({ source: id, request: { dataset: dataset.id, params } });
}

/** The choices that the parameters name. */
async function choicesOf(
  { sheets: [{ params }] }: ExportRequest,
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
