import {
  ArrowDownAZ,
  ArrowLeft,
  ArrowRight,
  ArrowUpDown,
  ArrowUpZA,
  Copy,
  EyeOff,
  Filter,
  FoldHorizontal,
  Pencil,
  UnfoldHorizontal,
} from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { flushSync } from 'react-dom';
import { MenuSection } from 'react-aria-components';
import type { ColumnInfo } from '../../../../preload/contract/dataset.ts';
import { cx } from '../../../components/cx.ts';
import list from '../../../components/list.module.css';
import { t } from '../../../words.ts';
import { GridMenu } from './grid-menu.tsx';
import { menuAction } from './menu-action.tsx';
import { useColumnActions } from './use-column-actions.ts';

interface ColumnMenuProps {
  column: ColumnInfo;
  /** The column's name in the grid. */
  anchor: RefObject<Element | null>;
  /** Copies its name and the rows that are shown. */
  onCopy: () => void;
  onRename: () => void;
  /** Makes the column that much wider, in rem. */
  onWiden: (by: number) => void;
  onClose: () => void;
}

/** What can be done with a column: it opens under its name. */
export function ColumnMenu({
  column,
  anchor,
  onCopy,
  onRename,
  onWiden,
  onClose,
}: ColumnMenuProps): ReactNode {
  const actions = useColumnActions(column.key);
  const title = t('grid.column', { column: column.label });
  /** The menu gives the focus back as it closes; what is to have it then comes after that. */
  const afterClosing = (act: () => void) => (): void => {
    flushSync(onClose);
    requestAnimationFrame(act);
  };
  return (
    <GridMenu title={title} anchor={anchor} onClose={onClose}>
      {actions.isArranged && (
        <MenuSection className={cx(list.section)} aria-label={t('grid.order')}>
          {menuAction(t('grid.sort-ascending'), ArrowDownAZ, () => {
            actions.sort('ascending');
          })}
          {menuAction(t('grid.sort-descending'), ArrowUpZA, () => {
            actions.sort('descending');
          })}
          {actions.direction &&
            menuAction(t('grid.unsort'), ArrowUpDown, () => {
              actions.sort(null);
            })}
        </MenuSection>
      )}
      {actions.isArranged && (
        <MenuSection className={cx(list.section)} aria-label={t('grid.of-column')}>
          {actions.isFilterable && menuAction(t('grid.filter'), Filter, afterClosing(actions.filter))}
          {menuAction(t('words.rename'), Pencil, afterClosing(onRename))}
          {menuAction(t('grid.hide'), EyeOff, afterClosing(actions.hide))}
        </MenuSection>
      )}
      <MenuSection className={cx(list.section)} aria-label={t('cell.copy')}>
        {menuAction(t('cell.copy-column'), Copy, onCopy)}
      </MenuSection>
      <MenuSection className={cx(list.section)} aria-label={t('grid.place-and-width')}>
        {actions.canMoveLeft && menuAction(t('grid.move-left'), ArrowLeft, afterClosing(actions.moveLeft))}
        {actions.canMoveRight &&
          menuAction(t('grid.move-right'), ArrowRight, afterClosing(actions.moveRight))}
        {menuAction(
          t('grid.wider'),
          UnfoldHorizontal,
          () => {
            onWiden(2);
          },
          true,
        )}
        {menuAction(
          t('grid.narrower'),
          FoldHorizontal,
          () => {
            onWiden(-2);
          },
          true,
        )}
      </MenuSection>
    </GridMenu>
  );
}
