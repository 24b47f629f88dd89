import type { ColumnInfo } from '../../../../preload/contract/dataset.ts';
import type { Operator } from '../../../../preload/contract/query.ts';
import { operatorWords } from '../../../../preload/words/operator-words.ts';
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
export function cellConditions(
  { key, label, type }: ColumnInfo,
  text: string,
  value: string | null,
): CellCondition[] {
  if (value === '') return [];
  const words = operatorWords[type];
  const condition = (
    icon: CellCondition['icon'],
    shown: Operator,
    op: Operator,
    texts: string[],
  ): CellCondition[] => {
    if (words[op] === undefined || words[shown] === undefined) return [];
    // A text is guarded in the file only.
    const end = texts.length === 0 ? '' : ` ${shortText(type === 'text' ? (value ?? '') : text)}`;
    return [{ label: `${label} ${words[shown]}${end}`, icon, filter: { column: key, op, texts } }];
  };
  if (value === null)
    return [
      ...condition('only', 'is-null', 'is-null', []),
      ...condition('without', 'not-null', 'not-null', []),
    ];
  return [
    // Others are then ticked in its list.
    ...condition('only', '=', words.in === undefined ? '=' : 'in', [value]),
    ...condition('without', '!=', '!=', [value]),
  ];
}

const shortText = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
};
