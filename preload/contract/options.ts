import { z } from 'zod';
import { chartKinds } from './chart.ts';
import type { Format } from './formats.ts';
import { pageTextLimit } from './limits.ts';

/**
 * How dates are shown. `iso`, `us` and `eu` show the day, `full` the time to the second; `iso-time` is ISO 8601 with all
 * there is of the time, its fraction and zone among it; `stored` changes nothing.
 */
export const dateFormats = ['iso', 'us', 'eu', 'full', 'iso-time', 'stored'] as const;
export type DateFormat = (typeof dateFormats)[number];

export const delimiters = ['comma', 'semicolon', 'tab'] as const;
export type Delimiter = (typeof delimiters)[number];

/** `utf-8-sig` and `utf-16le` begin with a byte-order mark. */
export const encodings = ['utf-8-sig', 'utf-8', 'utf-16le'] as const;
export type Encoding = (typeof encodings)[number];

export const decimalSeparators = ['point', 'comma'] as const;
export type DecimalSeparator = (typeof decimalSeparators)[number];

export const quotings = ['minimal', 'all'] as const;
export type Quoting = (typeof quotings)[number];

export const overflowChoices = ['error', 'split'] as const;
export type OverflowChoice = (typeof overflowChoices)[number];

const dateFormat = z.enum(dateFormats).default('iso');

export const csvOptionsSchema = z.strictObject({
  format: z.literal('csv'),
  dateFormat,
  delimiter: z.enum(delimiters).default('comma'),
  encoding: z.enum(encodings).default('utf-8-sig'),
  decimalSeparator: z.enum(decimalSeparators).default('point'),
  /** `minimal` quotes what needs it, `all` everything but null. */
  quoting: z.enum(quotings).default('minimal'),
  headers: z.boolean().default(true),
  /** Puts `'` before texts that a spreadsheet would run as a formula (OWASP, CSV Injection). */
  formulaGuard: z.boolean().default(true),
  /** Writes digits that Excel would change as `="007"`: leading zeros, and more than the 15 digits it keeps. */
  digitGuard: z.boolean().default(false),
  /** Shows two places in columns of the type `decimal`, as their type says; else every digit there is. */
  roundDecimals: z.boolean().default(true),
  /** Whether rows beyond what a file holds are refused or continue in files `name (1).csv`, `name (2).csv`, … */
  onOverflow: z.enum(overflowChoices).default('error'),
});
export type CsvOptions = z.infer<typeof csvOptionsSchema>;

export const excelOptionsSchema = z.strictObject({
  format: z.literal('excel'),
  dateFormat,
  /** Keeps the header row in view. */
  freeze: z.boolean().default(true),
  /** The coloured header and the column widths; number and date formats are always there. */
  style: z.boolean().default(true),
  /** Native charts on a sheet of their own, those that there is something to show for; `true` stands for all. */
  charts: z
    .union([z.boolean(), z.array(z.enum(chartKinds))])
    .default([])
    .transform((wanted) =>
      chartKinds.filter((kind) => (typeof wanted === 'boolean' ? wanted : wanted.includes(kind))),
    ),
  /** A last sheet that says what was exported, from where and when. */
  about: z.boolean().default(false),
  /** What every printed page says above the rows; the title and the date when absent. */
  header: z.string().max(pageTextLimit).optional(),
  /** What every printed page says below the rows; the page's number when absent. */
  footer: z.string().max(pageTextLimit).optional(),
  /** Whether rows beyond what a sheet holds are refused or continue in sheets `Name (2)`, `Name (3)`, … */
  onOverflow: z.enum(overflowChoices).default('error'),
});
export type ExcelOptions = z.infer<typeof excelOptionsSchema>;

const optionsSchemas = { csv: csvOptionsSchema, excel: excelOptionsSchema } satisfies {
  [F in Format]: z.ZodObject<{ format: z.ZodLiteral<F> }>;
};
type OptionsSchema = (typeof optionsSchemas)[Format];
export const exportOptionsSchema = z.discriminatedUnion(
  'format',
  Object.values(optionsSchemas) as [OptionsSchema, ...OptionsSchema[]],
);
/** The options of a format. */
export type OptionsOf<F extends Format> = z.output<(typeof optionsSchemas)[F]>;
export type ExportOptions = OptionsOf<Format>;

/** Something to be done with options, for each format. */
export type ByFormat<R> = { [F in Format]: (options: OptionsOf<F>) => R };

/** Does it for the format of these options. */
export function byFormat<R>(table: ByFormat<R>, options: ExportOptions): R {
  // The compiler cannot tell that the options are those of the entry.
  return table[options.format](options as never);
}
