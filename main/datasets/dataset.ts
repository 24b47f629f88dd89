import type { ColumnInfo, DatasetInfo, ParameterInfo } from '../../preload/contract/dataset.ts';
import type { MessageId, Words } from '../../preload/words/words.ts';

/** A column and where it comes from: `sql` is an expression over the dataset's `from`. */
export interface SqlColumn<Text extends string = string> extends ColumnInfo {
  label: Text;
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

export type SqlParameter<Text extends string = string> = ParameterInfo & { label: Text } & (
    { kind: 'choice' | 'choices'; lookup: ChoiceLookup } | { kind: 'sql' }
  );

/**
 * A dataset as pure data that a school's store has. Its parameters are bound in `sql` under their own names
 * (`:student_id`); a list of choices is bound as a JSON array, or NULL when none is chosen.
 */
export interface SqlDataset<Text extends string = string> {
  id: string;
  label: Text;
  description: Text;
  parameters: readonly SqlParameter<Text>[];
  columns: readonly SqlColumn<Text>[];
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

/** The same before it is said in a language: it has the names of messages. */
export type NamedDataset = SqlDataset<MessageId>;
export type NamedColumn = SqlColumn<MessageId>;

/** A dataset as it is called in a language. */
export const inWords = (
  { label, description, parameters, columns, ...dataset }: NamedDataset,
  { t }: Words,
): SqlDataset => ({
  ...dataset,
  label: t(label),
  description: t(description),
  parameters: parameters.map((parameter) => ({ ...parameter, label: t(parameter.label) })),
  columns: columns.map((column) => ({ ...column, label: t(column.label) })),
});

/** What the window and the command line are told of a dataset. */
export function datasetInfo(dataset: SqlDataset): DatasetInfo {
  return {
    id: dataset.id,
    label: dataset.label,
    description: dataset.description,
    parameters: dataset.parameters.map(({ key, label, kind, required }) => ({ key, label, kind, required })),
    columns: dataset.columns.map(({ key, label, type }) => ({ key, label, type })),
    hasPeriod: dataset.sql.period !== undefined,
  };
}
