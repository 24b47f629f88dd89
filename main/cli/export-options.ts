import { csvOptionsFor, csvRecipients } from '../../preload/contract/csv-recipient.ts';
import {
  decimalSeparators,
  delimiters,
  encodings,
  formats,
  overflowChoices,
  quotings,
  type ExportRequest,
} from '../../preload/contract/export.ts';
import { parseRequest } from '../export/request.ts';
import { day, oneOf, required, wholeNumber, type parseOptions } from './options.ts';
import { parseColumns, parseFilter, parseParameters, parseSort } from './query-options.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean', default: false } as const;

export const exportOptions = {
  dataset: text,
  format: text,
  out: text,
  store: text,
  param: texts,
  sql: text,
  columns: text,
  where: texts,
  sort: text,
  limit: text,
  from: text,
  to: text,
  'date-format': text,
  name: text,
  for: text,
  delimiter: text,
  decimal: text,
  encoding: text,
  quote: text,
  'no-headers': flag,
  'no-formula-guard': flag,
  'digit-guard': flag,
  'sheet-name': text,
  'no-freeze': flag,
  'no-style': flag,
  charts: flag,
  about: flag,
  header: text,
  footer: text,
  'on-overflow': text,
  spec: text,
  'no-cache': flag,
  quiet: flag,
  json: flag,
} as const;

export type Options = ReturnType<typeof parseOptions<typeof exportOptions>>;

/** The request that the options stand for. */
export function optionsRequest(options: Options): ExportRequest {
  const { dataset, sql, columns, limit, from, to } = options;
  const format = oneOf(required(options.format, 'format'), 'format', formats);
  const param = parseParameters(options.param ?? []);
  const dateFormat = options['date-format'];
  const request = {
    ...(options.name !== undefined && { reportName: options.name }),
    sheets: [
      {
        dataset: dataset ?? (sql === undefined ? required(dataset, 'dataset') : 'query'),
        params: sql === undefined ? param : { ...param, sql },
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
        ...(options['sheet-name'] !== undefined && { name: options['sheet-name'] }),
      },
    ],
    output: {
      format,
      ...(format === 'csv' ? csvOptions(options) : excelOptions(options)),
      ...(dateFormat !== undefined && { dateFormat }),
    },
  };
  return parseRequest(request);
}

const overflow = (options: Options): object =>
  options['on-overflow'] === undefined
    ? {}
    : { onOverflow: oneOf(options['on-overflow'], 'on-overflow', overflowChoices) };

const systemLocale = (): string => new Intl.NumberFormat().resolvedOptions().locale;

/** What the recipient decides, and what was set by hand over it. */
const csvOptions = (options: Options): object => ({
  ...(options.for !== undefined && csvOptionsFor(oneOf(options.for, 'for', csvRecipients), systemLocale())),
  ...(options.delimiter !== undefined && {
    delimiter: oneOf(options.delimiter, 'delimiter', delimiters),
  }),
  ...(options.decimal !== undefined && {
    decimalSeparator: oneOf(options.decimal, 'decimal', decimalSeparators),
  }),
  ...(options.encoding !== undefined && { encoding: oneOf(options.encoding, 'encoding', encodings) }),
  ...(options.quote !== undefined && { quoting: oneOf(options.quote, 'quote', quotings) }),
  ...(options['no-headers'] && { headers: false }),
  ...(options['no-formula-guard'] && { formulaGuard: false }),
  ...(options['digit-guard'] && { digitGuard: true }),
  ...overflow(options),
});

const excelOptions = (options: Options): object => ({
  freeze: !options['no-freeze'],
  style: !options['no-style'],
  charts: options.charts,
  about: options.about,
  ...(options.header !== undefined && { header: options.header }),
  ...(options.footer !== undefined && { footer: options.footer }),
  ...overflow(options),
});
