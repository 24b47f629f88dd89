import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { Format } from '../../preload/contract/formats.ts';
import { parseRequest } from '../export/request.ts';
import { parsedFormatOptions, readFormatOptions, type GivenOptions } from './format-options.ts';
import { day, oneOf, parseOptions, required, wholeNumber, writtenOption } from './options.ts';
import { sourceOptions } from './source-option.ts';
import { parseColumns, parseFilter, parseParameters, parseSort } from './query-options.ts';
import { parseSummary } from './summary-options.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

const commonOptions = {
  dataset: text,
  format: text,
  out: text,
  ...sourceOptions,
  param: texts,
  sql: text,
  group: text,
  measure: text,
  columns: text,
  where: texts,
  sort: text,
  limit: text,
  from: text,
  to: text,
  name: text,
  'made-by': text,
  'split-by': text,
  'file-name': text,
  spec: text,
  preset: text,
  cache: flag,
  quiet: flag,
  json: flag,
} as const;

export type Options = ReturnType<typeof parseOptions<typeof commonOptions>>;

/** The options of `export`: those of every export, and those of formats. */
export interface ExportWords {
  options: Options;
  formatOptions: GivenOptions;
}

export function parseExportWords(words: string[]): ExportWords {
  const given = Object.entries(parseOptions(words, { ...parsedFormatOptions, ...commonOptions }));
  const [common, formats] = [true, false].map((isCommon) =>
    Object.fromEntries(given.filter(([name]) => name in commonOptions === isCommon)),
  );
  return { options: common as Options, formatOptions: formats as GivenOptions };
}

/** What may be said of an export whose choices are written down elsewhere. */
const besideChoices: readonly string[] = [
  'out',
  'split-by',
  'file-name',
  ...(Object.keys(sourceOptions) as (keyof typeof sourceOptions)[]),
  'cache',
  'json',
  'quiet',
] satisfies (keyof Options)[];

/** Throws REQUEST_INVALID for a choice beside an option that names where all of them are. */
export function refuseChoices(
  { options, formatOptions }: ExportWords,
  where: 'spec' | 'preset',
  advice: string,
): void {
  const other = Object.entries({ ...options, ...formatOptions }).find(
    ([option]) => option !== where && !besideChoices.includes(option),
  );
  if (other)
    throw new ExportFailure('REQUEST_INVALID', {
      problem: `${writtenOption(...other)} cannot be combined with --${where}; ${advice}`,
    });
}

/** The request that the options stand for. */
export function optionsRequest({ options, formatOptions }: ExportWords, format: Format): ExportRequest {
  const { dataset, sql, group, measure, columns, limit, from, to, 'made-by': madeBy } = options;
  const [own] = Object.entries(formatOptions);
  if (madeBy !== undefined && own)
    throw new ExportFailure('REQUEST_INVALID', {
      problem: `${writtenOption(...own)} cannot be combined with --made-by: the server decides`,
    });
  const param = parseParameters(options.param ?? []);
  const { output, sheetName } = readFormatOptions(format, formatOptions);
  const request = {
    ...(options.name !== undefined && { reportName: options.name }),
    sheets: [
      {
        dataset: dataset ?? (sql === undefined ? required(dataset, 'dataset') : 'query'),
        params: sql === undefined ? param : { ...param, sql },
        ...((group ?? measure) !== undefined && { summary: parseSummary(group, measure) }),
        ...(columns !== undefined && { columns: parseColumns(columns) }),
        filters: (options.where ?? []).map(parseFilter),
        ...(options.sort !== undefined && { sort: parseSort(options.sort) }),
        ...(limit !== undefined && { limit: wholeNumber(limit, 'limit', 1) }),
        ...((from ?? to) !== undefined && {
          period: {
            ...(from !== undefined && { from: day(from, 'from') }),
            ...(to !== undefined && { to: day(to, 'to') }),
          },
        }),
        ...(sheetName !== undefined && { name: sheetName }),
      },
    ],
    output,
    ...(madeBy !== undefined && { madeBy: oneOf(madeBy, 'made-by', ['server']) }),
  };
  return parseRequest(request);
}
