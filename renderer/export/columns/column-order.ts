import type { ColumnDraft } from '../draft/export-draft.ts';

export interface DropTarget {
  key: string;
  position: 'before' | 'after';
}

/** The columns with `moved` taken out and put, in their own order, beside the target. */
export function moveColumns(
  columns: ColumnDraft[],
  moved: ReadonlySet<string>,
  target: DropTarget,
): ColumnDraft[] {
  if (moved.has(target.key)) return columns;
  const rest = columns.filter(({ key }) => !moved.has(key));
  const index = rest.findIndex(({ key }) => key === target.key) + (target.position === 'after' ? 1 : 0);
  return [...rest.slice(0, index), ...columns.filter(({ key }) => moved.has(key)), ...rest.slice(index)];
}
