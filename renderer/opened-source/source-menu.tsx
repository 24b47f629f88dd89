import type { ReactNode } from 'react';
import { ChevronDown, Database, FolderOpen, School, Server, Settings2 } from 'lucide-react';
import {
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
  Text,
  VisuallyHidden,
} from 'react-aria-components';
import type { SourceInfo } from '../../preload/contract/channels.ts';
import { Button } from '../components/button.tsx';
import { cx } from '../components/cx.ts';
import list from '../components/list.module.css';
import { Spinner } from '../components/spinner.tsx';
import { useScreen } from '../screen-slice.ts';
import { useConnections } from '../sources/connections-slice.ts';
import { opensDatabases, reachesServers } from '../system.ts';
import { useOpenedSource } from './opened-source-slice.ts';
import styles from './source-menu.module.css';
import { t } from '../words.ts';

/** Names the opened source and offers another one. */
export function SourceMenu({ source }: { source: SourceInfo }): ReactNode {
  const openDatabase = useOpenedSource((slice) => slice.openDatabase);
  const openSample = useOpenedSource((slice) => slice.openSample);
  const { opening, openConnection } = useOpenedSource();
  const { connections, load } = useConnections();
  const go = useScreen((slice) => slice.go);
  return (
    <MenuTrigger
      onOpenChange={(isOpen) => {
        if (isOpen && reachesServers) void load();
      }}
    >
      <Button tone="quiet">
        {opening === null ? <Database size={14} aria-hidden /> : <Spinner size={14} />}
        <VisuallyHidden elementType="span">{t('source.data-from')} </VisuallyHidden>
        <span className={styles.label}>
          {opening === null ? source.label : t('source.opening', { name: opening })}
        </span>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={cx(list.popover)} placement="bottom end">
        <Menu className={cx(list.list)} aria-label={t('source.data')}>
          {opensDatabases && (
            <MenuItem
              className={cx(list.item)}
              textValue={t('source.open-database')}
              onAction={() => void openDatabase()}
            >
              <FolderOpen size={15} aria-hidden />
              <Text slot="label">{t('source.open-database')}</Text>
            </MenuItem>
          )}
          <MenuItem
            className={cx(list.item)}
            textValue={t('source.use-sample')}
            onAction={() => void openSample()}
          >
            <School size={15} aria-hidden />
            <Text slot="label">{t('source.use-sample')}</Text>
          </MenuItem>
          {reachesServers && (
            <MenuSection className={cx(list.section)}>
              <Header className={cx(list.heading)}>{t('navigation.connections')}</Header>
              {(connections ?? []).map((connection) => (
                <MenuItem
                  key={connection.id}
                  id={connection.id}
                  className={cx(list.item)}
                  textValue={connection.name}
                  onAction={() => void openConnection(connection)}
                >
                  <Server size={15} aria-hidden />
                  <Text slot="label">{connection.name}</Text>
                </MenuItem>
              ))}
              <MenuItem
                className={cx(list.item)}
                textValue={t('source.manage-connections')}
                onAction={() => {
                  go('connections');
                }}
              >
                <Settings2 size={15} aria-hidden />
                <Text slot="label">{t('source.manage-connections')}</Text>
              </MenuItem>
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
