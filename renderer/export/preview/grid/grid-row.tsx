import { memo } from 'react';
import type { ColumnInfo } from '../../../../preload/contract/dataset.ts';
import { cx } from '../../../components/cx.ts';
import { number } from '../../../components/numbers.ts';
import type { Span } from './grid-window.ts';
import styles from './preview-grid.module.css';
import { isNumeric } from './numeric.ts';

/** Longer values are cut by the column and shown whole in a tooltip. */
const longText = 16;

interface GridRowProps {
  /** From 0. */
  index: number;
  values: readonly string[];
  columns: readonly ColumnInfo[];
  /** Where each column begins, and the last ends. Pixels. */
  offsets: readonly number[];
  /** The columns to draw. */
  first: number;
  end: number;
  top: number;
  /** The chosen cells of this row; empty for none. */
  chosenFirst: number;
  chosenEnd: number;
  /** The column of the cell that has the keyboard, or -1. */
  active: number;
  activeId: string;
}

export const GridRow = memo(function GridRow({
  index,
  values,
  columns,
  offsets,
  first,
  end,
  top,
  chosenFirst,
  chosenEnd,
  active,
  activeId,
}: GridRowProps) {
  return (
    <div className={styles.row} role="row" aria-rowindex={index + 2} style={{ top }}>
      <div className={styles.rowNumber} role="rowheader" aria-colindex={1}>
        {number(index + 1)}
      </div>
      {indices({ first, end }).map((column) => {
        const value = values[column] ?? '';
        const isChosen = column >= chosenFirst && column < chosenEnd;
        return (
          <div
            key={columns[column]?.key}
            className={cx(
              styles.cell,
              isNumeric(columns[column]) && styles.number,
              isChosen && styles.chosen,
              column === active && styles.active,
            )}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isChosen}
            {...(column === active && { id: activeId })}
            dir="auto"
            title={value.length > longText || value.includes('\n') ? value : undefined}
            style={{
              left: offsets[column],
              width: (offsets[column + 1] ?? 0) - (offsets[column] ?? 0),
            }}
          >
            {value}
          </div>
        );
      })}
    </div>
  );
});

export const indices = ({ first, end }: Span): number[] =>
  Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
