import type { ExportError } from '../../preload/contract/errors.ts';
import { optionsRequest, parseExportWords } from './export-options.ts';
import { exportPreset } from './export-preset.ts';
import { chosenFormat, targetPath } from './export-target.ts';
import { followJob } from './follow-job.ts';
import { required } from './options.ts';
import { withService } from './service.ts';
import { specRequest } from './spec-file.ts';
import { sourceLocation } from './source-option.ts';

export async function exportCommand(words: string[], signal: AbortSignal): Promise<ExportError | null> {
  const given = parseExportWords(words);
  const { out, preset, spec, format, cache = true, json = false, quiet = false } = given.options;
  if (preset !== undefined) return exportPreset(preset, given, signal);
  const named = required(out, 'out');
  const request =
    spec === undefined ? optionsRequest(given, chosenFormat(format, named)) : await specRequest(spec, given);
  const target = targetPath(named, request);
  const source = await sourceLocation(given.options);
  return withService((service) => {
    const begin = () => service.start(request, source, target, { useCache: cache });
    return followJob({ service, signal, begin, json, quiet });
  });
}
