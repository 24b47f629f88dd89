import { Download, History } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Button as AriaButton, VisuallyHidden } from 'react-aria-components';
import button from '../../components/button.module.css';
import { Button } from '../../components/button.tsx';
import { cx } from '../../components/cx.ts';
import { ErrorActionButton } from '../../components/error-action-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { number } from '../../components/numbers.ts';
import { Spinner } from '../../components/spinner.tsx';
import { useScreen } from '../../screen-slice.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';
import { entriesOf, entryId, goesOn, runAnnouncement, type JobEntry } from './job-entries.ts';
import { SessionJobRow } from './job-row.tsx';
import { announcement, isEnded } from './job-words.ts';
import styles from './jobs-button.module.css';
import { useJobs } from './jobs-slice.ts';
import { SessionRunRow } from './run-row.tsx';
import { errorText, t } from '../../words.ts';

/** The id of the button that starts an export. */
export const exportButton = 'export-button';

const panelId = 'exports-panel';

/** How many exports there are, and all of them over the page: shown when one starts and when one ends. */
export function JobsButton(): ReactNode {
  const { jobs, changed, isShown, show } = useJobs();
  const frame = useRef<HTMLDivElement>(null);
  const entries = entriesOf(jobs);
  const running = entries.filter(goesOn).length;
  useClosing(frame);
  useFocusOfEnded(frame);
  return (
    <div className={styles.frame} ref={frame}>
      <AriaButton
        className={cx(button.button, button.quiet)}
        aria-expanded={isShown}
        {...(isShown && { 'aria-controls': panelId })}
        onPress={() => {
          show(!isShown);
        }}
      >
        {running > 0 ? <Spinner size={14} /> : <Download size={14} aria-hidden />}
        {t('jobs.exports')}
        {entries.length > 0 && <span className={styles.count}>{number(running || entries.length)}</span>}
        {running > 0 && <VisuallyHidden elementType="span">{t('jobs.running')}</VisuallyHidden>}
      </AriaButton>
      {isShown && <Panel />}
      <VisuallyHidden role="status">{changed && newsOf(changed, entries)}</VisuallyHidden>
    </div>
  );
}

function Panel() {
  const { jobs, problem, show, dismissProblem } = useJobs();
  const { screen, go } = useScreen();
  const mend = problem?.mend;
  // What could not start is told beside the button that should have started it.
  const ownProblem = problem && (!mend || screen !== 'export') ? problem.error : null;
  return (
    <section className={styles.panel} id={panelId} aria-label={t('jobs.exports')}>
      {ownProblem && (
        <Notice tone="problem" message={errorText(ownProblem)} onDismiss={dismissProblem}>
          <ErrorActionButton
            error={ownProblem}
            openSource={problem?.openSource}
            {...(mend && { onRetry: () => void mend(), onMove: () => void mend() })}
          />
        </Notice>
      )}
      {jobs.length > 0 ? (
        <ul className={styles.list} aria-label={t('jobs.exports')}>
          {entriesOf(jobs).map((entry) =>
            entry.run ? (
              <SessionRunRow key={entryId(entry)} entry={entry} file={sessionRow} />
            ) : (
              sessionRow(entry.job)
            ),
          )}
        </ul>
      ) : (
        <p className={styles.idle}>{t('jobs.none')}</p>
      )}
      <div className={styles.all}>
        <Button
          tone="quiet"
          onPress={() => {
            show(false);
            go('activity');
          }}
        >
          <History size={14} aria-hidden />
          {t('jobs.all')}
        </Button>
      </div>
    </section>
  );
}

const sessionRow = (job: JobStatus): ReactNode => <SessionJobRow key={job.taskId} job={job} />;

/** What is read out of the job whose state has changed, or of the run that it belongs to. */
function newsOf(changed: JobStatus, entries: readonly JobEntry[]): string {
  const run = entries.find((entry) => entry.run !== undefined && entry.run.id === changed.run?.id);
  return run?.run ? runAnnouncement(run) : announcement(changed);
}

/** Closes it by Escape, and by pressing anywhere else. */
function useClosing(frame: { readonly current: HTMLElement | null }): void {
  const isShown = useJobs((slice) => slice.isShown);
  const show = useJobs((slice) => slice.show);
  useEffect(() => {
    if (!isShown) return;
    const pressed = ({ target }: Event): void => {
      if (!frame.current?.contains(target as Node)) show(false);
    };
    const typed = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || !frame.current?.contains(event.target as Node)) return;
      show(false);
      frame.current.querySelector('button')?.focus();
    };
    document.addEventListener('pointerdown', pressed, true);
    document.addEventListener('keydown', typed);
    return () => {
      document.removeEventListener('pointerdown', pressed, true);
      document.removeEventListener('keydown', typed);
    };
  }, [isShown, show, frame]);
}

/** Who has waited at the button that started an export finds what comes next under the focus: Open, or what mends it. */
function useFocusOfEnded(frame: { readonly current: HTMLElement | null }): void {
  const changed = useJobs((slice) => slice.changed);
  useEffect(() => {
    const { activeElement } = document;
    const waits = activeElement === document.body || activeElement?.id === exportButton;
    if (!changed || !isEnded(changed) || !waits) return;
    const row = frame.current?.querySelector(`[data-entry="${changed.run?.id ?? changed.taskId}"]`);
    row?.querySelector('button')?.focus();
  }, [changed, frame]);
}
