import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, CircleSlash, X } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import { ErrorActionButton } from '../../components/error-action-button.tsx';
import { JobProgressRow } from './job-progress-row.tsx';
import styles from './job-row.module.css';
import { isEnded, isRunning, outcome, type EndedJob } from './job-words.ts';
import { useJobs } from './jobs-slice.ts';

export function JobRow({ job }: { job: JobStatus }): ReactNode {
  return (
    <li className={styles.row} aria-label={job.fileName}>
      {isRunning(job) && <JobProgressRow job={job} />}
      {isEnded(job) && <EndedJobRow job={job} />}
    </li>
  );
}

/** What takes more than a line. */
const isStacked = (job: EndedJob): boolean =>
  job.state === 'FAILURE' || (job.state === 'SUCCESS' && job.result.warnings.length > 0);

const icons = { SUCCESS: CircleCheck, FAILURE: CircleAlert, REVOKED: CircleSlash };

function EndedJobRow({ job }: { job: EndedJob }) {
  const { open, reveal, edit, retry, move, dismiss } = useJobs();
  const Icon = icons[job.state];
  return (
    <div className={styles.line}>
      <Icon className={cx(styles.icon, styles[job.state])} size={16} aria-hidden />
      <p
        className={cx(styles.words, isStacked(job) && styles.stacked)}
        {...(job.state === 'FAILURE' && { role: 'alert' })}
      >
        <span className={styles.file}>{job.fileName}</span>
        <span className={styles.facts}>{outcome(job)}</span>
        {job.state === 'SUCCESS' &&
          job.result.warnings.map(({ code, message }) => (
            <span key={code} className={styles.warning}>
              {message}
            </span>
          ))}
      </p>
      {job.state === 'SUCCESS' && (
        <>
          <Button onPress={() => void open(job.taskId)}>Open</Button>
          <Button onPress={() => void reveal(job.taskId)}>Show in folder</Button>
        </>
      )}
      {job.state === 'FAILURE' && (
        <ErrorActionButton
          error={job.error}
          onRetry={() => void retry(job.taskId)}
          onMove={() => void move(job.taskId)}
        />
      )}
      <Button onPress={() => void edit(job)}>Edit export</Button>
      <IconButton
        label="Dismiss"
        onPress={() => {
          dismiss(job.taskId);
        }}
      >
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
