import { z } from 'zod';
import { sheetRequestSchema } from './request.ts';

/** Which values a column has in the rows of a sheet, as far as they contain a text. */
export const valuesRequestSchema = z.strictObject({
  sheet: sheetRequestSchema,
  column: z.string(),
  text: z.string().max(256),
});
export type ValuesRequest = z.infer<typeof valuesRequestSchema>;

/** Between which values the numbers of a column are in the rows of a sheet. */
export const extentRequestSchema = valuesRequestSchema.omit({ text: true });
export type ExtentRequest = z.infer<typeof extentRequestSchema>;

/** The smallest and the largest number of a column, as a filter takes them. */
export interface Extent {
  smallest: string;
  largest: string;
}

/** A value that a column has. */
export interface ColumnValue {
  /** As a filter takes it. */
  value: string;
  /** How many rows have it. */
  rows: number;
}

/** The values of a column that contain a text; empty ones are none. */
export interface ColumnValues {
  /** The first of them, in their order. */
  values: ColumnValue[];
  /** How many there are. */
  total: number;
}
