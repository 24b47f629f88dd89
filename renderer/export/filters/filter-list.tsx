import type { ReactNode } from 'react';
import { AddMenu } from '../../components/add-menu.tsx';
import { focusField } from '../../components/focus-field.ts';
import { PanelGroup } from '../../components/panel-group.tsx';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { filterField } from '../draft/sheet-request.ts';
import { FilterRow } from './filter-row.tsx';

export function FilterList(): ReactNode {
  const available = useDraft((draft) => draft.available);
  const filters = useDraft((draft) => draft.filters);
  const addFilter = useExport((slice) => slice.addFilter);
  return (
    <PanelGroup
      title={t('filter-field.title')}
      action={
        <AddMenu
          label={t('filter-field.add')}
          listLabel={t('filter-field.choose-column')}
          items={available.map(({ key, label }) => ({ id: key, label }))}
          onAdd={(column) => {
            addFilter(column);
            const added = useExport.getState().draft?.filters.at(-1);
            // Once the menu is gone, which would keep the focus.
            if (added) requestAnimationFrame(() => focusField(filterField(added.id, 0)));
          }}
        />
      }
    >
      {filters.map((filter) => {
        const column = available.find(({ key }) => key === filter.column);
        return column && <FilterRow key={filter.id} filter={filter} column={column} />;
      })}
    </PanelGroup>
  );
}
