import { ChevronDown, History } from 'lucide-react';
import type { ReactNode } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Button } from '../components/button.tsx';
import { cx } from '../components/cx.ts';
import list from '../components/list.module.css';
import styles from './query-panel.module.css';
import { useRecentQueries } from './recent-queries-slice.ts';
import { t } from '../words.ts';

/** The queries that were run last, to be chosen again. */
export function RecentQueriesMenu({ onChoose }: { onChoose: (sql: string) => void }): ReactNode {
  const queries = useRecentQueries((slice) => slice.queries);
  if (queries.length === 0) return null;
  return (
    <MenuTrigger>
      <Button tone="quiet">
        <History size={14} aria-hidden />
        {t('query.recent')}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={cx(list.popover)} placement="bottom end">
        <Menu className={cx(list.list)}>
          {queries.map((sql) => (
            <MenuItem
              key={sql}
              className={cx(list.item)}
              textValue={sql}
              onAction={() => {
                onChoose(sql);
              }}
            >
              <Text slot="label" className={cx(styles.recentQuery)}>
                {sql}
              </Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
