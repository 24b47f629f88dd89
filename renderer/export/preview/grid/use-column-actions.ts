import { flushSync } from 'react-dom';
import type { Sort } from '../../../../preload/contract/query.ts';
import { focusField } from '../../../components/focus-field.ts';
import { moveColumns } from '../../columns/column-order.ts';
import { selectable } from '../../draft/export-draft.ts';
import { useDraft, useExport } from '../../draft/export-slice.ts';
import { filterField } from '../../draft/sheet-request.ts';

export interface ColumnActions {
  /** Whether it can be arranged: the columns of a query that is being typed cannot yet. */
  isArranged: boolean;
  /** Whether rows have it themselves: what is put together of them cannot be filtered. */
  isFilterable: boolean;
  /** How the rows are ordered by it, if they are. */
  direction: Sort['direction'] | undefined;
  canMoveLeft: boolean;
  canMoveRight: boolean;
  sort: (direction: Sort['direction'] | null) => void;
  filter: () => void;
  rename: (name: string | null) => void;
  hide: () => void;
  moveLeft: () => void;
  moveRight: () => void;
}

/** What can be done with one column of the preview. */
export function useColumnActions(key: string): ColumnActions {
  const columns = useDraft((draft) => draft.columns);
  const isFilterable = useDraft(({ available }) => available.some((column) => column.key === key));
  const sort = useDraft((draft) => draft.sort);
  const { setSort, addFilter, setColumns } = useExport.getState();
  const shown = columns.filter(({ ticked }) => ticked).map((column) => column.key);
  const place = shown.indexOf(key);
  const moveBeside = (neighbour: number, position: 'before' | 'after'): void => {
    const target = shown[neighbour];
    if (target !== undefined)
      setColumns((all) => moveColumns(all, new Set([key]), { key: target, position }));
  };
  return {
    isArranged: place >= 0,
    isFilterable,
    direction: sort.find(({ column }) => column === key)?.direction,
    canMoveLeft: place > 0,
    canMoveRight: place >= 0 && place < shown.length - 1,
    sort: (direction) => {
      setSort(direction ? [{ column: key, direction }] : sort.filter(({ column }) => column !== key));
    },
    filter: () => {
      flushSync(() => {
        addFilter(key);
      });
      const added = useExport.getState().draft?.filters.at(-1);
      if (added) focusField(filterField(added.id, 0));
    },
    rename: (name) => {
      const { draft } = useExport.getState();
      const label = draft && selectable(draft).find((column) => column.key === key)?.label;
      const kept = name === '' || name === label ? null : name;
      setColumns((all) => all.map((column) => (column.key === key ? { ...column, name: kept } : column)));
    },
    hide: () => {
      setColumns((all) => all.map((column) => (column.key === key ? { ...column, ticked: false } : column)));
    },
    moveLeft: () => {
      moveBeside(place - 1, 'before');
    },
    moveRight: () => {
      moveBeside(place + 1, 'after');
    },
  };
}
