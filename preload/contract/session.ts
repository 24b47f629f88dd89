import { z } from 'zod';
import { chosenPattern } from './file-name.ts';
import { fileNamePatternSchema, savedSourceSchema } from './saved-export.ts';
import { exportRequestSchema } from './request.ts';
import { splitBySchema } from './split.ts';
import { usualPeriods } from './usual-period.ts';

/** What somebody had set for a dataset when they left it. */
export const keptDraftSchema = z.strictObject({
  request: exportRequestSchema,
  /** The usual period of each sheet; null for days that stay. */
  periods: z.array(z.enum(usualPeriods).nullable()),
  fileName: fileNamePatternSchema.default(chosenPattern),
  /** One file when absent. */
  splitBy: splitBySchema.exactOptional(),
});
export type KeptDraft = z.output<typeof keptDraftSchema>;

/** What the window goes on with at its next start. */
export const sessionSchema = z.object({
  version: z.literal(1),
  /** What was open last. */
  source: savedSourceSchema.exactOptional(),
  /** The full path of where an export was saved last. */
  folder: z.string().exactOptional(),
  /** One of each dataset of each source, the newest first. */
  drafts: z.array(z.object({ source: savedSourceSchema, draft: keptDraftSchema })),
});
export type Session = z.output<typeof sessionSchema>;
