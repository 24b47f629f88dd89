import { z } from 'zod';
import { payloadLimits } from './payload.ts';

/**
 * What a column holds, which decides how it is written:
 * `integer` is a number nobody adds up (an id, a year) and is never grouped; `count` is grouped where the
 * format can; `decimal` shows two places, `number` as many as it has; `date` is `YYYY-MM-DD`; `datetime` is ISO 8601 in UTC; `any` is
 * decided value by value (an expression in a query). SQLite may still hold a text in any of them.
 */
export const columnTypes = [
  'text',
  'integer',
  'count',
  'decimal',
  'number',
  'date',
  'datetime',
  'boolean',
  'any',
] as const;
export type ColumnType = (typeof columnTypes)[number];

export interface ColumnInfo {
  /** Unique in its dataset, stable between versions: what requests and presets name. */
  key: string;
  /** What the header says when the column is not renamed. */
  label: string;
  type: ColumnType;
}

/** `choice`: one record found by searching; `choices`: any number of them, none means all; `sql`: a typed query. */
export type ParameterKind = 'choice' | 'choices' | 'sql';

export interface ParameterInfo {
  key: string;
  label: string;
  kind: ParameterKind;
  required: boolean;
}

export interface DatasetInfo {
  id: string;
  label: string;
  /** One sentence: what a row is. */
  description: string;
  parameters: ParameterInfo[];
  /** Empty for `query`: its columns are known once the query is typed, and come with the preview. */
  columns: ColumnInfo[];
  hasPeriod: boolean;
}

/** One record a parameter can be set to. */
export interface Choice {
  id: number;
  label: string;
  /** A second line that tells two of the same name apart. */
  detail: string;
}

/** What a search for records finds. */
export interface Found {
  /** The first of them. */
  choices: Choice[];
  /** How many there are. */
  total: number;
}

const columnKey = z.string().min(1).max(256);
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

export const columnChoiceSchema = z.strictObject({
  key: columnKey,
  /** The header, when it is not the column's own label. */
  name: z.string().max(255).optional(),
});
export type ColumnChoice = z.infer<typeof columnChoiceSchema>;

export const parameterValueSchema = z.union([
  z.string().max(payloadLimits.text),
  z.number(),
  z.array(z.union([z.string().max(256), z.number()])).max(10_000),
]);
export type ParameterValue = z.infer<typeof parameterValueSchema>;

/** Which rows and columns: one dataset with everything that narrows it. */
export const querySpecSchema = z.strictObject({
  dataset: z.string().min(1).max(512),
  params: z.record(z.string().max(256), parameterValueSchema).default({}),
  /** In the order of the file; all of the dataset's columns when absent. */
  columns: z.array(columnChoiceSchema).max(2_000).optional(),
  filters: z.array(filterSchema).max(100).default([]),
  sort: z.array(sortSchema).max(20).default([]),
  period: periodSchema.optional(),
  limit: z.int().positive().optional(),
});
export type QuerySpec = z.infer<typeof querySpecSchema>;
