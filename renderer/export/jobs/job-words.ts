import { isAway } from '../../../preload/contract/errors.ts';
import type { JobProgress, JobStatus } from '../../../preload/contract/job.ts';
import { datasetName } from '../../../preload/words/dataset-name.ts';
import { timeOf } from '../../components/moments.ts';
import { fileSize, rowCount, timeLeft } from '../../components/numbers.ts';
import { errorText, t, words } from '../../words.ts';

export type RunningJob = JobStatus & { state: 'PENDING' | 'PROGRESS' | 'RETRY' };
export type EndedJob = JobStatus & { state: 'SUCCESS' | 'FAILURE' | 'REVOKED' };

export function isRunning(job: JobStatus): job is RunningJob {
  return job.state === 'PENDING' || job.state === 'PROGRESS' || job.state === 'RETRY';
}

export const isEnded = (job: JobStatus): job is EndedJob => !isRunning(job);

/** What a running job is doing, in a few words. */
export function activity(job: RunningJob): string {
  switch (job.state) {
    case 'PENDING':
      return t(job.isPaused ? 'jobs.paused' : 'jobs.waiting');
    case 'PROGRESS':
      return t(`job-phase.${job.progress.phase}`);
    case 'RETRY': {
      const { code } = job.error;
      return isAway(code) ? t(`job-away.${code}`) : t('jobs.trying-again', { problem: errorText(job.error) });
    }
  }
}

/** How far a running job is: `412,000 of 1,234,567 · about 12 seconds left · 52,000 rows per second`. */
export function progressFacts({ rowsDone, rowsKnown, rowsPerSecond, secondsLeft }: JobProgress): string {
  const facts = [];
  if (rowsKnown !== null) facts.push(t('jobs.of', { done: rowsDone, known: rowsKnown }));
  else if (rowsDone > 0) facts.push(rowCount(rowsDone));
  if (secondsLeft !== null) facts.push(timeLeft(secondsLeft));
  if (rowsPerSecond > 0) facts.push(t('jobs.rate', { rows: Math.round(rowsPerSecond) }));
  return facts.join(' · ');
}

/** 0 to 99: a hundred is a finished file, and nothing else. Null when nobody can tell. */
export function percent(job: RunningJob): number | null {
  if (job.state === 'PENDING' || job.progress.rowsKnown === null) return null;
  const { rowsDone, rowsKnown } = job.progress;
  return rowsKnown === 0 ? 0 : Math.min(99, Math.floor((100 * rowsDone) / rowsKnown));
}

/** How a job ended: `1,234 rows · 1.2 MB`, or why there is no file. */
export function outcome(job: EndedJob): string {
  switch (job.state) {
    case 'SUCCESS':
      return [
        rowCount(job.result.rows),
        ...(job.result.parts ? [t('jobs.files', { files: job.result.parts.length })] : []),
        fileSize(job.result.bytes),
        ...(job.result.cached ? [t('jobs.copied')] : []),
        ...(job.result.guardedCells > 0 ? [t('jobs.guarded', { cells: job.result.guardedCells })] : []),
      ].join(' · ');
    case 'FAILURE':
      return errorText(job.error);
    case 'REVOKED':
      return t('jobs.cancelled');
  }
}

/** A change of state as it is read out. */
export function announcement(job: JobStatus): string {
  const file = job.fileName;
  if (isEnded(job))
    return t(job.state === 'SUCCESS' ? 'job-news.finished' : 'job-news.ended', {
      file,
      outcome: outcome(job),
    });
  switch (job.state) {
    case 'PENDING':
      return t(job.isPaused ? 'job-news.paused' : 'job-news.waiting', { file });
    case 'PROGRESS':
      return t('job-news.begun', { file });
    case 'RETRY':
      return t(isAway(job.error.code) ? 'job-news.away' : 'job-news.trying-again', { file });
  }
}

/** What a job is of, and when it was asked for: `All measurements · Sample school · 14:02`. */
export const about = ({ datasets, source, createdAt }: JobStatus): string =>
  [datasets.map((id) => datasetName(id, words)).join(', '), source, timeOf(createdAt)]
    .filter(Boolean)
    .join(' · ');
