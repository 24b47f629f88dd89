import { resolve } from 'node:path';
import { ExportFailure, type ExportError } from '../../preload/contract/errors.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { SavedExport } from '../../preload/contract/saved-export.ts';
import type { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { savedRun } from '../export/saved/saved-run.ts';
import { SavedExports } from '../export/saved/saved-exports.ts';
import { SchoolCalendarFile } from '../settings/school-calendar-file.ts';
import { dataFolder } from '../store/data-folder.ts';
import { refuseChoices, type ExportWords } from './export-options.ts';
import { exportSplit, splitOf } from './export-split.ts';
import { isFolder, targetPath } from './export-target.ts';
import { patternOfOne } from './file-name-option.ts';
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
): Promise<ExportError | 'told' | null> {
  refuseChoices(given, 'preset', 'save it anew');
  const { options } = given;
  const { out, cache: useCache = true, json = false, quiet = false } = options;
  const saved = await new SavedExports(dataFolder()).get(name);
  const splitBy = splitOf(options, saved.splitBy);
  const calendar = await new SchoolCalendarFile(dataFolder()).read();
  const fileName = splitBy ? undefined : patternOfOne(options, out);
  const run = savedRun(
    { ...saved, ...(splitBy && { splitBy }), ...(fileName !== undefined && { fileName }) },
    new Date(),
    calendar,
  );
  const source =
    hasSource(options) || saved.source === 'sample' ? await sourceLocation(options) : saved.source;
  if (run.split)
    return exportSplit({ split: run.split, source, folder: folderFor(saved, out), options, signal });
  const follow = (
    begin: (service: AnalyticsExportService) => Promise<JobStatus>,
  ): Promise<ExportError | null> =>
    withService((service) => followJob({ service, signal, begin: () => begin(service), json, quiet }));
  if (out !== undefined && !isFolder(out)) {
    const target = targetPath(out, run.request);
    return follow((service) => service.start(run.request, source, target, { useCache }));
  }
  const place = { folder: folderFor(saved, out), name: run.name };
  return follow((service) => service.startInFolder(run.request, source, place, { useCache }));
}

/** The full path of the one that is named, or else of the one that it was saved with. */
function folderFor({ name, folder }: SavedExport, out: string | undefined): string {
  if (out !== undefined) return resolve(out);
  if (folder !== undefined) return folder;
  throw new ExportFailure('REQUEST_INVALID', {
    problem: `--out is missing: '${name}' was saved without a folder`,
  });
}
