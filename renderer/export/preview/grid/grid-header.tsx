import { ArrowDown, ArrowUp, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ColumnInfo } from '../../../../preload/contract/dataset.ts';
import { cx } from '../../../components/cx.ts';
import { ColumnNameField } from '../../columns/column-name-field.tsx';
import styles from './preview-grid.module.css';
import { isNumeric } from './numeric.ts';
import { useColumnActions } from './use-column-actions.ts';
import { WidthHandle } from './width-handle.tsx';

interface HeaderCellProps {
  column: ColumnInfo;
  index: number;
  left: number;
  width: number;
  isChosen: boolean;
  /** The id of the cell that has the keyboard, if this is it. */
  id: string | undefined;
  isOpen: boolean;
  isRenaming: boolean;
  onOpen: (cell: Element) => void;
  onWidth: (width: number | null) => void;
  onRenamed: () => void;
}

/** A column's name, which opens its menu. */
export function HeaderCell({
  column,
  index,
  left,
  width,
  isChosen,
  id,
  isOpen,
  isRenaming,
  onOpen,
  onWidth,
  onRenamed,
}: HeaderCellProps): ReactNode {
  const { rename, direction } = useColumnActions(column.key);
  const Arrow = direction === 'descending' ? ArrowDown : direction ? ArrowUp : ChevronDown;
  return (
    <div
      className={cx(
        styles.name,
        isNumeric(column) && styles.number,
        isChosen && styles.chosen,
        id !== undefined && styles.active,
      )}
      role="columnheader"
      aria-colindex={index + 2}
      aria-label={column.label}
      aria-haspopup="menu"
      aria-expanded={isOpen}
      {...(direction && { 'aria-sort': direction })}
      {...(id !== undefined && { id })}
      data-column={index}
      title={column.label}
      style={{ left, width }}
      onClick={({ currentTarget }) => {
        if (!isRenaming) onOpen(currentTarget);
      }}
    >
      {isRenaming ? (
        <ColumnNameField
          name={column.label}
          onEnd={(name) => {
            if (name !== null) rename(name);
            onRenamed();
          }}
        />
      ) : (
        <>
          <span className={styles.label}>{column.label}</span>
          <Arrow className={cx(styles.arrow, direction && styles.sorted)} size={13} aria-hidden />
        </>
      )}
      <WidthHandle
        width={width}
        onChange={onWidth}
        onReset={() => {
          onWidth(null);
        }}
      />
    </div>
  );
}
