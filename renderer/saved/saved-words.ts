import { formats } from '../../preload/contract/formats.ts';
import type { SavedExportInfo } from '../../preload/contract/saved-export.ts';
import { periodWords } from '../export/what/period-words.ts';

/** What running it does, in a line: `Exports Mathematics 7B, last month, as Excel into “Marks”`. */
export function savedWords({ title, periods, request, folder, source, isOfOpened }: SavedExportInfo): string {
  const [usual] = periods;
  return [
    `Exports ${title}`,
    ...(usual ? [periodWords[usual].toLowerCase()] : []),
    `as ${formats[request.output.format].label}${folder === null ? '' : ` into “${folder}”`}`,
    ...(isOfOpened ? [] : [`from ${source}`]),
  ].join(', ');
}
