import type { ReactNode } from 'react';
import type { Sort } from '../../../preload/contract/query.ts';
import { NumberField } from '../../components/number-field.tsx';
import group from '../../components/panel-group.module.css';
import { Select } from '../../components/select.tsx';
import { useDraft, useExport } from '../draft/export-slice.ts';
import styles from './what-panel.module.css';

const unsorted = '';

/** The order of the rows, and how many of them. */
export function SortFields(): ReactNode {
  const available = useDraft((draft) => draft.available);
  const sort = useDraft((draft) => draft.sort);
  const limit = useDraft((draft) => draft.limit);
  const setSort = useExport((slice) => slice.setSort);
  const setLimit = useExport((slice) => slice.setLimit);
  return (
    <div className={group.group} role="group" aria-label="Order and limit">
      <Select
        label="Sort by"
        value={sort?.column ?? unsorted}
        groups={[
          {
            label: '',
            options: [
              { id: unsorted, label: 'The dataset’s own order' },
              ...available.map(({ key, label }) => ({ id: key, label })),
            ],
          },
        ]}
        onChange={(column) => {
          setSort(column === unsorted ? null : { column, direction: sort?.direction ?? 'ascending' });
        }}
      />
      <div className={styles.pair}>
        <NumberField
          label="At most (rows)"
          placeholder="All"
          minValue={1}
          formatOptions={{ maximumFractionDigits: 0 }}
          value={limit}
          onChange={setLimit}
        />
        {sort && (
          <Select<Sort['direction']>
            label="Direction"
            value={sort.direction}
            groups={[
              {
                label: '',
                options: [
                  { id: 'ascending', label: 'Ascending' },
                  { id: 'descending', label: 'Descending' },
                ],
              },
            ]}
            onChange={(direction) => {
              setSort({ ...sort, direction });
            }}
          />
        )}
      </div>
    </div>
  );
}
