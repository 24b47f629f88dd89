import type { ReactNode } from 'react';
import { CircleAlert, CircleCheck, CircleSlash, X } from 'lucide-react';
import { Button, IconButton } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import { ErrorActionButton } from '../../components/error-action-button.tsx';
import { JobProgressRow } from './job-progress-row.tsx';
import styles from './job-row.module.css';
import { about, isEnded, isRunning, outcome, type EndedJob } from './job-words.ts';
import { useJobs } from './jobs-slice.ts';
import { t, warningText } from '../../words.ts';

interface JobRowProps {
  job: JobStatus;
  /** What else can be done with it, beside what it is there for. */
  children?: ReactNode;
}

export function JobRow({ job, children }: JobRowProps): ReactNode {
  return (
    <li className={styles.row} aria-label={job.fileName} data-entry={job.taskId}>
      {isRunning(job) && <JobProgressRow job={job} />}
      {isEnded(job) && <EndedJobRow job={job}>{children}</EndedJobRow>}
    </li>
  );
}

/** A job of this session, which can be put away. */
export function SessionJobRow({ job }: { job: JobStatus }): ReactNode {
  const { edit, dismiss } = useJobs();
  return (
    <JobRow job={job}>
      <Button onPress={() => void edit(job)}>{t('words.edit-export')}</Button>
      <IconButton
        label={t('words.dismiss')}
        onPress={() => {
          dismiss(job.taskId);
        }}
      >
        <X size={14} aria-hidden />
      </IconButton>
    </JobRow>
  );
}

/** What takes more than a line. */
const isStacked = (job: EndedJob): boolean =>
  job.state === 'FAILURE' || (job.state === 'SUCCESS' && job.result.warnings.length > 0);

const icons = { SUCCESS: CircleCheck, FAILURE: CircleAlert, REVOKED: CircleSlash };

function EndedJobRow({ job, children }: { job: EndedJob; children: ReactNode }) {
  const { open, reveal, drag, retry, move } = useJobs();
  const Icon = icons[job.state];
  return (
    <div className={styles.line}>
      <Icon className={cx(styles.icon, styles[job.state])} size={16} aria-hidden />
      <div
        className={styles.text}
        {...(job.state === 'SUCCESS' && {
          draggable: true,
          onDragStart: (event) => {
            event.preventDefault();
            void drag(job.taskId);
          },
        })}
      >
        <p className={cx(styles.words, isStacked(job) && styles.stacked)}>
          <span className={styles.file} title={job.fileName}>
            {job.fileName}
          </span>
          <span className={styles.facts}>{outcome(job)}</span>
          {job.state === 'SUCCESS' &&
            job.result.warnings.map((warning) => (
              <span key={warning.code} className={styles.warning}>
                {warningText(warning)}
              </span>
            ))}
        </p>
        <p className={styles.about}>{about(job)}</p>
      </div>
      {job.state === 'SUCCESS' && (
        <>
          <Button onPress={() => void open(job.taskId)}>{t('jobs.open')}</Button>
          <Button onPress={() => void reveal(job.taskId)}>{t('words.show-in-folder')}</Button>
        </>
      )}
      {job.state === 'FAILURE' && (
        <ErrorActionButton
          error={job.error}
          onRetry={() => void retry(job.taskId)}
          onMove={() => void move(job.taskId)}
        />
      )}
      {children}
    </div>
  );
}
