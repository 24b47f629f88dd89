import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import { fileNamePatternSchema } from '../../preload/contract/saved-export.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { DatasetReader } from '../export/dataset-reader.ts';
import { requestTitle } from '../export/export-title.ts';
import { parse } from '../export/request.ts';
import { createEngine } from './engine.ts';
import type { Options } from './export-options.ts';
import { isFolder } from './export-target.ts';
import { accessTo } from './surroundings.ts';

const invalid = (problem: string): ExportFailure => new ExportFailure('REQUEST_INVALID', { problem });

/** `--file-name PATTERN`; undefined when absent. Throws REQUEST_INVALID. */
export const filePattern = ({ 'file-name': pattern }: Options): string | undefined =>
  pattern === undefined ? undefined : parse(fileNamePatternSchema, pattern);

/** The same for a single file, which needs a folder to be named in. */
export function patternOfOne(options: Options, out: string | undefined): string | undefined {
  const pattern = filePattern(options);
  if (pattern === undefined) return undefined;
  if (out !== undefined && !isFolder(out))
    throw invalid('--file-name is for a folder: let --out end in a slash, or name the file there');
  if (pattern.includes('{value}')) throw invalid('{value} in --file-name is for --split-by');
  return pattern;
}

/** What the choices are called: `Mathematics 7B`. */
export async function titleOf(request: ExportRequest, source: SourceLocation): Promise<string> {
  const reader = new DatasetReader(createEngine(), accessTo);
  try {
    return await requestTitle(request, await reader.describe(source), (dataset, parameter, ids) =>
      reader.find(source, dataset, parameter, ids),
    );
  } finally {
    await reader.close();
  }
}
