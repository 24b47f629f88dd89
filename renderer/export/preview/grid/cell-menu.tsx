import { Copy, Filter, FilterX, TableProperties, type LucideIcon } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { MenuSection } from 'react-aria-components';
import type { ColumnInfo } from '../../../../preload/contract/dataset.ts';
import { cx } from '../../../components/cx.ts';
import list from '../../../components/list.module.css';
import { t } from '../../../words.ts';
import { useExport } from '../../draft/export-slice.ts';
import { cellConditions, type CellCondition } from './cell-conditions.ts';
import { GridMenu } from './grid-menu.tsx';
import { menuAction } from './menu-action.tsx';

export interface CellMenuProps {
  /** Undefined where whole rows are chosen. */
  column: ColumnInfo | undefined;
  /** What it shows. */
  text: string;
  /** As a filter takes it: see `Preview`. */
  value: string | null;
  /** The cell in the grid. */
  anchor: RefObject<Element | null>;
  onCopy: (withNames: boolean) => void;
  onClose: () => void;
}

const icons: Record<CellCondition['icon'], LucideIcon> = { only: Filter, without: FilterX };

/** What can be done with the chosen cells: it opens under the one that was pointed at. */
export function CellMenu({ column, text, value, anchor, onCopy, onClose }: CellMenuProps): ReactNode {
  const isFilterable = useExport(
    ({ draft }) => draft?.available.some(({ key }) => key === column?.key) ?? false,
  );
  const conditions = column && isFilterable ? cellConditions(column, text, value) : [];
  const title = column ? t('cell.title', { column: column.label }) : t('cell.titles');
  return (
    <GridMenu title={title} anchor={anchor} onClose={onClose}>
      <MenuSection className={cx(list.section)} aria-label={t('cell.copy')}>
        {menuAction(t('cell.copy'), Copy, () => {
          onCopy(false);
        })}
        {menuAction(t('cell.copy-with-names'), TableProperties, () => {
          onCopy(true);
        })}
      </MenuSection>
      {conditions.length > 0 && (
        <MenuSection className={cx(list.section)} aria-label={t('cell.filter')}>
          {conditions.map(({ label, icon, filter }) =>
            menuAction(label, icons[icon], () => {
              useExport.getState().addFilter(filter.column, filter);
            }),
          )}
        </MenuSection>
      )}
    </GridMenu>
  );
}
