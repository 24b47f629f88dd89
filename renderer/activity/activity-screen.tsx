import { useEffect, type ReactNode } from 'react';
import type { JobStatus } from '../../preload/contract/job.ts';
import { historyDays } from '../../preload/contract/limits.ts';
import { Button } from '../components/button.tsx';
import { ErrorActionButton } from '../components/error-action-button.tsx';
import heading from '../components/heading.module.css';
import { Notice } from '../components/notice.tsx';
import { SearchField } from '../components/search-field.tsx';
import { entryId, goesOn } from '../export/jobs/job-entries.ts';
import { JobRow } from '../export/jobs/job-row.tsx';
import { RunRow } from '../export/jobs/run-row.tsx';
import { isEnded } from '../export/jobs/job-words.ts';
import { useJobs } from '../export/jobs/jobs-slice.ts';
import { useKeptData } from '../settings/kept-data-slice.ts';
import styles from './activity-screen.module.css';
import { activitySections } from './activity-sections.ts';
import { useActivity } from './activity-slice.ts';
import { JobMenu } from './job-menu.tsx';
import { RemoveRun } from './remove-run.tsx';
import { errorText, t } from '../words.ts';

/** All exports: those that run and wait, and what became of the earlier ones. */
export function ActivityScreen(): ReactNode {
  const { text, jobs, next, problem, search, refresh, more } = useActivity();
  const removeKept = useKeptData((slice) => slice.remove);

  useEffect(() => {
    void refresh();
    const again = (): void => void refresh();
    // What other processes export is not told here.
    window.addEventListener('focus', again);
    return () => {
      window.removeEventListener('focus', again);
    };
  }, [refresh]);

  const clear = async (): Promise<void> => {
    await removeKept('history');
    await refresh();
  };

  return (
    <main className={styles.screen}>
      <div className={styles.page}>
        <div className={styles.head}>
          <div className={styles.title}>
            <h2 className={heading.title}>{t('navigation.activity')}</h2>
            <p className={heading.lead}>{t('activity.lead', { days: historyDays })}</p>
          </div>
          <div className={styles.tools}>
            <SearchField label={t('activity.search')} value={text} onChange={(typed) => void search(typed)} />
            {jobs?.some(isEnded) && <Button onPress={() => void clear()}>{t('activity.clear')}</Button>}
          </div>
        </div>
        <JobsProblem />
        {problem && <Notice tone="problem" message={errorText(problem)} />}
        {jobs?.length === 0 && (
          <p className={styles.none}>{text.trim() === '' ? t('activity.none') : t('activity.none-found')}</p>
        )}
        {activitySections(jobs ?? [], new Date()).map(({ title, entries }) => (
          <section key={title} aria-label={title}>
            <h3 className={styles.day}>{title}</h3>
            <ul className={styles.list}>
              {entries.map((entry) =>
                entry.run ? (
                  <RunRow key={entryId(entry)} entry={entry} file={activityRow}>
                    {!goesOn(entry) && <RemoveRun run={entry.run.id} />}
                  </RunRow>
                ) : (
                  activityRow(entry.job)
                ),
              )}
            </ul>
          </section>
        ))}
        {next !== null && (
          <div className={styles.more}>
            <Button onPress={() => void more()}>{t('activity.earlier')}</Button>
          </div>
        )}
      </div>
    </main>
  );
}

const activityRow = (job: JobStatus): ReactNode => (
  <JobRow key={job.taskId} job={job}>
    {isEnded(job) && <JobMenu job={job} />}
  </JobRow>
);

/** Why something asked for here did not happen. */
function JobsProblem() {
  const { problem, dismissProblem } = useJobs();
  const mend = problem?.mend;
  return (
    problem && (
      <Notice tone="problem" message={errorText(problem.error)} onDismiss={dismissProblem}>
        <ErrorActionButton
          error={problem.error}
          openSource={problem.openSource}
          {...(mend && { onRetry: () => void mend(), onMove: () => void mend() })}
        />
      </Notice>
    )
  );
}
