import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import type { MeasureFunction } from '../../../preload/contract/measures.ts';
import { holdsDates, holdsNumbers, isMeasurable } from '../../../preload/contract/summary-columns.ts';
import {
  columnsUntouched,
  placedColumns,
  selectable,
  type ExportDraft,
  type GroupDraft,
  type MeasureDraft,
  type SummaryDraft,
} from './export-draft.ts';

type Parts = Pick<SummaryDraft, 'groups' | 'measures'>;

/**
 * The draft with its rows put together in another way. What was arranged about the columns stays with the groups and
 * measures they are of; that of the rows comes back when there is no summary any more.
 */
export function withSummary(draft: ExportDraft, change: Partial<Parts>): ExportDraft {
  const { summary, columns, sort } = draft;
  const rows = summary?.rows ?? { columns, sort };
  const parts = { groups: [], measures: [], ...summary, ...change };
  if (parts.groups.length + parts.measures.length === 0) return { ...draft, ...rows, summary: null };
  const next = { ...draft, summary: { ...parts, rows } };
  const made = selectable(next);
  if (!summary) return { ...next, ...placedColumns({ columns: [], sort: [] }, made) };
  const keys = new Map(idsOf(parts).map((id, index) => [id, made[index]?.key]));
  const renamed = new Map(
    selectable(draft).map(({ key }, index) => [key, keys.get(idsOf(summary)[index] ?? '')]),
  );
  const arranged = columnsUntouched(draft) ? [] : columns;
  const kept = {
    columns: arranged.flatMap((column) => {
      const key = renamed.get(column.key);
      return key === undefined ? [] : [{ ...column, key }];
    }),
    sort: sort.flatMap(({ column, direction }) => {
      const key = renamed.get(column);
      return key === undefined ? [] : [{ column: key, direction }];
    }),
  };
  return { ...next, ...placedColumns(kept, made) };
}

/** Tell groups and measures apart, in the order of the summary's columns. */
const idsOf = ({ groups, measures }: Parts): string[] => [
  ...groups.map(({ id }) => `group ${id}`),
  ...measures.map(({ id }) => `measure ${id}`),
];

const nextId = (parts: readonly { id: number }[]): number => Math.max(0, ...parts.map(({ id }) => id)) + 1;

/** One more column to group by: of a date its months. The first one brings the count of the rows with it. */
export function withGroup(draft: ExportDraft, { key, type }: ColumnInfo): ExportDraft {
  const { groups = [], measures = [] } = draft.summary ?? {};
  const isDate = type !== 'any' && holdsDates(type);
  const group: GroupDraft = { id: nextId(groups), column: key, part: isDate ? 'month' : null };
  const count: MeasureDraft = { id: 1, function: 'count', column: null, name: '', decimals: null };
  return withSummary(draft, {
    groups: [...groups, group],
    ...(draft.summary === null && measures.length === 0 && { measures: [count] }),
  });
}

/** One more measure: of the column that is most likely meant. */
export function withMeasure(draft: ExportDraft, measured: MeasureFunction): ExportDraft {
  const { measures = [] } = draft.summary ?? {};
  const column = measurableColumns(measured, draft.available)[0]?.key ?? null;
  const measure: MeasureDraft = {
    id: nextId(measures),
    function: measured,
    column,
    name: '',
    decimals: null,
  };
  return withSummary(draft, { measures: [...measures, measure] });
}

/** What a function can be of, the likeliest first: measured values, then counts, then numbers nobody adds up. */
export function measurableColumns(measured: MeasureFunction, available: readonly ColumnInfo[]): ColumnInfo[] {
  if (isMeasurable(measured, undefined)) return available.filter(({ type }) => isMeasurable(measured, type));
  const rank = ({ type }: ColumnInfo): number => {
    const place = ['decimal', 'number', 'count', 'any'].indexOf(type);
    return place >= 0 ? place : holdsNumbers(type) ? 4 : 5;
  };
  return available
    .filter(({ type }) => isMeasurable(measured, type))
    .toSorted((one, other) => rank(one) - rank(other));
}

/** A measure with another function: of the same column, where there is such a measure of it. */
export function withFunction(
  measure: MeasureDraft,
  measured: MeasureFunction,
  available: readonly ColumnInfo[],
): MeasureDraft {
  const possible = measurableColumns(measured, available);
  const isKept =
    measure.column === null
      ? isMeasurable(measured, undefined)
      : possible.some(({ key }) => key === measure.column);
  return {
    ...measure,
    function: measured,
    column: isKept ? measure.column : isMeasurable(measured, undefined) ? null : (possible[0]?.key ?? null),
  };
}

/** The functions that there is something for in these columns. */
export const possibleFunctions = (
  functions: readonly MeasureFunction[],
  available: readonly ColumnInfo[],
): MeasureFunction[] =>
  functions.filter(
    (measured) => isMeasurable(measured, undefined) || measurableColumns(measured, available).length > 0,
  );
