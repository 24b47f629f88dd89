import type { ColumnInfo } from '../../preload/contract/dataset.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { Filter } from '../../preload/contract/query.ts';
import { languageIn, type ExportRequest, type SheetRequest } from '../../preload/contract/request.ts';
import type { SplitBy, SplitInfo } from '../../preload/contract/split.ts';
import { wordsOf, type Words } from '../../preload/words/words.ts';
import type { SourceAccess } from '../../preload/contract/source.ts';
import type { Engine } from '../engine/engine.ts';
import { persist } from '../engine/persist.ts';
import type { SplitValues } from '../engine/protocol.ts';
import { patternName, type NameWords } from './file-name.ts';
import { parseRequest } from './request.ts';

/** One export to be made a file of for each value of a column. */
export interface Split {
  request: ExportRequest;
  splitBy: SplitBy;
  /** What the choices are called: `Mathematics`. */
  title: string;
  /** The pattern of the files' names. */
  fileName: string;
}

/** What there is to be a file each of, in the order of the files. */
export const findSplitValues = (
  engine: Engine,
  source: SourceAccess,
  { request, splitBy: { column } }: Pick<Split, 'request' | 'splitBy'>,
  signal?: AbortSignal,
): Promise<SplitValues> =>
  persist(
    engine,
    'splitValues',
    {
      source,
      language: languageIn(request),
      queries: request.sheets,
      column,
    },
    signal,
  );

/** One of the files, its name with the extension. */
interface SplitFile {
  request: ExportRequest;
  name: string;
}

/**
 * The files of a split, each with a name that says which value it is of, whatever the pattern: `Mathematics 7B, June
 * 2024.xlsx`. Names may be alike where values are. Throws SPLIT_EMPTY, or REQUEST_INVALID where there is no room for
 * another filter.
 */
export function splitFiles(
  { request, splitBy, title, fileName }: Split,
  { column, values }: SplitValues,
  now: Date,
): SplitFile[] {
  if (values.length === 0) throw new ExportFailure('SPLIT_EMPTY');
  return values.map((value) => {
    const own = parseRequest(narrowed(request, filterFor(splitBy.column, value)));
    const words = valueWords(value, column, wordsOf(languageIn(request)));
    return {
      request: own,
      name: splitName(fileName, { request: own, title, value: words }, now),
    };
  });
}

/** What a split into these would make, in words. Throws SPLIT_EMPTY. */
export function splitInfo({ column, values }: SplitValues, words: Words): SplitInfo {
  const [first] = values;
  if (first === undefined) throw new ExportFailure('SPLIT_EMPTY');
  return { files: values.length, value: valueWords(first, column, words) };
}

/** What one of several files is called: a pattern that has no place for its value gets one. */
export function splitName(fileName: string, words: Required<NameWords>, now: Date): string {
  const { title, value } = words;
  if (fileName.includes('{value}')) return patternName(fileName, words, now);
  const pattern = fileName.includes('{choice}') ? fileName : `${fileName} {value}`;
  return patternName(pattern, { ...words, title: `${title} ${value}` }, now);
}

const filterFor = (column: string, value: string | null): Filter =>
  value === null ? { column, op: 'is-null' } : { column, op: 'in', values: [value] };

function narrowed(request: ExportRequest, filter: Filter): ExportRequest {
  const narrow = (sheet: SheetRequest): SheetRequest => ({ ...sheet, filters: [...sheet.filters, filter] });
  const [first, ...others] = request.sheets;
  return { ...request, sheets: [narrow(first), ...others.map(narrow)] };
}

/** A number says by itself nothing of what it is. */
function valueWords(
  value: string | null,
  { label, type }: Pick<ColumnInfo, 'label' | 'type'>,
  { t }: Words,
): string {
  if (value === null || value.trim() === '') return t('title.without', { column: label });
  return type === 'text' || type === 'any' || type === 'date' || type === 'datetime'
    ? value
    : `${label} ${value}`;
}
