import { resolve } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { chosenPattern } from '../../preload/contract/file-name.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import { fileNamePatternSchema } from '../../preload/contract/saved-export.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import type { SplitBy } from '../../preload/contract/split.ts';
import { DatasetReader } from '../export/dataset-reader.ts';
import { requestTitle } from '../export/export-title.ts';
import { parse } from '../export/request.ts';
import type { Split } from '../export/split-files.ts';
import { createEngine } from './engine.ts';
import type { Options } from './export-options.ts';
import { followRun } from './follow-run.ts';
import { withService } from './service.ts';
import { accessTo } from './surroundings.ts';

/** By what an export is split: as the options say, or else as is written down elsewhere. */
export function splitOf(options: Options, written?: SplitBy): SplitBy | undefined {
  const splitBy = options['split-by'] === undefined ? written : { column: options['split-by'] };
  if (!splitBy && options['file-name'] !== undefined)
    throw new ExportFailure('REQUEST_INVALID', {
      problem: '--file-name is for --split-by; the name of one file is in --out',
    });
  return splitBy;
}

interface SplitExport {
  split: Omit<Split, 'fileName' | 'title'> & Partial<Pick<Split, 'fileName' | 'title'>>;
  source: SourceLocation;
  /** Relative to the working folder. */
  folder: string;
  options: Options;
  signal: AbortSignal;
}

/** `export --split-by COLUMN`: a file for each value of the column, into a folder where nothing is replaced. */
export async function exportSplit(given: SplitExport): ReturnType<typeof followRun> {
  const { source, folder, options, signal } = given;
  const { cache: useCache = true, json = false, quiet = false } = options;
  const fileName =
    options['file-name'] === undefined
      ? (given.split.fileName ?? chosenPattern)
      : parse(fileNamePatternSchema, options['file-name']);
  const title = given.split.title ?? (await titleOf(given.split.request, source));
  const split: Split = { ...given.split, title, fileName };
  return withService((service) => {
    const begin = () => service.startSplit(split, source, resolve(folder), { useCache });
    return followRun({ service, signal, begin, json, quiet });
  });
}

async function titleOf(request: ExportRequest, source: SourceLocation): Promise<string> {
  const reader = new DatasetReader(createEngine(), accessTo);
  try {
    return await requestTitle(request, await reader.describe(source), (dataset, parameter, ids) =>
      reader.find(source, dataset, parameter, ids),
    );
  } finally {
    await reader.close();
  }
}
