import { CirclePause, Hourglass } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { number } from '../../components/numbers.ts';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../words.ts';
import styles from './job-row.module.css';
import { about, activity, percent, progressFacts, type RunningJob } from './job-words.ts';
import { useJobs } from './jobs-slice.ts';

/** A job that runs or waits. What waits has no bar: nothing moves. */
export function JobProgressRow({ job }: { job: RunningJob }): ReactNode {
  const { cancel, pause, resumeJob, retry } = useJobs();
  /** What it has been told, while it still works. */
  const [stopping, setStopping] = useState<string | null>(null);
  const works = job.state === 'PROGRESS';
  if (stopping !== null && !works) setStopping(null);
  const isPaused = job.state === 'PENDING' && job.isPaused;
  const done = percent(job);
  const facts = works ? progressFacts(job.progress) : '';
  const stop = (words: string, ask: (taskId: string) => Promise<boolean>): void => {
    setStopping(words);
    void ask(job.taskId).then((heard) => {
      if (!heard) setStopping(null);
    });
  };
  return (
    <div className={styles.line}>
      {works ? <Spinner /> : <WaitingIcon isPaused={isPaused} />}
      <div className={styles.progress}>
        <p className={styles.words}>
          <span className={styles.file} title={job.fileName}>
            {job.fileName}
          </span>
          <span className={styles.facts}>
            {stopping ?? activity(job)}
            {facts && ` · ${facts}`}
          </span>
          {done !== null && <span className={styles.percent}>{number(done)} %</span>}
        </p>
        {works && (
          <ProgressBar
            className={cx(styles.bar)}
            aria-label={t('jobs.progress')}
            value={done ?? 0}
            isIndeterminate={done === null}
          >
            <div
              className={cx(styles.fill, done === null && styles.unknown)}
              style={done === null ? {} : { width: `${String(done)}%` }}
            />
          </ProgressBar>
        )}
        <p className={styles.about}>{about(job)}</p>
      </div>
      {job.state === 'RETRY' && <Button onPress={() => void retry(job.taskId)}>{t('jobs.try-now')}</Button>}
      {isPaused ? (
        <Button onPress={() => void resumeJob(job.taskId)}>{t('jobs.resume')}</Button>
      ) : (
        <Button
          onPress={() => {
            stop(t('jobs.pausing'), pause);
          }}
        >
          {t('jobs.pause')}
        </Button>
      )}
      <Button
        onPress={() => {
          stop(t('jobs.cancelling'), cancel);
        }}
      >
        {t('words.cancel')}
      </Button>
    </div>
  );
}

function WaitingIcon({ isPaused }: { isPaused: boolean }) {
  const Icon = isPaused ? CirclePause : Hourglass;
  return <Icon className={styles.icon} size={16} aria-hidden />;
}
