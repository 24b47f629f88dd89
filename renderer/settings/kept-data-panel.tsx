import { useEffect, useId, type ReactNode } from 'react';
import { VisuallyHidden } from 'react-aria-components';
import { deletableItems, type DeletableItem, type KeptData } from '../../preload/contract/kept-data.ts';
import { historyDays } from '../../preload/contract/limits.ts';
import { recentQueryLimit } from '../../preload/contract/recent-queries.ts';
import { Button } from '../components/button.tsx';
import { ErrorActionButton } from '../components/error-action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { fileSize } from '../components/numbers.ts';
import heading from '../components/heading.module.css';
import styles from './kept-data-panel.module.css';
import { useKeptData } from './kept-data-slice.ts';
import { errorText, t } from '../words.ts';

const isDeletable = (item: string): item is DeletableItem =>
  (deletableItems as readonly string[]).includes(item);

/** Everything the application keeps for itself, with its size and the way to be rid of it. */
export function KeptDataPanel(): ReactNode {
  const { kept, deleted, problem, load, dismissProblem } = useKeptData();
  const titleId = useId();

  useEffect(() => {
    void load();
  }, [load]);

  return (
    <section aria-labelledby={titleId}>
      <h2 className={heading.title} id={titleId}>
        {t('kept.title')}
      </h2>
      <p className={heading.lead}>{t('kept.lead')}</p>
      {problem && (
        <div className={styles.problem}>
          <Notice tone="problem" message={errorText(problem)} onDismiss={dismissProblem}>
            <ErrorActionButton error={problem} />
          </Notice>
        </div>
      )}
      <ul className={styles.list}>
        {kept?.map((data) => (
          <KeptRow key={data.item} data={data} />
        ))}
      </ul>
      <VisuallyHidden role="status">
        {deleted && t('kept.is-deleted', { label: t(`kept.${deleted}`) })}
      </VisuallyHidden>
    </section>
  );
}

function KeptRow({ data: { item, files, bytes } }: { data: KeptData }) {
  const { remove, showExports } = useKeptData();
  const label = t(`kept.${item}`);
  const detail = t(`kept.${item}-detail`, { days: historyDays, queries: recentQueryLimit });
  return (
    <li className={styles.row} aria-label={label}>
      <div className={styles.words}>
        <p className={styles.label}>{label}</p>
        <p className={styles.detail}>{detail}</p>
      </div>
      <p className={styles.size}>{files === 0 ? t('kept.nothing') : fileSize(bytes)}</p>
      <div className={styles.action}>
        {files > 0 &&
          (isDeletable(item) ? (
            <Button aria-label={t('kept.delete', { label })} onPress={() => void remove(item)}>
              {t('words.delete')}
            </Button>
          ) : (
            <Button onPress={() => void showExports()}>{t('words.show-in-folder')}</Button>
          ))}
      </div>
    </li>
  );
}
