import { memo, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import type { Preview } from '../../../../preload/contract/preview.ts';
import { cx } from '../../../components/cx.ts';
import { t } from '../../../words.ts';
import { useDraft } from '../../draft/export-slice.ts';
import { textMeasure, usualWidth } from './column-width.ts';
import { CellMenu, type CellMenuProps } from './cell-menu.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { useColumnWidths, widthId } from './column-widths-slice.ts';
import { HeaderCell } from './grid-header.tsx';
import { GridRow, indices } from './grid-row.tsx';
import { spanOf, useRegion } from './grid-window.ts';
import styles from './preview-grid.module.css';
import { headerRow, type Cell } from './selection.ts';
import { useCopying } from './use-copying.ts';
import { cellAt, useGridSelection } from './use-grid-selection.ts';

/** Rem, as in the style sheet. */
const [rowHeight, headerHeight, numberWidth] = [1.5, 2, 3];

/** What the menu of cells is opened for. */
type PointedCell = Pick<CellMenuProps, 'column' | 'text' | 'value'>;

/**
 * The first rows as the file will have them, to be looked through, arranged and copied. Only what is seen is drawn, so that 300
 * columns scroll as ten do. The keyboard stays with the grid itself, which tells the active cell: what has the focus
 * cannot be scrolled away.
 */
export const PreviewGrid = memo(function PreviewGrid({ preview }: { preview: Preview }) {
  const { columns, rows, values } = preview;
  const dataset = useDraft((draft) => draft.dataset.id);
  const { widths, setWidth } = useColumnWidths();
  const [rem] = useState(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const grid = useRef<HTMLDivElement>(null);
  const anchor = useRef<Element>(null);
  const [open, setOpen] = useState<string | null>(null);
  const [pointed, setPointed] = useState<PointedCell | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const activeId = useId();

  const columnOffsets = useMemo(() => {
    const measure = textMeasure(rem);
    const usual = columns.map(
      ({ key, label }, index) => widths[widthId(dataset, key)] ?? usualWidth(label, rows, index, measure),
    );
    return runningTotals(usual.map((width) => Math.round(width * rem)));
  }, [columns, rows, dataset, widths, rem]);
  const rowOffsets = useMemo(() => runningTotals(rows.map(() => rowHeight * rem)), [rows, rem]);

  const region = useRegion(grid);
  const shownColumns = spanOf(columnOffsets, region.left, region.right);
  const shownRows = spanOf(rowOffsets, region.top, region.bottom);

  const show = ({ row, column }: Cell): void => {
    const scrolling = grid.current;
    if (!scrolling) return;
    const { clientWidth, clientHeight } = scrolling;
    const [left = 0, right = 0] = columnOffsets.slice(column, column + 2);
    const room = clientWidth - numberWidth * rem;
    scrolling.scrollLeft = Math.min(left, Math.max(scrolling.scrollLeft, right - room));
    // The names are always seen; who goes to them wants the beginning.
    const [top = 0, bottom = 0] = row === headerRow ? [] : rowOffsets.slice(row, row + 2);
    const space = clientHeight - headerHeight * rem;
    scrolling.scrollTop = Math.min(top, Math.max(scrolling.scrollTop, bottom - space));
  };
  const page = Math.floor((region.bottom - region.top) / 2 / (rowHeight * rem));
  const size = { rows: rows.length, columns: columns.length, page };
  const { head, area, choose, press, handlers } = useGridSelection(size, show);

  const widen = (index: number, width: number | null): void => {
    const key = columns[index]?.key;
    if (key !== undefined) setWidth(widthId(dataset, key), width === null ? null : width / rem);
  };
  const widthOf = (index: number): number => (columnOffsets[index + 1] ?? 0) - (columnOffsets[index] ?? 0);

  const copy = useCopying(grid, preview, area);
  const openColumnMenu = (index: number, cell: Element | null): void => {
    choose({ row: headerRow, column: index });
    grid.current?.focus({ preventScroll: true });
    anchor.current = cell;
    if (cell) setOpen(columns[index]?.key ?? null);
  };
  const openCellMenu = ({ row, column }: ReturnType<typeof cellAt> & object, cell: Element | null): void => {
    grid.current?.focus({ preventScroll: true });
    anchor.current = cell;
    const isOne = row !== null && column !== null;
    if (cell)
      setPointed({
        column: isOne ? columns[column] : undefined,
        text: (isOne && rows[row]?.[column]) || '',
        value: isOne ? (values[row]?.[column] ?? null) : '',
      });
  };
  /** The menu of the cell that has the keyboard. */
  const openActiveMenu = (): void => {
    const cell = document.getElementById(activeId);
    if (head.row === headerRow) openColumnMenu(head.column, cell);
    else openCellMenu(head, cell);
  };
  const handleContextMenu = (event: MouseEvent<HTMLElement>): void => {
    const { target, button } = event;
    const name = target instanceof Element ? target.closest('[data-column]') : null;
    const cell = cellAt(target);
    if (target instanceof HTMLInputElement) return;
    if (name) openColumnMenu(Number(name.getAttribute('data-column')), name);
    else if (cell && target instanceof Element) openCellMenu(cell, target);
    // The key for menus is of the grid itself.
    else if (button !== secondaryButton) openActiveMenu();
    event.preventDefault();
  };
  const handleKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const isHeader = head.row === headerRow;
    if (
      (isHeader && (event.key === 'Enter' || event.key === ' ')) ||
      (event.shiftKey && event.key === 'F10')
    ) {
      openActiveMenu();
    } else if (isHeader && event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
      widen(head.column, widthOf(head.column) + (event.key === 'ArrowRight' ? rem : -rem));
    } else if (!press(event)) return;
    event.preventDefault();
  };
  const openColumn = columns.findIndex(({ key }) => key === open);
  const opened = columns[openColumn];
  const isActiveDrawn =
    head.column >= shownColumns.first &&
    head.column < shownColumns.end &&
    (head.row === headerRow || (head.row >= shownRows.first && head.row < shownRows.end));
  const width = (columnOffsets.at(-1) ?? 0) + numberWidth * rem;

  return (
    <>
      <div
        ref={grid}
        className={cx(styles.grid, rows.length === 0 && styles.headerOnly)}
        role="grid"
        tabIndex={0}
        aria-label={t('preview.name')}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable
        {...(isActiveDrawn && { 'aria-activedescendant': activeId })}
        onKeyDown={handleKey}
        onContextMenu={handleContextMenu}
        {...handlers}
      >
        <div className={styles.header} role="row" aria-rowindex={1} style={{ width }}>
          <div
            className={styles.corner}
            role="columnheader"
            aria-colindex={1}
            data-all
            title={t('grid.choose-all')}
          >
            #
          </div>
          {indices(shownColumns).map((index) => {
            const column = columns[index];
            if (!column) return null;
            return (
              <HeaderCell
                key={column.key}
                column={column}
                index={index}
                left={columnOffsets[index] ?? 0}
                width={widthOf(index)}
                isChosen={area.top === headerRow && index >= area.left && index <= area.right}
                id={head.row === headerRow && head.column === index ? activeId : undefined}
                isOpen={column.key === open}
                isRenaming={column.key === renaming}
                onOpen={(cell) => {
                  openColumnMenu(index, cell);
                }}
                onWidth={(wanted) => {
                  widen(index, wanted);
                }}
                onRenamed={() => {
                  setRenaming(null);
                  grid.current?.focus({ preventScroll: true });
                }}
              />
            );
          })}
        </div>
        {rows.length > 0 && (
          <div className={styles.body} role="rowgroup" style={{ width, height: rowOffsets.at(-1) }}>
            {indices(shownRows).map((row) => {
              const isChosen = row >= area.top && row <= area.bottom;
              return (
                <GridRow
                  key={row}
                  index={row}
                  values={rows[row] ?? []}
                  columns={columns}
                  offsets={columnOffsets}
                  first={shownColumns.first}
                  end={shownColumns.end}
                  top={rowOffsets[row] ?? 0}
                  chosenFirst={isChosen ? area.left : 0}
                  chosenEnd={isChosen ? area.right + 1 : 0}
                  active={row === head.row ? head.column : -1}
                  activeId={activeId}
                />
              );
            })}
          </div>
        )}
      </div>
      {opened && (
        <ColumnMenu
          column={opened}
          anchor={anchor}
          onCopy={() => {
            const names = { top: headerRow, bottom: rows.length - 1, left: openColumn, right: openColumn };
            copy({ area: names, withNames: true });
          }}
          onRename={() => {
            setRenaming(opened.key);
          }}
          onWiden={(by) => {
            widen(openColumn, widthOf(openColumn) + by * rem);
          }}
          onClose={() => {
            setOpen(null);
          }}
        />
      )}
      {pointed && (
        <CellMenu
          {...pointed}
          anchor={anchor}
          onCopy={(withNames) => {
            copy({ area, withNames: withNames || area.top === headerRow });
          }}
          onClose={() => {
            setPointed(null);
          }}
        />
      )}
    </>
  );
});

/** Of the mouse. */
const secondaryButton = 2;

/** `[0, a, a + b, …]` */
function runningTotals(sizes: readonly number[]): number[] {
  const totals = [0];
  for (const size of sizes) totals.push((totals.at(-1) ?? 0) + size);
  return totals;
}
