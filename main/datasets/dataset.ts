import type { ColumnInfo, DatasetInfo, ParameterInfo } from '../../preload/contract/dataset.ts';

/** A column and where it comes from: `sql` is an expression over the dataset's `from`. */
export interface SqlColumn extends ColumnInfo {
  sql: string;
}

/** What can be chosen, as `error.CHOICE_NOT_FOUND` knows it. */
export type ChoiceKind = 'student' | 'class' | 'studentReport' | 'teacherReport' | 'tutorReport';

/** How a `choice` or `choices` parameter is looked up. */
export interface ChoiceLookup {
  what: ChoiceKind;
  /** All there are, in their order, as rows of `id, label, detail` and the text that they are searched by. */
  all: string;
  /** One row of `label, detail` when the one bound as `:id` exists. */
  find: string;
  /** The same with more detail, where these tables are there too. */
  detailed?: { requires: readonly string[]; all: string; find: string };
}

export type SqlParameter = ParameterInfo &
  ({ kind: 'choice' | 'choices'; lookup: ChoiceLookup } | { kind: 'sql' });

/** A dataset as the window and the command line see it. */
interface Described {
  id: string;
  label: string;
  description: string;
  parameters: readonly ParameterInfo[];
  columns: readonly ColumnInfo[];
}

/**
 * A dataset as pure data that a school's store has. Its parameters are bound in `sql` under their own names
 * (`:student_id`); a list of choices is bound as a JSON array, or NULL when none is chosen.
 */
export interface SqlDataset extends Described {
  parameters: readonly SqlParameter[];
  columns: readonly SqlColumn[];
  sql: {
    /** Tables that must be there for the dataset to be offered. */
    requires: readonly string[];
    from: string;
    where?: string;
    groupBy?: string;
    /** The order of the rows when the request names none. */
    orderBy?: string;
    /** Instead of `orderBy`: a unique integer. Rows in its order are read page by page, which is a third faster. */
    rowKey?: string;
    /** The expression a period narrows, an ISO 8601 text. */
    period?: string;
  };
}

/** A dataset with what tells where its rows are in each kind of source that has it; the others do not offer it. */
export type Dataset = SqlDataset | (Described & { sql?: never });

/** What the window and the command line are told of a dataset. */
export function datasetInfo(dataset: Described, hasPeriod: boolean): DatasetInfo {
  return {
    id: dataset.id,
    label: dataset.label,
    description: dataset.description,
    parameters: dataset.parameters.map(({ key, label, kind, required }) => ({ key, label, kind, required })),
    columns: dataset.columns.map(({ key, label, type }) => ({ key, label, type })),
    hasPeriod,
  };
}
