import type { ReactNode } from 'react';
import { ChevronDown, Database, FolderOpen, School } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Text, VisuallyHidden } from 'react-aria-components';
import type { StoreInfo } from '../../preload/contract/channels.ts';
import { Button } from '../components/button.tsx';
import { cx } from '../components/cx.ts';
import list from '../components/list.module.css';
import { useOpenedStore } from './opened-store-slice.ts';
import styles from './store-menu.module.css';

/** Names the opened store and offers another one. */
export function StoreMenu({ store }: { store: StoreInfo }): ReactNode {
  const openDatabase = useOpenedStore((slice) => slice.openDatabase);
  const openSample = useOpenedStore((slice) => slice.openSample);
  return (
    <MenuTrigger>
      <Button tone="quiet">
        <Database size={14} aria-hidden />
        <VisuallyHidden elementType="span">Opened store: </VisuallyHidden>
        <span className={styles.label}>{store.label}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={cx(list.popover)} placement="bottom end">
        <Menu className={cx(list.list)} aria-label="Store">
          <MenuItem
            className={cx(list.item)}
            textValue="Open a database…"
            onAction={() => void openDatabase()}
          >
            <FolderOpen size={15} aria-hidden />
            <Text slot="label">Open a database…</Text>
          </MenuItem>
          <MenuItem
            className={cx(list.item)}
            textValue="Use the sample school"
            onAction={() => void openSample()}
          >
            <School size={15} aria-hidden />
            <Text slot="label">Use the sample school</Text>
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
