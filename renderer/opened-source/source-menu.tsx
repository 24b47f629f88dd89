import type { ReactNode } from 'react';
import { ChevronDown, Database, FolderOpen, School } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Text, VisuallyHidden } from 'react-aria-components';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import { Button } from '../components/button.tsx';
import { cx } from '../components/cx.ts';
import list from '../components/list.module.css';
import { opensDatabases } from '../system.ts';
import { useOpenedSource } from './opened-source-slice.ts';
import styles from './source-menu.module.css';

/** Names the opened source and offers another one. */
export function SourceMenu({ source }: { source: SourceInfo }): ReactNode {
  const openDatabase = useOpenedSource((slice) => slice.openDatabase);
  const openSample = useOpenedSource((slice) => slice.openSample);
  return (
    <MenuTrigger>
      <Button tone="quiet">
        <Database size={14} aria-hidden />
        <VisuallyHidden elementType="span">Data from: </VisuallyHidden>
        <span className={styles.label}>{source.label}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={cx(list.popover)} placement="bottom end">
        <Menu className={cx(list.list)} aria-label="Data">
          {opensDatabases && (
            <MenuItem
              className={cx(list.item)}
              textValue="Open a database…"
              onAction={() => void openDatabase()}
            >
              <FolderOpen size={15} aria-hidden />
              <Text slot="label">Open a database…</Text>
            </MenuItem>
          )}
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
