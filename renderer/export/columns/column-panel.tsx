import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { t } from '../../words.ts';
import { ColumnList } from './column-list.tsx';
import styles from './column-panel.module.css';
import { arrangedColumns } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';

/** Which columns, in which order, under which names. */
export function ColumnPanel(): ReactNode {
  const dataset = useDraft((draft) => draft.dataset.id);
  const available = useDraft((draft) => draft.available);
  const summary = useDraft((draft) => draft.summary);
  const arranged = useDraft((draft) => draft.columns);
  const setColumns = useExport((slice) => slice.setColumns);
  const [sought, setSought] = useState('');

  // The list draws a column anew that is another object.
  const columns = useMemo(
    () => arrangedColumns({ available, summary, columns: arranged }),
    [available, summary, arranged],
  );
  const shown = useMemo(() => {
    const part = sought.trim().toLowerCase();
    return columns.filter(({ label, name }) => `${name ?? ''} ${label}`.toLowerCase().includes(part));
  }, [columns, sought]);
  const tickShown = (ticked: boolean): void => {
    const keys = new Set(shown.map(({ key }) => key));
    setColumns((all) => all.map((column) => (keys.has(column.key) ? { ...column, ticked } : column)));
  };

  return (
    <div data-field="columns">
      <div className={styles.head}>
        <div className={styles.search}>
          <SearchField label={t('columns.search')} value={sought} onChange={setSought} />
        </div>
        <Button
          tone="quiet"
          onPress={() => {
            tickShown(true);
          }}
        >
          {t('columns.all')}
        </Button>
        <Button
          tone="quiet"
          onPress={() => {
            tickShown(false);
          }}
        >
          {t('columns.none')}
        </Button>
      </div>
      <ColumnList key={dataset} columns={shown} />
    </div>
  );
}
