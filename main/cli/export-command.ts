import type { ExportError } from '../../preload/contract/errors.ts';
import { patternName } from '../export/file-name.ts';
import { optionsRequest, parseExportWords } from './export-options.ts';
import { exportPreset } from './export-preset.ts';
import { exportSplit, splitOf } from './export-split.ts';
import { chosenFormat, targetPath } from './export-target.ts';
import { patternOfOne, titleOf } from './file-name-option.ts';
import { followJob } from './follow-job.ts';
import { required } from './options.ts';
import { withService } from './service.ts';
import { specRequest } from './spec-file.ts';
import { sourceLocation } from './source-option.ts';

export async function exportCommand(
  words: string[],
  signal: AbortSignal,
): Promise<ExportError | 'told' | null> {
  const given = parseExportWords(words);
  const { options } = given;
  const { out, preset, spec, format, cache = true, json = false, quiet = false } = options;
  if (preset !== undefined) return exportPreset(preset, given, signal);
  const named = required(out, 'out');
  const isSplit = options['split-by'] !== undefined;
  const { request, splitBy } =
    spec === undefined
      ? {
          request: optionsRequest(given, chosenFormat(format, isSplit ? `${named}/` : named)),
          splitBy: undefined,
        }
      : await specRequest(spec, given);
  const wanted = splitOf(options, splitBy);
  if (wanted) {
    const source = await sourceLocation(options);
    return exportSplit({ split: { request, splitBy: wanted }, source, folder: named, options, signal });
  }
  const pattern = patternOfOne(options, named);
  const usual = targetPath(named, request);
  const source = await sourceLocation(options);
  const target =
    pattern === undefined
      ? usual
      : targetPath(
          named,
          request,
          patternName(pattern, { request, title: await titleOf(request, source) }, new Date()),
        );
  return withService((service) => {
    const begin = () => service.start(request, source, target, { useCache: cache });
    return followJob({ service, signal, begin, json, quiet });
  });
}
