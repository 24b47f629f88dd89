import { useEffect, useState, type ReactNode } from 'react';
import type { ReadyUpdate } from '../../preload/contract/update.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import styles from '../app.module.css';
import { t } from '../words.ts';

/** A line that a newer version is ready; nothing while there is none. */
export function UpdateNotice(): ReactNode {
  const [update, setUpdate] = useState<ReadyUpdate | null>(null);
  useEffect(() => {
    void api.describeUpdate().then((answer) => {
      if (answer.ok && answer.value) setUpdate(answer.value);
    });
    return api.onUpdateChanged(setUpdate);
  }, []);
  if (!update) return null;
  const { version, isWaiting } = update;
  return (
    <div className={styles.banner}>
      {isWaiting ? (
        <Notice tone="news" message={t('update.waiting', { version })} />
      ) : (
        <Notice tone="news" message={t('update.ready', { version })}>
          <Button onPress={() => void api.installUpdate()}>{t('update.restart')}</Button>
        </Notice>
      )}
    </div>
  );
}
