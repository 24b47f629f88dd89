import { useState, type ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { number } from '../../components/numbers.ts';
import { ColumnList } from './column-list.tsx';
import styles from './column-panel.module.css';
import { arrangedColumns } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import screen from '../export-screen.module.css';

/** Which columns, in which order, under which names. */
export function ColumnPanel(): ReactNode {
  const draft = useDraft((whole) => whole);
  const setColumns = useExport((slice) => slice.setColumns);
  const [sought, setSought] = useState('');

  const columns = arrangedColumns(draft);
  const shown = columns.filter(({ label, name }) =>
    `${name ?? ''} ${label}`.toLowerCase().includes(sought.trim().toLowerCase()),
  );
  const tickShown = (ticked: boolean): void => {
    const keys = new Set(shown.map(({ key }) => key));
    setColumns((all) => all.map((column) => (keys.has(column.key) ? { ...column, ticked } : column)));
  };

  return (
    <section className={screen.panel} aria-labelledby="columns-title" data-field="columns">
      <div className={styles.head}>
        <h2 className={screen.title} id="columns-title">
          Columns
        </h2>
        {columns.length > 0 && (
          <span className={styles.count}>
            {number(columns.filter(({ ticked }) => ticked).length)} of {number(columns.length)}
          </span>
        )}
        <div className={styles.buttons}>
          <Button
            tone="quiet"
            onPress={() => {
              tickShown(true);
            }}
          >
            All
          </Button>
          <Button
            tone="quiet"
            onPress={() => {
              tickShown(false);
            }}
          >
            None
          </Button>
        </div>
      </div>
      <div className={styles.search}>
        <SearchField label="Search columns" value={sought} onChange={setSought} />
      </div>
      <ColumnList key={draft.dataset.id} columns={shown} />
    </section>
  );
}
