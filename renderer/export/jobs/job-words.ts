import { isAway, type AwayCode } from '../../../preload/contract/errors.ts';
import type { JobPhase, JobProgress, JobStatus } from '../../../preload/contract/job.ts';
import { timeOf } from '../../components/moments.ts';
import { fileSize, number, rowCount, timeLeft } from '../../components/numbers.ts';
import { errorText } from '../../words.ts';

const phaseWords: Record<JobPhase, string> = {
  counting: 'Counting rows',
  reading: 'Writing rows',
  finishing: 'Finishing the file',
  making: 'The server is making the file',
  fetching: 'Fetching the file',
};

/** What an export waits for. */
const awayWords: Record<AwayCode, string> = {
  REMOTE_UNREACHABLE: 'Waiting until the server can be reached',
  REMOTE_SLOW: 'Waiting until the server answers',
  REMOTE_BROKEN: 'Waiting for a better connection',
  REMOTE_BUSY: 'Waiting until the server has time',
};

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
      return job.isPaused ? 'Paused' : 'Waiting for its turn';
    case 'PROGRESS':
      return phaseWords[job.progress.phase];
    case 'RETRY': {
      const { code } = job.error;
      return isAway(code)
        ? `${awayWords[code]}: the export goes on by itself`
        : `Trying again soon. ${errorText(job.error)}`;
    }
  }
}

/** How far a running job is: `412,000 of 1,234,567 · about 12 seconds left · 52,000 rows per second`. */
export function progressFacts({ rowsDone, rowsKnown, rowsPerSecond, secondsLeft }: JobProgress): string {
  const facts = [];
  if (rowsKnown !== null) facts.push(`${number(rowsDone)} of ${number(rowsKnown)}`);
  else if (rowsDone > 0) facts.push(rowCount(rowsDone));
  if (secondsLeft !== null) facts.push(timeLeft(secondsLeft));
  if (rowsPerSecond > 0) facts.push(`${number(Math.round(rowsPerSecond))} rows per second`);
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
        ...(job.result.parts ? [`${number(job.result.parts.length)} files`] : []),
        fileSize(job.result.bytes),
        ...(job.result.cached ? ['copied, as the data have not changed'] : []),
        ...(job.result.guardedCells > 0 ? [`${number(job.result.guardedCells)} kept as text for Excel`] : []),
      ].join(' · ');
    case 'FAILURE':
      return errorText(job.error);
    case 'REVOKED':
      return 'Cancelled. Nothing was written.';
  }
}

/** A change of state as it is read out. */
export function announcement(job: JobStatus): string {
  if (isEnded(job)) return `${job.fileName}: ${job.state === 'SUCCESS' ? 'finished, ' : ''}${outcome(job)}`;
  switch (job.state) {
    case 'PENDING':
      return `${job.fileName}: ${job.isPaused ? 'paused' : 'waiting for its turn'}`;
    case 'PROGRESS':
      return `Exporting ${job.fileName}`;
    case 'RETRY':
      return `${job.fileName}: ${isAway(job.error.code) ? 'waiting for the server' : 'trying again'}`;
  }
}

/** What a job is of, and when it was asked for: `All measurements · Sample school · 14:02`. */
export const about = ({ datasets, source, createdAt }: JobStatus): string =>
  [datasets.join(', '), source, timeOf(createdAt)].filter(Boolean).join(' · ');
