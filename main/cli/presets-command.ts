import { ExportFailure } from '../../preload/contract/errors.ts';
import { formats } from '../../preload/contract/formats.ts';
import type { SavedExport } from '../../preload/contract/saved-export.ts';
import { english } from '../../preload/words/words.ts';
import { SavedExports } from '../export/saved/saved-exports.ts';
import { sourceName } from '../sources/index.ts';
import { dataFolder } from '../store/data-folder.ts';
import { parseOptions } from './options.ts';
import { printJson, printLines } from './output.ts';

/** `presets list`: the exports that were saved in the window, and the examples of the sample school. */
export async function presetsCommand(words: string[]): Promise<null> {
  const [action, ...rest] = words;
  const { json } = parseOptions(rest, { json: { type: 'boolean', default: false } });
  if (action !== 'list') throw new ExportFailure('REQUEST_INVALID', { problem: `'presets' knows 'list'` });
  const kept = new SavedExports(dataFolder());
  const saved = [...(await kept.list()), ...kept.examples];
  if (json) printJson(saved);
  else printLines(saved.flatMap(describe));
  return null;
}

function describe({ name, request, periods, splitBy, source, folder }: SavedExport): string[] {
  const facts = [
    request.sheets[0].dataset,
    ...(periods[0] ? [periods[0]] : []),
    formats[request.output.format].label,
    ...(splitBy ? [`one file per ${splitBy.column}`] : []),
    `from ${source === 'sample' ? english.t('source.sample') : sourceName(source)}`,
    ...(folder === undefined ? [] : [`into ${folder}`]),
  ];
  return [name, `  ${facts.join(', ')}`];
}
