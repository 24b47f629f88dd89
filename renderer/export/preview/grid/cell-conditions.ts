import type { ColumnInfo } from '../../../../preload/contract/dataset.ts';
import type { Filter, Operator } from '../../../../preload/contract/query.ts';
import { filterWords } from '../../../../preload/words/filter-words.ts';
import { conditionOf } from '../../../../preload/words/operator-words.ts';
import { words } from '../../../words.ts';
import type { FilterDraft } from '../../draft/export-draft.ts';

/** A filter that a cell stands for. */
export interface CellCondition {
  /** `Subject is Mathematics` */
  label: string;
  icon: 'only' | 'without';
  filter: Omit<FilterDraft, 'id'>;
}

/** Characters of a value that a menu shows. */
const longest = 32;

/**
 * The rows with what is in a cell, and those without it, as far as the filters of such a column have that. `text` is what the
 * cell shows, `value` what a filter takes: see `Preview`.
 */
export function cellConditions(column: ColumnInfo, text: string, value: string | null): CellCondition[] {
  if (value === '') return [];
  const { key, type } = column;
  const has = (op: Operator): boolean => conditionOf(type, op) !== undefined;
  const condition = (
    icon: CellCondition['icon'],
    shown: Filter,
    op: Operator,
    texts: string[],
  ): CellCondition[] =>
    has(shown.op) && has(op)
      ? [{ label: filterWords(shown, column, 1, words), icon, filter: { column: key, op, texts } }]
      : [];
  if (value === null)
    return [
      ...condition('only', { column: key, op: 'is-null' }, 'is-null', []),
      ...condition('without', { column: key, op: 'not-null' }, 'not-null', []),
    ];
  // A text is guarded in the file only.
  const short = shortText(type === 'text' ? value : text);
  return [
    // Others are then ticked in its list.
    ...condition('only', { column: key, op: '=', value: short }, has('in') ? 'in' : '=', [value]),
    ...condition('without', { column: key, op: '!=', value: short }, '!=', [value]),
  ];
}

const shortText = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
};
