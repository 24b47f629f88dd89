import { ChevronDown, ChevronRight, CircleAlert, CircleCheck, CircleSlash, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { JobStatus } from '../../../preload/contract/job.ts';
import { Button, IconButton } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { number } from '../../components/numbers.ts';
import { Spinner } from '../../components/spinner.tsx';
import { t } from '../../words.ts';
import { goesOn, runOutcome, runPercent, runTitle, type RunEntry } from './job-entries.ts';
import styles from './job-row.module.css';
import { about, isRunning } from './job-words.ts';
import { useJobs } from './jobs-slice.ts';

interface RunRowProps {
  entry: RunEntry;
  /** The row of one of its files. */
  file: (job: JobStatus) => ReactNode;
  /** What else can be done with it, beside what it is there for. */
  children?: ReactNode;
}

/** The exports of one run, as one: its files are shown when somebody wants to see them. */
export function RunRow({ entry, file, children }: RunRowProps): ReactNode {
  const { cancelRun, retryRun, revealRun } = useJobs();
  const [isOpen, setOpen] = useState(false);
  const { run, jobs } = entry;
  const works = goesOn(entry);
  const title = runTitle(entry);
  const done = runPercent(entry);
  const [first] = jobs;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <li className={styles.row} aria-label={title} data-entry={run.id}>
      <div className={styles.line}>
        {works ? <Spinner /> : <EndIcon jobs={jobs} />}
        <div className={styles.progress}>
          <p className={cx(styles.words, !works && styles.stacked)}>
            <span className={styles.file} title={title}>
              {title}
            </span>
            <span className={styles.facts}>{runOutcome(entry)}</span>
            {works && <span className={styles.percent}>{number(done)} %</span>}
          </p>
          {works && (
            <ProgressBar className={cx(styles.bar)} aria-label={t('split.progress')} value={done}>
              <div className={cx(styles.fill)} style={{ width: `${String(done)}%` }} />
            </ProgressBar>
          )}
          {first && <p className={styles.about}>{about(first)}</p>}
        </div>
        {works ? (
          <Button onPress={() => void cancelRun(run.id)}>{t('words.cancel')}</Button>
        ) : (
          <>
            {jobs.some(({ state }) => state === 'SUCCESS') && (
              <Button onPress={() => void revealRun(run.id)}>{t('split.open-folder')}</Button>
            )}
            {jobs.some(({ state }) => state !== 'SUCCESS') && (
              <Button onPress={() => void retryRun(run.id)}>{t('words.try-again')}</Button>
            )}
          </>
        )}
        {children}
        <IconButton
          label={t(isOpen ? 'split.hide' : 'split.show')}
          aria-expanded={isOpen}
          onPress={() => {
            setOpen(!isOpen);
          }}
        >
          <Chevron size={16} aria-hidden />
        </IconButton>
      </div>
      {isOpen && (
        <ul className={styles.files} aria-label={title}>
          {jobs.map(file)}
        </ul>
      )}
    </li>
  );
}

/** A run of this session, which can be put away. */
export function SessionRunRow({ entry, file }: Omit<RunRowProps, 'children'>): ReactNode {
  const dismissRun = useJobs((slice) => slice.dismissRun);
  return (
    <RunRow entry={entry} file={file}>
      {!goesOn(entry) && (
        <IconButton
          label={t('words.dismiss')}
          onPress={() => {
            dismissRun(entry.run.id);
          }}
        >
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </RunRow>
  );
}

function EndIcon({ jobs }: { jobs: readonly JobStatus[] }) {
  const states = new Set(jobs.filter((job) => !isRunning(job)).map(({ state }) => state));
  const state = states.has('FAILURE') ? 'FAILURE' : states.has('REVOKED') ? 'REVOKED' : 'SUCCESS';
  const Icon = { SUCCESS: CircleCheck, FAILURE: CircleAlert, REVOKED: CircleSlash }[state];
  return <Icon className={cx(styles.icon, styles[state])} size={16} aria-hidden />;
}
