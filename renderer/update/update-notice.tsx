import { useEffect, useState, type ReactNode } from 'react';
import type { ReadyUpdate } from '../../preload/contract/update.ts';
import { api } from '../api.ts';
import { Button } from '../components/button.tsx';
import { Notice } from '../components/notice.tsx';
import styles from '../app.module.css';

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
        <Notice tone="news" message={`Version ${version} is installed as soon as no export runs.`} />
      ) : (
        <Notice tone="news" message={`Version ${version} is ready.`}>
          <Button onPress={() => void api.installUpdate()}>Restart to install</Button>
        </Notice>
      )}
    </div>
  );
}
