import type { ReactNode } from 'react';
import styles from '../app.module.css';
import { Button } from '../components/button.tsx';
import { ErrorActionButton } from '../components/error-action-button.tsx';
import { Notice } from '../components/notice.tsx';
import { useSaved } from './saved-slice.ts';
import { errorText, t } from '../words.ts';

/** Why nothing came of a saved export, and what mends it. */
export function SavedProblem(): ReactNode {
  const { problem, saved, run, move, dismissProblem } = useSaved();
  if (!problem) return null;
  const { error, id } = problem;
  const one = saved.find((other) => other.id === id);
  return (
    <div className={styles.banner}>
      <Notice tone="problem" message={errorText(error)} onDismiss={dismissProblem}>
        {one && !one.isExample && error.action === 'choose-target' ? (
          <Button onPress={() => void move(one.id)}>{t('saved.change-folder')}</Button>
        ) : (
          <ErrorActionButton error={error} {...(one && { onRetry: () => void run(one.id) })} />
        )}
      </Notice>
    </div>
  );
}
