import type { JobStatus } from '../../../preload/contract/job.ts';
import type { JobRun } from '../../../preload/contract/split.ts';
import { fileSize, rowCount } from '../../components/numbers.ts';
import { t, words } from '../../words.ts';
import { isEnded, isRunning, percent } from './job-words.ts';

/** A job by itself, or those that were asked for together, in the order of their names. */
export type JobEntry = { job: JobStatus; run?: never } | RunEntry;
export interface RunEntry {
  run: JobRun;
  jobs: readonly JobStatus[];
}

const byName = new Intl.Collator(words.locale, { numeric: true }).compare;

/** Jobs, with those of a run together in the place of its first. */
export function entriesOf(jobs: readonly JobStatus[]): JobEntry[] {
  const runs = new Map<string, JobStatus[]>();
  const entries: JobEntry[] = [];
  for (const job of jobs) {
    const { run } = job;
    const others = run && runs.get(run.id);
    if (!run) entries.push({ job });
    else if (others) others.push(job);
    else {
      const own = [job];
      runs.set(run.id, own);
      entries.push({ run, jobs: own });
    }
  }
  for (const own of runs.values()) own.sort((one, other) => byName(one.fileName, other.fileName));
  return entries;
}

export const entryId = (entry: JobEntry): string => (entry.run ? entry.run.id : entry.job.taskId);

export const goesOn = (entry: JobEntry): boolean =>
  entry.run ? entry.jobs.some(isRunning) : isRunning(entry.job);

/** `One file per Class` */
export const runTitle = ({ run: { by } }: RunEntry): string => t('split.title', { by });

/** Of those that have ended and of those that go on, from 0 to 100. */
export function runPercent({ jobs }: RunEntry): number {
  const done = jobs.reduce((sum, job) => sum + (isEnded(job) ? 100 : (percent(job) ?? 0)), 0);
  return Math.floor(done / jobs.length);
}

const count = (jobs: readonly JobStatus[], state: JobStatus['state']): number =>
  jobs.filter((job) => job.state === state).length;

/** What became of them so far: `24 files · 23 finished · 1 failed`, `24 files · 12,345 rows · 1.2 MB`. */
export function runOutcome({ run, jobs }: RunEntry): string {
  const [finished, failed, cancelled] = [
    count(jobs, 'SUCCESS'),
    count(jobs, 'FAILURE'),
    count(jobs, 'REVOKED'),
  ];
  if (jobs.some(isRunning))
    return [
      t('split.done', { done: finished, files: jobs.length }),
      ...(failed > 0 ? [t('split.failed', { files: failed })] : []),
    ].join(' · ');
  const results = jobs.flatMap((job) => (job.state === 'SUCCESS' ? [job.result] : []));
  const sum = (of: 'rows' | 'bytes'): number => results.reduce((total, result) => total + result[of], 0);
  return [
    jobs.length < run.files
      ? t('split.some-files', { shown: jobs.length, files: run.files })
      : t('split.files', { files: run.files }),
    ...(failed + cancelled > 0 ? [t('split.finished', { files: finished })] : []),
    ...(failed > 0 ? [t('split.failed', { files: failed })] : []),
    ...(cancelled > 0 ? [t('split.cancelled', { files: cancelled })] : []),
    ...(failed + cancelled === 0 ? [rowCount(sum('rows')), fileSize(sum('bytes'))] : []),
  ].join(' · ');
}

/** The beginning and the end of a run as they are read out. */
export const runAnnouncement = (entry: RunEntry): string =>
  goesOn(entry) ? t('split.started', { title: runTitle(entry) }) : `${runTitle(entry)}: ${runOutcome(entry)}`;
