import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import {
  areaOf,
  cellAfter,
  clamped,
  headerRow,
  type Area,
  type Cell,
  type GridSize,
  type Selection,
} from './selection.ts';

export interface GridSelection {
  /** The cell that has the keyboard. */
  head: Cell;
  area: Area;
  choose: (head: Cell, extend?: boolean) => void;
  /** Does what a key of the grid means; whether it means anything. */
  press: (event: KeyboardEvent) => boolean;
  handlers: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  };
}

/** Which cells are chosen. `onMove` is told where the keyboard went. */
export function useGridSelection(size: GridSize, onMove: (cell: Cell) => void): GridSelection {
  const [kept, setKept] = useState<Selection>({
    anchor: { row: 0, column: 0 },
    head: { row: 0, column: 0 },
  });
  // Another preview may have fewer of them.
  const selection = { anchor: clamped(kept.anchor, size), head: clamped(kept.head, size) };
  const choose = (head: Cell, extend = false): void => {
    setKept({ anchor: extend ? selection.anchor : head, head });
  };
  const chooseAll = (): void => {
    setKept({
      anchor: { row: headerRow, column: 0 },
      head: { row: size.rows - 1, column: size.columns - 1 },
    });
  };
  const point = (event: PointerEvent<HTMLElement>, extend: boolean): void => {
    const cell = cellAt(event.target);
    if (!cell) return;
    const { row, column } = cell;
    if (row === null && column === null) chooseAll();
    else if (column === null && row !== null)
      setKept({
        anchor: { row: extend ? selection.anchor.row : row, column: 0 },
        head: { row, column: size.columns - 1 },
      });
    else if (row !== null && column !== null) choose({ row, column }, extend);
  };
  const isChosen = (target: EventTarget): boolean => {
    const { top, bottom, left, right } = areaOf(selection);
    const cell = cellAt(target);
    const row = cell?.row ?? top;
    const column = cell?.column ?? left;
    const isWhole = cell?.column !== null || (left === 0 && right === size.columns - 1);
    return cell?.row !== null && isWhole && row >= top && row <= bottom && column >= left && column <= right;
  };
  return {
    head: selection.head,
    area: areaOf(selection),
    choose,
    press: (event) => {
      const control = event.ctrlKey || event.metaKey;
      if (control && event.key.toLowerCase() === 'a') {
        chooseAll();
        return true;
      }
      if (event.key === 'Escape') {
        choose(selection.head);
        return false;
      }
      const target = event.altKey ? null : cellAfter(event.key, selection.head, size, control);
      if (!target) return false;
      choose(target, event.shiftKey);
      onMove(target);
      return true;
    },
    handlers: {
      onPointerDown: (event) => {
        // The menu of what is chosen leaves that as it is.
        if (event.button === 0) point(event, event.shiftKey);
        else if (!isChosen(event.target)) point(event, false);
      },
      onPointerMove: (event) => {
        if (event.buttons === 1) point(event, true);
      },
    },
  };
}

/** The cell of the body that an element is in; a null row or column stands for all of them. */
export function cellAt(target: EventTarget): { row: number | null; column: number | null } | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest('[role=gridcell], [role=rowheader], [data-all]');
  if (!cell) return null;
  const row = cell.closest('[aria-rowindex]')?.getAttribute('aria-rowindex') ?? '';
  const isCorner = cell.hasAttribute('data-all');
  const isRow = cell.role === 'rowheader';
  return {
    row: isCorner ? null : Number(row) - 2,
    column: isCorner || isRow ? null : Number(cell.getAttribute('aria-colindex')) - 2,
  };
}
