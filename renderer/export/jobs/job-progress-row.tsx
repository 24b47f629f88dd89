import { Hourglass } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { number } from '../../components/numbers.ts';
import { Spinner } from '../../components/spinner.tsx';
import styles from './job-row.module.css';
import { activity, percent, progressFacts, type RunningJob } from './job-words.ts';
import { useJobs } from './jobs-slice.ts';

export function JobProgressRow({ job }: { job: RunningJob }): ReactNode {
  const { cancel, retry } = useJobs();
  const [cancelling, setCancelling] = useState(false);
  const done = percent(job);
  const facts = job.state === 'PROGRESS' ? progressFacts(job.progress) : '';
  const isWaiting = job.state === 'RETRY';
  return (
    <div className={styles.line}>
      {isWaiting ? <Hourglass className={cx(styles.icon)} size={16} aria-hidden /> : <Spinner />}
      <div className={styles.progress}>
        <p className={styles.words}>
          <span className={styles.file}>{job.fileName}</span>
          <span className={styles.facts}>
            {cancelling ? 'Cancelling' : activity(job)}
            {facts && ` · ${facts}`}
          </span>
          {done !== null && <span className={styles.percent}>{number(done)} %</span>}
        </p>
        {!isWaiting && (
          <ProgressBar
            className={cx(styles.bar)}
            aria-label="Export progress"
            value={done ?? 0}
            isIndeterminate={done === null}
          >
            <div
              className={cx(styles.fill, done === null && styles.unknown)}
              style={done === null ? {} : { width: `${String(done)}%` }}
            />
          </ProgressBar>
        )}
      </div>
      {isWaiting && !cancelling && <Button onPress={() => void retry(job.taskId)}>Try now</Button>}
      <Button
        isDisabled={cancelling}
        onPress={() => {
          setCancelling(true);
          void cancel(job.taskId).then((heard) => {
            setCancelling(heard);
          });
        }}
      >
        Cancel
      </Button>
    </div>
  );
}
