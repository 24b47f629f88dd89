import { useMemo, type ReactNode } from 'react';
import type { ColumnInfo } from '../../../preload/contract/dataset.ts';
import type { Sort } from '../../../preload/contract/query.ts';
import { NumberField } from '../../components/number-field.tsx';
import group from '../../components/panel-group.module.css';
import { Select } from '../../components/select.tsx';
import { t } from '../../words.ts';
import { selectable } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import styles from './what-panel.module.css';

const unsorted = '';
/** Nobody reads an order by more columns; the command line takes them. */
const mostOffered = 3;

/** The order of the rows, and how many of them. */
export function SortFields(): ReactNode {
  const sort = useDraft((draft) => draft.sort);
  const limit = useDraft((draft) => draft.limit);
  const summary = useDraft((draft) => draft.summary);
  const available = useDraft((draft) => draft.available);
  const setSort = useExport((slice) => slice.setSort);
  const setLimit = useExport((slice) => slice.setLimit);
  const columns = useMemo(() => selectable({ summary, available }), [summary, available]);
  const fields: (Sort | undefined)[] = [...sort];
  if (fields.length < Math.min(mostOffered, columns.length)) fields.push(undefined);
  return (
    <div className={group.group} role="group" aria-label={t('order.title')}>
      {fields.map((key, index) => (
        <SortField
          key={index}
          place={index}
          sort={key}
          columns={columns.filter((column) => column.key === key?.column || !isSortedBy(sort, column))}
          unsortedLabel={t(
            index > 0 ? 'order.nothing-more' : summary ? 'order.of-groups' : 'order.of-dataset',
          )}
          onChange={(changed) => {
            setSort(changed ? sort.toSpliced(index, 1, changed) : sort.toSpliced(index, 1));
          }}
        />
      ))}
      <div className={styles.pair}>
        <NumberField
          label={t('order.at-most')}
          placeholder={t('order.all')}
          minValue={1}
          formatOptions={{ maximumFractionDigits: 0 }}
          value={limit}
          onChange={setLimit}
        />
      </div>
    </div>
  );
}

const isSortedBy = (sort: readonly Sort[], { key }: ColumnInfo): boolean =>
  sort.some(({ column }) => column === key);

interface SortFieldProps {
  /** From 0. */
  place: number;
  sort: Sort | undefined;
  columns: ColumnInfo[];
  unsortedLabel: string;
  onChange: (sort: Sort | null) => void;
}

/** One column of the order, and whether it goes up or down. */
function SortField({ place, sort, columns, unsortedLabel, onChange }: SortFieldProps) {
  const label = t(place === 0 ? 'order.sort-by' : 'order.then-by');
  return (
    <div className={styles.pair} role="group" aria-label={t('order.key', { label, place: place + 1 })}>
      <div className={sort ? undefined : styles.whole}>
        <Select
          label={label}
          value={sort?.column ?? unsorted}
          groups={[
            {
              label: '',
              options: [
                { id: unsorted, label: unsortedLabel },
                ...columns.map(({ key, label }) => ({ id: key, label })),
              ],
            },
          ]}
          onChange={(column) => {
            onChange(column === unsorted ? null : { column, direction: sort?.direction ?? 'ascending' });
          }}
        />
      </div>
      {sort && (
        <Select<Sort['direction']>
          label={t('order.direction')}
          value={sort.direction}
          groups={[
            {
              label: '',
              options: [
                { id: 'ascending', label: t('order.ascending') },
                { id: 'descending', label: t('order.descending') },
              ],
            },
          ]}
          onChange={(direction) => {
            onChange({ ...sort, direction });
          }}
        />
      )}
    </div>
  );
}
