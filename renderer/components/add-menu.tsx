import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import list from './list.module.css';

interface AddMenuProps {
  /** The button's word. */
  label: string;
  /** What the list is of. */
  listLabel: string;
  items: { id: string; label: string }[];
  onAdd: (id: string) => void;
}

/** A button with a list, out of which one more thing is added. */
export function AddMenu({ label, listLabel, items, onAdd }: AddMenuProps): ReactNode {
  return (
    <MenuTrigger>
      <Button tone="quiet" isDisabled={items.length === 0}>
        <Plus size={14} aria-hidden />
        {label}
      </Button>
      <Popover className={cx(list.popover)} placement="bottom end">
        <Menu
          className={cx(list.list)}
          aria-label={listLabel}
          items={items}
          onAction={(key) => {
            onAdd(String(key));
          }}
        >
          {({ id, label }) => (
            <MenuItem id={id} textValue={label} className={cx(list.item)}>
              <Text slot="label">{label}</Text>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
