import { z } from 'zod';
import { mostDecimals } from './limits.ts';
import { dateParts, type MeasureFunction } from './measures.ts';
import { payloadLimits } from './payload.ts';

/** Of any length, none at all among them: in a query it may be a whole expression, in a table what a program left there. */
const columnKey = z.string();
const scalar = z.union([z.string().max(32_767), z.number(), z.boolean()]);

export const comparisonOperators = ['=', '!=', '<', '<=', '>', '>=', 'contains', 'starts-with'] as const;
export const operators = [...comparisonOperators, 'in', 'between', 'is-null', 'not-null'] as const;
export type Operator = (typeof operators)[number];

/** Values are in the column's own terms: numbers or numeric text, `YYYY-MM-DD`, `true`/`false`. */
export const filterSchema = z.discriminatedUnion('op', [
  z.strictObject({ column: columnKey, op: z.enum(comparisonOperators), value: scalar }),
  z.strictObject({ column: columnKey, op: z.literal('in'), values: z.array(scalar).min(1).max(10_000) }),
  z.strictObject({ column: columnKey, op: z.literal('between'), values: z.tuple([scalar, scalar]) }),
  z.strictObject({ column: columnKey, op: z.enum(['is-null', 'not-null']) }),
]);
export type Filter = z.infer<typeof filterSchema>;

export const sortSchema = z.strictObject({
  column: columnKey,
  direction: z.enum(['ascending', 'descending']),
});
export type Sort = z.infer<typeof sortSchema>;

/** Calendar days, both inclusive, `YYYY-MM-DD`, in the store's own time (UTC). */
export const periodSchema = z.strictObject({ from: z.iso.date().optional(), to: z.iso.date().optional() });
export type Period = z.infer<typeof periodSchema>;
/** A period with both its days. */
export interface Days {
  from: string;
  to: string;
}

export const columnChoiceSchema = z.strictObject({
  key: columnKey,
  /** The header, when it is not the column's own label. */
  name: z.string().max(255).optional(),
});
export type ColumnChoice = z.infer<typeof columnChoiceSchema>;

export const groupSchema = z.strictObject({
  column: columnKey,
  /** Of a column with dates: the rows of one of these together, instead of those of one value. */
  part: z.enum(dateParts).optional(),
});
export type Group = z.infer<typeof groupSchema>;

/** Without a column they are about the rows themselves. */
const rowFunctions = ['count', 'share'] as const satisfies MeasureFunction[];
const valueFunctions = ['average', 'smallest', 'largest', 'sum'] as const satisfies MeasureFunction[];

const shownMeasure = {
  /** The header, when it is not the usual one. */
  name: z.string().max(255).optional(),
  /** Places a number is rounded to, the middle away from zero; when absent a number is shown as its column shows it. */
  decimals: z.int().min(0).max(mostDecimals).optional(),
};
/** A number about the rows of each group. `share`: the part of the sum, or of the count, of all rows, in percent. */
export const measureSchema = z.discriminatedUnion('function', [
  z.strictObject({ function: z.enum(rowFunctions), column: columnKey.optional(), ...shownMeasure }),
  z.strictObject({ function: z.enum(valueFunctions), column: columnKey, ...shownMeasure }),
]);
export type Measure = z.infer<typeof measureSchema>;

/** One row per group, with what is measured of its rows; one row of all together when there are no groups. */
export const summarySchema = z
  .strictObject({
    groups: z.array(groupSchema).max(20).default([]),
    measures: z.array(measureSchema).max(50).default([]),
  })
  .refine(
    ({ groups, measures }) => groups.length + measures.length > 0,
    'nothing to group by and no measure',
  );
export type Summary = z.infer<typeof summarySchema>;

export const parameterValueSchema = z.union([
  z.string().max(payloadLimits.text),
  z.number(),
  z.array(z.union([z.string().max(256), z.number()])).max(10_000),
]);
export type ParameterValue = z.infer<typeof parameterValueSchema>;

/** Which rows and columns: one dataset with everything that narrows it. */
export const querySpecSchema = z.strictObject({
  dataset: z.string().min(1),
  params: z.record(z.string().max(256), parameterValueSchema).default({}),
  /** Rows put together, after the filters; columns, sort and limit are then those of the summary. */
  summary: summarySchema.optional(),
  /** In the order of the file; all there are when absent. */
  columns: z.array(columnChoiceSchema).max(2_000).optional(),
  filters: z.array(filterSchema).max(100).default([]),
  sort: z.array(sortSchema).max(20).default([]),
  period: periodSchema.optional(),
  limit: z.int().positive().optional(),
});
export type QuerySpec = z.infer<typeof querySpecSchema>;
