import { ExportFailure, type ExportError } from '../../preload/contract/errors.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { warningWords } from '../../preload/words/warning-words.ts';
import { english } from '../../preload/words/words.ts';
import type { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { cancelOn } from './cancel-on.ts';
import {
  formatBytes,
  formatNumber,
  formatSeconds,
  noteLines,
  printJson,
  printLines,
  ProgressBar,
} from './output.ts';
import { toldResult } from './told.ts';

interface Following {
  service: AnalyticsExportService;
  signal: AbortSignal;
  /** Begins the job. */
  begin: () => Promise<JobStatus> | JobStatus;
  json: boolean;
  quiet: boolean;
}

/** Begins a job and shows its progress and its result; `signal` cancels it. Gives the error it ended in, if any. */
export async function followJob(following: Following): Promise<ExportError | null> {
  const { service, signal, begin, json, quiet } = following;
  const bar = new ProgressBar(quiet);
  service.onJobChanged((status) => {
    drawProgress(bar, status);
  });
  const { taskId } = await begin();
  cancelOn(signal, () => {
    service.cancel(taskId);
  });
  const status = await service.finished(taskId);
  bar.clear();
  switch (status.state) {
    case 'SUCCESS':
      if (json) printJson({ taskId, state: status.state, ...toldResult(status.result) });
      else if (!quiet) printResult(status.result);
      return null;
    case 'FAILURE':
      return status.error;
    default:
      throw new ExportFailure('CANCELLED');
  }
}

function printResult(result: ExportResult): void {
  printLines([`${result.path}: ${describeResult(result)}`]);
  noteLines(result.warnings.map((warning) => warningWords(warning, english)));
}

/** `1,234 rows, 1.2 MB, 0.4 s` */
export function describeResult(result: ExportResult): string {
  return [
    `${formatNumber(result.rows)} rows`,
    ...(result.parts ? [`${result.parts.length} files`] : []),
    formatBytes(result.bytes),
    formatSeconds(result.seconds),
    ...cells(result.guardedCells, 'guarded'),
    ...cells(result.alteredCells, 'altered'),
    ...(result.cached ? ['copied from the cache, as the data have not changed'] : []),
  ].join(', ');
}

/** `3 cells guarded`, when there are any. */
const cells = (count: number, what: string): string[] =>
  count === 0 ? [] : [`${formatNumber(count)} ${count === 1 ? 'cell' : 'cells'} ${what}`];

function drawProgress(bar: ProgressBar, status: JobStatus): void {
  if (status.state !== 'PROGRESS' && status.state !== 'RETRY') return;
  const { rowsDone, rowsKnown } = status.progress;
  bar.draw(rowsDone, rowsKnown, status.state === 'RETRY' ? `trying again soon` : pace(status));
}

function pace({ progress }: JobStatus & { state: 'PROGRESS' }): string {
  const { phase, rowsPerSecond, secondsLeft } = progress;
  const rate = rowsPerSecond > 0 ? `${formatNumber(rowsPerSecond)} rows/s` : '';
  const left =
    phase === 'finishing' ? 'finishing' : secondsLeft === null ? '' : `${formatSeconds(secondsLeft)} left`;
  return `${rate}  ${left}`;
}
