import { useMemo, type ReactNode } from 'react';
import type { RequestOf } from '../../../preload/contract/channels.ts';
import { expectedRows } from '../../../preload/contract/row-count.ts';
import { api } from '../../api.ts';
import { Button } from '../../components/button.tsx';
import { rowCount } from '../../components/numbers.ts';
import { t } from '../../words.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { useAnswer } from '../draft/use-answer.ts';
import { conditionsOf } from './conditions.ts';
import styles from './no-rows.module.css';

type EachRequest = RequestOf<'countEach'>;

/** Why no row fits: each condition with the rows that it leaves by itself, and the way to take it away. */
export function NoRows(): ReactNode {
  const draft = useDraft((draft) => draft);
  const conditions = useMemo(() => conditionsOf(draft), [draft]);
  const request = conditions.map(({ alone }) => alone);
  const counts = useAnswer(
    // A single condition is the reason.
    request.length < 2 ? null : JSON.stringify({ source: draft.source, request } satisfies EachRequest),
    (asked) => api.countEach(JSON.parse(asked) as EachRequest),
  );
  // What keeps them from being counted keeps the preview from being shown, which says so.
  const rows = counts?.ok ? counts.value.map(expectedRows) : [];
  return (
    <div className={styles.pane} role="status">
      <p>{t('preview.no-rows')}</p>
      {conditions.length > 1 && <p className={styles.lead}>{t('preview.each-alone')}</p>}
      <ul className={styles.conditions} aria-label={t('preview.conditions')}>
        {conditions.map(({ id, words, remove }, index) => (
          <li key={id} className={styles.condition}>
            <span className={styles.words}>{words}</span>
            {conditions.length > 1 && (
              <span className={styles.rows}>{rows[index] === undefined ? '…' : rowCount(rows[index])}</span>
            )}
            <Button
              aria-label={t('preview.remove-condition', { condition: words })}
              onPress={() => {
                remove(useExport.getState());
              }}
            >
              {t('words.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
