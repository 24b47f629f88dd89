import {
  ArrowDownAZ,
  ArrowLeft,
  ArrowRight,
  ArrowUpDown,
  ArrowUpZA,
  EyeOff,
  Filter,
  FoldHorizontal,
  Pencil,
  UnfoldHorizontal,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { flushSync } from 'react-dom';
import { Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components';
import type { ColumnInfo } from '../../../../preload/contract/dataset.ts';
import { cx } from '../../../components/cx.ts';
import list from '../../../components/list.module.css';
import { useColumnActions } from './use-column-actions.ts';

interface ColumnMenuProps {
  column: ColumnInfo;
  /** The column's name in the grid. */
  anchor: RefObject<Element | null>;
  onRename: () => void;
  /** Makes the column that much wider, in rem. */
  onWiden: (by: number) => void;
  onClose: () => void;
}

/** What can be done with a column: it opens under its name. */
export function ColumnMenu({ column, anchor, onRename, onWiden, onClose }: ColumnMenuProps): ReactNode {
  const actions = useColumnActions(column.key);
  const title = `Column ${column.label}`;
  /** The menu gives the focus back as it closes; what is to have it then comes after that. */
  const afterClosing = (act: () => void) => (): void => {
    flushSync(onClose);
    requestAnimationFrame(act);
  };
  return (
    <Popover
      className={cx(list.popover)}
      aria-label={title}
      triggerRef={anchor}
      placement="bottom start"
      isOpen
      onOpenChange={onClose}
    >
      <Menu className={cx(list.list)} aria-label={title} onClose={onClose}>
        {actions.isArranged && (
          <MenuSection className={cx(list.section)} aria-label="Order">
            {item('Sort ascending', ArrowDownAZ, () => {
              actions.sort('ascending');
            })}
            {item('Sort descending', ArrowUpZA, () => {
              actions.sort('descending');
            })}
            {actions.direction &&
              item('Not sorted by it', ArrowUpDown, () => {
                actions.sort(null);
              })}
          </MenuSection>
        )}
        {actions.isArranged && (
          <MenuSection className={cx(list.section)} aria-label="Column">
            {actions.isFilterable && item('Filter…', Filter, afterClosing(actions.filter))}
            {item('Rename…', Pencil, afterClosing(onRename))}
            {item('Hide', EyeOff, afterClosing(actions.hide))}
          </MenuSection>
        )}
        <MenuSection className={cx(list.section)} aria-label="Place and width">
          {actions.canMoveLeft && item('Move left', ArrowLeft, afterClosing(actions.moveLeft))}
          {actions.canMoveRight && item('Move right', ArrowRight, afterClosing(actions.moveRight))}
          {item(
            'Wider',
            UnfoldHorizontal,
            () => {
              onWiden(2);
            },
            true,
          )}
          {item(
            'Narrower',
            FoldHorizontal,
            () => {
              onWiden(-2);
            },
            true,
          )}
        </MenuSection>
      </Menu>
    </Popover>
  );
}

const item = (label: string, Icon: LucideIcon, act: () => void, staysOpen = false): ReactNode => (
  <MenuItem
    id={label}
    textValue={label}
    className={cx(list.item)}
    shouldCloseOnSelect={!staysOpen}
    onAction={act}
  >
    <Icon size={15} aria-hidden />
    <Text slot="label">{label}</Text>
  </MenuItem>
);
