import { csvRecipients, recipientOptions } from '../../preload/contract/csv-recipient.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import {
  dateFormats,
  decimalSeparators,
  delimiters,
  encodings,
  overflowChoices,
  quotings,
  type OptionsOf,
} from '../../preload/contract/options.ts';
import { formatIds, formats, type Format } from '../../preload/contract/formats.ts';
import { excelSeparators } from '../export/excel-separators.ts';
import { oneOf, writtenOption } from './options.ts';

/** What a person has written behind options: a flag's value is whether it is wanted. */
export type GivenOptions = Readonly<Record<string, string | boolean | undefined>>;

/** An option of the command line that sets an option of a format. */
interface FormatOption {
  /** Without its dashes. */
  name: string;
  type: 'string' | 'boolean';
  /** What follows the name, for `--help`. */
  takes: string;
  /** What it does, for `--help`. */
  means: string;
  /** Throws REQUEST_INVALID for a word the option does not know. */
  read: (given: string | boolean) => unknown;
}

const flag = (name: string, means: string): FormatOption => ({
  name,
  type: 'boolean',
  takes: '',
  means,
  read: (given) => given,
});

const text = (name: string, takes: string, means: string): FormatOption => ({
  name,
  type: 'string',
  takes,
  means,
  read: (given) => given,
});

const word = (name: string, words: readonly string[], means: string): FormatOption => ({
  name,
  type: 'string',
  takes: words.join('|'),
  means,
  read: (given) => oneOf(String(given), name, words),
});

// Checked with the rest of the request: an unknown one has an error of its own.
const dateFormat = text('date-format', dateFormats.join('|'), 'how dates are written');

/** Whatever a format can be told in a request can be told here: without it this does not compile. */
type FormatTable = {
  [F in Format]: Record<Exclude<keyof OptionsOf<F>, 'format'> | BesideOutput[F], FormatOption>;
};
/** What else makes sense for this format alone. */
interface BesideOutput {
  csv: 'recipient';
  excel: 'sheetName';
}

const formatOptions: FormatTable = {
  csv: {
    recipient: word(
      'for',
      csvRecipients,
      'for the Excel of this computer or of another country, or for another system',
    ),
    dateFormat,
    delimiter: word('delimiter', delimiters, 'what separates values'),
    decimalSeparator: word('decimal', decimalSeparators, 'the decimal sign'),
    quoting: word('quote', quotings, 'what is in quotes; all: everything but null'),
    encoding: word('encoding', encodings, 'the characters'),
    headers: flag('headers', 'the names of the columns in the first row'),
    formulaGuard: flag('formula-guard', `texts that would run as formulas begin with '`),
    digitGuard: flag('digit-guard', 'leading zeros and long numbers are kept as ="007"'),
    roundDecimals: flag('round-decimals', 'scores and averages have two decimals'),
    onOverflow: word('on-overflow', overflowChoices, 'split: more rows continue in further files'),
  },
  excel: {
    sheetName: text('sheet-name', 'S', 'the name of the sheet'),
    dateFormat,
    freeze: flag('freeze', 'the header row stays in view'),
    style: flag('style', 'a coloured header, and columns as wide as their texts'),
    charts: flag('charts', 'charts on a sheet of their own'),
    about: flag('about', 'a last sheet that says what was exported'),
    header: text('header', 'TEXT', 'above the rows on every printed page'),
    footer: text('footer', 'TEXT', 'below them'),
    onOverflow: word('on-overflow', overflowChoices, 'split: more rows continue on further sheets'),
  },
};

const optionsOf = (format: Format): FormatOption[] => Object.values(formatOptions[format]);

/** The options of all formats, to be parsed. */
export const parsedFormatOptions: Readonly<Record<string, { type: 'string' | 'boolean' }>> =
  Object.fromEntries(formatIds.flatMap(optionsOf).map(({ name, type }) => [name, { type }]));

/**
 * What the options given make of a format, and the sheet's name among them. Throws REQUEST_INVALID for one that only
 * another format has.
 */
export function readFormatOptions(
  format: Format,
  given: GivenOptions,
): { output: object; sheetName?: unknown } {
  const own = optionsOf(format).map(({ name }) => name);
  for (const other of formatIds)
    for (const { name } of optionsOf(other))
      if (given[name] !== undefined && !own.includes(name))
        throw new ExportFailure('REQUEST_INVALID', {
          problem: `${writtenOption(name, given[name])} is for the format ${other}, but the format is ${format}. Leave one of them out`,
        });
  const { recipient, sheetName, ...set } = readTable(formatOptions[format], given);
  const receiver = csvRecipients.find((known) => known === recipient);
  return {
    output: {
      format,
      // What was set by hand goes over what the recipient decides.
      ...(receiver && { ...excelSeparators(systemLocale()), ...recipientOptions[receiver] }),
      ...set,
    },
    ...(sheetName !== undefined && { sheetName }),
  };
}

const systemLocale = (): string => new Intl.NumberFormat().resolvedOptions().locale;

function readTable(
  table: Readonly<Record<string, FormatOption>>,
  given: GivenOptions,
): Record<string, unknown> {
  const read: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(table)) {
    const value = given[option.name];
    if (value !== undefined) read[key] = option.read(value);
  }
  return read;
}

/** Lines of `--help` about the options of a format. */
function usageOf(format: Format): string {
  const lines = optionsOf(format).map(({ name, type, takes, means }) => {
    const written = type === 'boolean' ? `[--[no-]${name}]` : `[--${name} ${takes}]`;
    return `      ${written.padEnd(42)} ${means}`;
  });
  return [`    as ${formats[format].label}${remarks[format]}:`, ...lines].join('\n');
}

/** What is to be said of all options of a format. */
const remarks: Record<Format, string> = { excel: '', csv: ', each over what --for decides' };

/** Lines of `--help` about the options of all formats. */
export const formatUsage = (): string =>
  Object.keys(remarks)
    .map((format) => usageOf(format as Format))
    .join('\n');
