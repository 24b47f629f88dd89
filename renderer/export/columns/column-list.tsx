import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { DropIndicator, GridList, ListLayout, useDragAndDrop, Virtualizer } from 'react-aria-components';
import { cx } from '../../components/cx.ts';
import { t } from '../../words.ts';
import styles from './column-list.module.css';
import { moveColumns } from './column-order.ts';
import { ColumnRow } from './column-row.tsx';
import type { ArrangedColumn, ColumnDraft } from '../draft/export-draft.ts';
import { useExport } from '../draft/export-slice.ts';

/** Pixels; a row is measured once it is drawn. */
const estimatedRowSize = 32;

/** The columns in the file's order: ticked, dragged and renamed in place. */
export function ColumnList({ columns }: { columns: ArrangedColumn[] }): ReactNode {
  const setColumns = useExport((slice) => slice.setColumns);
  const [renaming, setRenaming] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);

  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: renaming !== null,
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = new Set([...keys].map(String));
      const position = target.dropPosition === 'before' ? 'before' : 'after';
      setColumns((all) => moveColumns(all, moved, { key: String(target.key), position }));
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className={cx(styles.indicator)} />,
  });

  const change = (key: string, part: Partial<ColumnDraft>): void => {
    setColumns((all) => all.map((column) => (column.key === key ? { ...column, ...part } : column)));
  };
  const handleRowKey = (event: KeyboardEvent): void => {
    const row = event.target instanceof HTMLElement && event.target.role === 'row' ? event.target : null;
    const column = columns.find(({ key }) => key === row?.dataset.key);
    if (!column) return;
    if (event.key === 'F2' || event.key === 'Enter') setRenaming(column.key);
    else if (event.key === ' ') change(column.key, { ticked: !column.ticked });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const stopRenaming = (key: string): void => {
    setRenaming(null);
    frame.current?.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(key)}"]`)?.focus();
  };

  return (
    <div className={styles.frame} ref={frame} onKeyDownCapture={handleRowKey}>
      <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowSize }}>
        <GridList
          className={cx(styles.list)}
          aria-label={t('columns.name')}
          items={columns}
          dependencies={[renaming]}
          dragAndDropHooks={dragAndDropHooks}
          keyboardNavigationBehavior="tab"
          disallowTypeAhead={renaming !== null}
          renderEmptyState={() => <p className={styles.empty}>{t('columns.empty')}</p>}
        >
          {(column) => (
            <ColumnRow
              id={column.key}
              column={column}
              renaming={renaming === column.key}
              onStartRenaming={() => {
                setRenaming(column.key);
              }}
              onTick={(ticked) => {
                change(column.key, { ticked });
              }}
              onRename={(name) => {
                change(column.key, { name });
              }}
              onStopRenaming={() => {
                stopRenaming(column.key);
              }}
            />
          )}
        </GridList>
      </Virtualizer>
    </div>
  );
}
