import { z } from 'zod';
import { querySpecSchema, type ColumnInfo } from './dataset.ts';
import { formatIds, formats, type Format } from './formats.ts';
import { pageTextLimit, sheetLimit } from './limits.ts';
import type { ExportWarning } from './warnings.ts';

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
  /** Native charts on a sheet of their own. */
  charts: z.boolean().default(false),
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

export const sheetRequestSchema = querySpecSchema.extend({
  /** The sheet's name; the dataset's label when absent. CSV has no use for it. */
  name: z.string().min(1).max(255).optional(),
});
export type SheetRequest = z.infer<typeof sheetRequestSchema>;

/** What to export, and as what. Where to is never part of it: only main knows paths. */
export const exportRequestSchema = z
  .strictObject({
    /** The title, and the first part of the file's name; the first dataset's id when absent. */
    reportName: z.string().min(1).max(100).optional(),
    sheets: z
      .tuple([sheetRequestSchema], sheetRequestSchema)
      .refine(({ length }) => length <= sheetLimit, `at most ${sheetLimit} sheets`),
    output: exportOptionsSchema,
  })
  .refine(({ output, sheets }) => formats[output.format].hasSheets || sheets.length === 1, {
    path: ['sheets'],
    error: ({ input }) => {
      const { fileKind } = formats[(input as { output: ExportOptions }).output.format];
      const others = formatIds.filter((format) => formats[format].hasSheets);
      return `a ${fileKind} has exactly one sheet; use the format ${others.join(' or ')} for several`;
    },
  });
export type ExportRequest = z.infer<typeof exportRequestSchema>;
/** The same before its defaults are filled in: what a caller may write. */
export type ExportRequestInput = z.input<typeof exportRequestSchema>;

/** One file of several. */
export type PartFile = Pick<ExportResult, 'path' | 'rows' | 'bytes' | 'sha256'>;

/** The receipt of a finished export: what the file is, and who had it made when. */
export interface ExportResult {
  path: string;
  /** Rows in the file. */
  rows: number;
  /**
   * Rows that the source counted before they were read: the same, or the export had failed. Null where counting proves
   * nothing, as chance or the clock is in the query.
   */
  rowsInSource: number | null;
  /** Sheets of rows, those that only tell about them are not counted; of a CSV file its parts. */
  sheets: number;
  bytes: number;
  /** Of the whole file, lower-case hexadecimal. */
  sha256: string;
  /** Only of a CSV file that was split, in order: `path` and `sha256` are the first one's, `bytes` those of all. */
  parts?: PartFile[];
  /** How long the attempt took that made the file. */
  seconds: number;
  cached: boolean;
  /** Cells that could not be written as they are: cut, with characters that are none, or times without a part of theirs. */
  alteredCells: number;
  /** Cells that were given a guard, so that a spreadsheet takes them for the text they are. */
  guardedCells: number;
  /** Tries it took, this one included. */
  attempts: number;
  /** The operating system's name of the user. */
  requestedBy: string;
  /** When the attempt that made the file began; ISO 8601 in UTC, as the next. */
  startedAt: string;
  finishedAt: string;
  /** What the person should know of it all the same. */
  warnings: ExportWarning[];
}

export const previewRequestSchema = z.strictObject({
  sheet: sheetRequestSchema,
  output: exportOptionsSchema,
});
export type PreviewRequest = z.infer<typeof previewRequestSchema>;

/** The first rows as the file will show them. */
export interface Preview {
  /** All columns the dataset has, for the column list. */
  available: ColumnInfo[];
  /** The chosen columns in order, `label` being the header. */
  columns: ColumnInfo[];
  rows: string[][];
}
