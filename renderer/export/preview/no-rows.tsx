import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { expectedRows } from '../../../preload/contract/row-count.ts';
import { api } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { rowCount } from '../../components/numbers.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { conditionsOf } from './conditions.ts';
import styles from './no-rows.module.css';

/** Why no row fits: each condition with the rows that it leaves by itself, and the way to take it away. */
export function NoRows(): ReactNode {
  const draft = useDraft((draft) => draft);
  const conditions = useMemo(() => conditionsOf(draft), [draft]);
  const rows = useRows(draft.source, JSON.stringify(conditions.map(({ alone }) => alone)));
  return (
    <div className={styles.pane} role="status">
      <p>No row fits. The file would have its header only.</p>
      {conditions.length > 1 && <p className={styles.lead}>By itself each condition leaves:</p>}
      <ul className={styles.conditions} aria-label="Conditions">
        {conditions.map(({ id, words, remove }, index) => (
          <li key={id} className={styles.condition}>
            <span className={styles.words}>{words}</span>
            {conditions.length > 1 && (
              <span className={styles.rows}>{rows[index] === undefined ? '…' : rowCount(rows[index])}</span>
            )}
            <Button
              aria-label={`Remove ${words}`}
              onPress={() => {
                remove(useExport.getState());
              }}
            >
              Remove
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The rows of each of the sheets, which are JSON so that they are told apart by what they say; undefined until known. */
function useRows(source: string, sheets: string): (number | undefined)[] {
  const [found, setFound] = useState<{ sheets: string; rows: (number | undefined)[] } | null>(null);
  useEffect(() => {
    const request = JSON.parse(sheets) as Parameters<typeof api.countEach>[0]['request'];
    // A single condition is the reason.
    if (request.length < 2) return;
    let isCurrent = true;
    void api.countEach({ source, request }).then((answer) => {
      // What keeps them from being counted keeps the preview from being shown, which says so.
      if (isCurrent && answer.ok) setFound({ sheets, rows: answer.value.map(expectedRows) });
    });
    return () => {
      isCurrent = false;
    };
  }, [source, sheets]);
  return found?.sheets === sheets ? found.rows : [];
}
