import { DatabaseZap } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../components/button.tsx';
import { Spinner } from '../components/spinner.tsx';
import styles from './no-source.module.css';
import { OpenDatabaseButton } from './open-database-button.tsx';
import { useOpenedSource } from './opened-source-slice.ts';
import { errorText, t } from '../words.ts';

/** What is shown until a source is open, and when none could be opened. */
export function NoSource(): ReactNode {
  const { problem, openSample, retry } = useOpenedSource();
  return problem ? (
    <main className={styles.waiting}>
      <DatabaseZap size={36} strokeWidth={1.25} aria-hidden />
      <p className={styles.closed} role="alert">
        {errorText(problem)}
      </p>
      <div className={styles.buttons}>
        {problem.action === 'retry' && <Button onPress={() => void retry()}>{t('words.try-again')}</Button>}
        <OpenDatabaseButton />
        <Button onPress={() => void openSample()}>{t('source.use-sample')}</Button>
      </div>
    </main>
  ) : (
    <main className={styles.waiting}>
      <Spinner size={24} />
      <p role="status">{t('source.preparing')}</p>
    </main>
  );
}
