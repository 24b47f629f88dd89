import type { ChannelName } from '../../../preload/contract/channels.ts';
import type { FailureReport } from '../../../preload/contract/errors.ts';
import { failureLine } from '../../../preload/contract/failure-line.ts';
import type { DeletableItem } from '../../../preload/contract/kept-data.ts';
import type { JobStatus } from '../../../preload/contract/job.ts';

/**
 * Everything that is logged. There is no entry for a free text: neither a pupil's data nor the name of a file, which may
 * be called after a pupil, has a place in one.
 */
export type LogEntry =
  | { what: 'started'; application: string; system: string }
  | { what: 'closed' }
  | { what: 'export'; status: JobStatus }
  /** What the window asked for could not be done. */
  | { what: 'refused'; channel: ChannelName; failure: FailureReport }
  /** Outside of any export and any question of the window. */
  | { what: 'failed'; failure: FailureReport }
  | { what: 'deleted'; item: DeletableItem }
  /** As `failureLine` makes it. */
  | { what: 'trouble'; line: string }
  /** One of Electron's processes ended by itself; `kind` and `reason` are Electron's words. */
  | { what: 'process-gone'; kind: string; reason: string; exitCode: number };

export interface LogLine {
  level: 'info' | 'warn' | 'error';
  text: string;
}

export function logLine(entry: LogEntry): LogLine {
  switch (entry.what) {
    case 'started':
      return info(`Started: ${entry.application} on ${entry.system}`);
    case 'closed':
      return info('Closed');
    case 'export':
      return exportLine(entry.status);
    case 'refused': {
      const { channel, failure } = entry;
      return { level: levelOf(failure), text: `${channel} failed: ${failureLine(failure)}` };
    }
    case 'failed':
      return { level: 'error', text: failureLine(entry.failure) };
    case 'deleted':
      return info(`Deleted: ${entry.item}`);
    case 'trouble':
      return { level: 'error', text: entry.line };
    case 'process-gone':
      return {
        level: 'error',
        text: `Process ended: ${entry.kind}, ${entry.reason}, exit code ${entry.exitCode}`,
      };
  }
}

const info = (text: string): LogLine => ({ level: 'info', text });

const levelOf = ({ trace }: FailureReport): 'warn' | 'error' => (trace === undefined ? 'warn' : 'error');

function exportLine(status: JobStatus): LogLine {
  const job = `Export ${status.taskId}`;
  switch (status.state) {
    case 'PENDING':
      return info(`${job} waits: ${status.format ?? 'unknown format'}`);
    case 'PROGRESS':
      return info(`${job} runs: ${status.format ?? 'unknown format'}`);
    case 'RETRY':
      return { level: 'warn', text: `${job} is tried again: ${status.error.code}` };
    case 'REVOKED':
      return info(`${job} was cancelled after ${status.progress.rowsDone} rows`);
    case 'FAILURE':
      return {
        level: 'warn',
        text: `${job} failed after ${status.progress.rowsDone} rows: ${status.error.code}`,
      };
    case 'SUCCESS': {
      const { rows, bytes, seconds, attempts, cached } = status.result;
      const facts = [
        `${rows} rows`,
        `${bytes} bytes`,
        `${seconds} s`,
        ...(attempts > 1 ? [`${attempts} attempts`] : []),
        ...(cached ? ['a copy'] : []),
      ];
      return info(`${job} is complete: ${facts.join(', ')}`);
    }
  }
}
