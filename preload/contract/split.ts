import { z } from 'zod';

/** One file for each value of a column, which every sheet has. */
export const splitBySchema = z.strictObject({ column: z.string() });
export type SplitBy = z.infer<typeof splitBySchema>;

/** What a run of several files will make. */
export interface SplitInfo {
  files: number;
  /** How what the first of them is of is called in its name. */
  value: string;
}

/** Exports that were asked for together: a file for each value of a column. */
export interface JobRun {
  id: string;
  /** What the column is called. */
  by: string;
  /** How many files were asked for. */
  files: number;
}
