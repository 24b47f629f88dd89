/** A cell of the grid, from 0; row -1 is that of the column names. */
export interface Cell {
  row: number;
  column: number;
}

/** A rectangle of cells, from the one it was begun at to the one that has the keyboard. */
export interface Selection {
  anchor: Cell;
  head: Cell;
}

/** The same with its edges, all of which belong to it. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const headerRow = -1;

export const areaOf = ({ anchor, head }: Selection): Area => ({
  top: Math.min(anchor.row, head.row),
  bottom: Math.max(anchor.row, head.row),
  left: Math.min(anchor.column, head.column),
  right: Math.max(anchor.column, head.column),
});

export interface GridSize {
  rows: number;
  columns: number;
  /** Rows that are seen at once. */
  page: number;
}

const between = (low: number, value: number, high: number): number => Math.max(low, Math.min(value, high));

/** The same cell, or the nearest there is. */
export const clamped = ({ row, column }: Cell, { rows, columns }: GridSize): Cell => ({
  row: between(headerRow, row, rows - 1),
  column: between(0, column, columns - 1),
});

/** Where a key leads to; null for one that leads nowhere. `toEdge` is Ctrl. */
export function cellAfter(key: string, { row, column }: Cell, size: GridSize, toEdge: boolean): Cell | null {
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  const targets: Record<string, Cell> = {
    ArrowUp: { row: toEdge ? headerRow : row - 1, column },
    ArrowDown: { row: toEdge ? lastRow : row + 1, column },
    ArrowLeft: { row, column: toEdge ? 0 : column - 1 },
    ArrowRight: { row, column: toEdge ? lastColumn : column + 1 },
    Home: { row: toEdge ? headerRow : row, column: 0 },
    End: { row: toEdge ? lastRow : row, column: lastColumn },
    PageUp: { row: row - size.page, column },
    PageDown: { row: row + size.page, column },
  };
  const target = targets[key];
  return target ? clamped(target, size) : null;
}
