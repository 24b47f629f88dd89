import type { ReactNode } from 'react';
import { Plus } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import list from '../../components/list.module.css';
import { PanelGroup } from '../../components/panel-group.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { FilterRow } from './filter-row.tsx';

export function FilterList(): ReactNode {
  const available = useDraft((draft) => draft.available);
  const filters = useDraft((draft) => draft.filters);
  const addFilter = useExport((slice) => slice.addFilter);
  return (
    <PanelGroup
      title="Filters"
      action={
        <MenuTrigger>
          <Button tone="quiet" isDisabled={available.length === 0}>
            <Plus size={14} aria-hidden />
            Add filter
          </Button>
          <Popover className={cx(list.popover)} placement="bottom end">
            <Menu
              className={cx(list.list)}
              aria-label="Column to filter by"
              items={available}
              onAction={(key) => {
                addFilter(String(key));
              }}
            >
              {({ key, label }) => (
                <MenuItem id={key} textValue={label} className={cx(list.item)}>
                  <Text slot="label">{label}</Text>
                </MenuItem>
              )}
            </Menu>
          </Popover>
        </MenuTrigger>
      }
    >
      {filters.map((filter) => {
        const column = available.find(({ key }) => key === filter.column);
        return column && <FilterRow key={filter.id} filter={filter} column={column} />;
      })}
    </PanelGroup>
  );
}
