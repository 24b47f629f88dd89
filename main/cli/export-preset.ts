import { resolve } from 'node:path';
import { ExportFailure, type ExportError } from '../../preload/contract/errors.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { SavedExport } from '../../preload/contract/saved-export.ts';
import type { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { savedRun } from '../export/saved/saved-run.ts';
import { SavedExports } from '../export/saved/saved-exports.ts';
import { SchoolCalendarFile } from '../settings/school-calendar-file.ts';
import { dataFolder } from '../store/data-folder.ts';
import { refuseChoices, type ExportWords, type Options } from './export-options.ts';
import { isFolder, targetPath } from './export-target.ts';
import { followJob } from './follow-job.ts';
import { withService } from './service.ts';
import { hasSource, sourceLocation } from './source-option.ts';

/**
 * `export --preset NAME`: what was saved under that name, of the days that its period has today, from the source and into
 * the folder that it was saved with, unless others are named. In a folder nothing is replaced.
 */
export async function exportPreset(
  name: string,
  given: ExportWords,
  signal: AbortSignal,
): Promise<ExportError | null> {
  refuseChoices(given, 'preset', 'save it anew');
  const saved = await new SavedExports(dataFolder()).get(name);
  const begin = await beginning(saved, given.options);
  const { json = false, quiet = false } = given.options;
  return withService((service) => followJob({ service, signal, begin: () => begin(service), json, quiet }));
}

async function beginning(
  saved: SavedExport,
  options: Options,
): Promise<(service: AnalyticsExportService) => Promise<JobStatus>> {
  const { out, cache: useCache = true } = options;
  const { request, name } = savedRun(saved, new Date(), await new SchoolCalendarFile(dataFolder()).read());
  const source =
    hasSource(options) || saved.source === 'sample' ? await sourceLocation(options) : saved.source;
  if (out !== undefined && !isFolder(out)) {
    const target = targetPath(out, request);
    return (service) => service.start(request, source, target, { useCache });
  }
  const folder = out === undefined ? saved.folder : resolve(out);
  if (folder === undefined)
    throw new ExportFailure('REQUEST_INVALID', {
      problem: `--out is missing: '${saved.name}' was saved without a folder`,
    });
  return (service) => service.startInFolder(request, source, { folder, name }, { useCache });
}
