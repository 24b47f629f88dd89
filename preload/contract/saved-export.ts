import { z } from 'zod';
import { fileNameParts, patternLimit, unknownPart } from './file-name.ts';
import { sheetLimit } from './limits.ts';
import { exportRequestSchema } from './request.ts';
import { splitBySchema } from './split.ts';
import { sourceLocationSchema, type SourceLocation } from './source.ts';
import { usualPeriods } from './usual-period.ts';

export const savedNameSchema = z.string().trim().min(1).max(100);

/** How a file is called, without its extension. */
export const fileNamePatternSchema = z
  .string()
  .trim()
  .min(1)
  .max(patternLimit)
  .refine(
    (pattern) => unknownPart(pattern) === undefined,
    `only ${fileNameParts.map((part) => `{${part}}`).join(', ')} can be filled in`,
  );

/** What a person has chosen, to be exported again and again, whatever day it is. */
const choices = {
  name: savedNameSchema,
  /** A sheet's period is that of the day it was saved, where it has a usual one. */
  request: exportRequestSchema,
  /** The usual period of each sheet, whose days are taken anew on every day; null for days that stay. */
  periods: z.array(z.enum(usualPeriods).nullable()).max(sheetLimit),
  fileName: fileNamePatternSchema,
  /** One file when absent. */
  splitBy: splitBySchema.exactOptional(),
};

/** What the choices are called where there is no source to ask: `Mathematics 7B`. */
const title = z.string().max(200);

/** The sample school is wherever it is made. */
export type SavedSource = 'sample' | SourceLocation;
export const savedSourceSchema: z.ZodType<SavedSource> = z.union([z.literal('sample'), sourceLocationSchema]);

/** An export that a person has saved, as it is kept. */
const savedShape = z.object({
  version: z.literal(1),
  id: z.uuid(),
  ...choices,
  title,
  source: savedSourceSchema,
  /** The full path of where its files go; where exports usually go when absent. */
  folder: z.string().exactOptional(),
});
export type SavedExport = z.output<typeof savedShape>;
// Loose: what another version knows beside it stays.
export const savedExportSchema: z.ZodType<SavedExport> = savedShape.loose();

/** The same in a file of its own, for another person or computer: with nothing of where things are on this one. */
const fileShape = z.object({ savedExport: z.literal(1), ...choices, title });
export type SavedExportFile = z.output<typeof fileShape>;
export const savedExportFileSchema: z.ZodType<SavedExportFile> = fileShape;

/** What the window says to be saved. */
export const savedChoicesSchema = z.strictObject({
  ...choices,
  /** The `ChosenFolder.id` of where its files go; that of the one it replaces, or where exports usually go, when absent. */
  folder: z.uuid().exactOptional(),
  /** The one whose place it takes: the window asks before. */
  replaces: z.uuid().exactOptional(),
});
export type SavedChoices = z.output<typeof savedChoicesSchema>;

/** A saved export as the window knows it. */
export interface SavedExportInfo extends Pick<
  SavedExport,
  'id' | 'name' | 'request' | 'periods' | 'fileName' | 'title' | 'splitBy'
> {
  /** The folder's name without what leads to it; null for where exports usually go. */
  folder: string | null;
  /** What people call the source that it was saved for. */
  source: string;
  /** Whether that source is open. */
  isOfOpened: boolean;
  /** It comes with the sample school: it can be used and duplicated, not changed. */
  isExample: boolean;
}

/** A folder that the person has chosen: the window names it by its id, and shows its name. */
export interface ChosenFolder {
  id: string;
  name: string;
}
