import { resolve } from 'node:path';
import { chosenPattern } from '../../preload/contract/file-name.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import type { SplitBy } from '../../preload/contract/split.ts';
import type { Split } from '../export/split-files.ts';
import type { Options } from './export-options.ts';
import { filePattern, titleOf } from './file-name-option.ts';
import { followRun } from './follow-run.ts';
import { withService } from './service.ts';

/** By what an export is split: as the options say, or else as is written down elsewhere. */
export const splitOf = (options: Options, written?: SplitBy): SplitBy | undefined =>
  options['split-by'] === undefined ? written : { column: options['split-by'] };

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
  const fileName = filePattern(options) ?? given.split.fileName ?? chosenPattern;
  const title = given.split.title ?? (await titleOf(given.split.request, source));
  const split: Split = { ...given.split, title, fileName };
  return withService((service) => {
    const begin = () => service.startSplit(split, source, resolve(folder), { useCache });
    return followRun({ service, signal, begin, json, quiet });
  });
}
