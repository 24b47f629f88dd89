import type { Format } from './formats.ts';

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
/** Those that hold numbers. */
export const numericTypes: ReadonlySet<ColumnType> = new Set(['integer', 'count', 'decimal', 'number']);

export interface ColumnInfo {
  /** Unique in its dataset, stable between versions: what requests and presets name. */
  key: string;
  /** What the header says when the column is not renamed. */
  label: string;
  type: ColumnType;
  /** Of a `decimal`: the places it shows, when they are not two. */
  places?: number;
}

/** `choice`: one found by searching; `choices`: any number of them, none means all; `sql`: a typed query. */
export type ParameterKind = 'choice' | 'choices' | 'sql';

export interface ParameterInfo {
  key: string;
  label: string;
  kind: ParameterKind;
  required: boolean;
}

/** The dataset whose rows are those of a query that the person types. */
export const typedQuery = 'query';

/** What the id of a table's dataset begins with. */
export const tablePrefix = 'table:';

export interface DatasetInfo {
  id: string;
  label: string;
  /** One sentence: what a row is. */
  description: string;
  parameters: ParameterInfo[];
  /** Empty for `query`: its columns are known once the query is typed, and come with the preview. */
  columns: ColumnInfo[];
  hasPeriod: boolean;
  /** Whether the values of its columns can be listed. */
  listsValues?: true;
  /** Files of these formats whoever has the data can make itself. */
  madeFormats?: Format[];
}

/** What a parameter can be set to. */
export interface Choice {
  id: number;
  label: string;
  /** A second line that tells two of the same name apart. */
  detail: string;
}

/** What a search for choices finds. */
export interface Found {
  /** The first of them. */
  choices: Choice[];
  /** How many there are. */
  total: number;
}
