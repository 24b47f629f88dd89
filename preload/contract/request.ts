import { z } from 'zod';
import { formats, formatIds } from './formats.ts';
import { languages, type Language } from './language.ts';
import { sheetLimit } from './limits.ts';
import { exportOptionsSchema, type ExportOptions } from './options.ts';
import { querySpecSchema } from './query.ts';

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
    /** Of what is called something by us: datasets, their columns, the sheets beside the rows. English when absent. */
    language: z.enum(Object.keys(languages) as [Language, ...Language[]]).exactOptional(),
    /** Whoever has the data makes the file, in its own way, whatever else `output` says but the format; this application when absent. */
    madeBy: z.literal('server').exactOptional(),
  })
  .refine(({ madeBy, sheets }) => madeBy === undefined || sheets.length === 1, {
    path: ['sheets'],
    message: 'a server makes files of one sheet',
  })
  .refine(({ madeBy, sheets }) => madeBy === undefined || sheets.every(({ summary }) => !summary), {
    path: ['sheets'],
    message: 'a server makes files of rows, not of a summary',
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

/** What is to be known of a request's file to read it: one that a server makes has the usual form, whatever `output` says. */
export const fileOptions = ({ output, madeBy }: ExportRequest): ExportOptions =>
  madeBy === undefined ? output : exportOptionsSchema.parse({ format: output.format });

export const languageIn = ({ language }: Pick<ExportRequest, 'language'>): Language => language ?? 'en';
