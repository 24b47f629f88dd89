import type { ReactNode, RefObject } from 'react';
import { Menu, Popover } from 'react-aria-components';
import { cx } from '../../../components/cx.ts';
import list from '../../../components/list.module.css';

interface GridMenuProps {
  /** What it is about. */
  title: string;
  /** The cell, or the name of a column, in the grid. */
  anchor: RefObject<Element | null>;
  onClose: () => void;
  children: ReactNode;
}

/** A menu that is open under a place of the grid. */
export const GridMenu = ({ title, anchor, onClose, children }: GridMenuProps): ReactNode => (
  <Popover
    className={cx(list.popover)}
    aria-label={title}
    triggerRef={anchor}
    placement="bottom start"
    isOpen
    onOpenChange={onClose}
  >
    <Menu className={cx(list.list)} aria-label={title} onClose={onClose}>
      {children}
    </Menu>
  </Popover>
);
