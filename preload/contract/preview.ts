import { z } from 'zod';
import type { ColumnInfo } from './dataset.ts';
import { exportOptionsSchema } from './options.ts';
import { sheetRequestSchema } from './request.ts';

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
  /** The same cells as a filter takes them: null for an empty one, `''` where no filter is for just this. */
  values: (string | null)[][];
}
