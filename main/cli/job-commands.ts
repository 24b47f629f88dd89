import { ExportFailure, type ExportError } from '../../preload/contract/errors.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import type { ReceiptDifference } from '../../preload/contract/receipt.ts';
import { errorWords } from '../../preload/words/error-words.ts';
import { english } from '../../preload/words/words.ts';
import { describeResult, followJob } from './follow-job.ts';
import { parseOptions } from './options.ts';
import { formatMoment, formatNumber, printJson, printLines } from './output.ts';
import { withService } from './service.ts';
import { toldStatus } from './told.ts';

const flag = { type: 'boolean', default: false } as const;

/** `jobs`: all jobs of the queue, the newest first. `jobs clear`, `jobs clear ID`: forgets those that have ended. */
export async function jobsCommand(words: string[]): Promise<null> {
  const [action, taskId, ...more] = words.filter((word) => !word.startsWith('-'));
  const { json } = parseOptions(
    words.filter((word) => word.startsWith('-')),
    { json: flag },
  );
  if ((action !== undefined && action !== 'clear') || more.length > 0)
    throw new ExportFailure('REQUEST_INVALID', { problem: `'jobs' knows 'clear [ID]'` });
  if (action === 'clear') {
    const cleared = await withService((service) => service.clearJobs(taskId));
    if (json) printJson({ cleared });
    else printLines([cleared === 1 ? '1 export forgotten.' : `${formatNumber(cleared)} exports forgotten.`]);
    return null;
  }
  const jobs = await withService((service) => service.jobs());
  if (json) printJson(jobs.map(toldStatus));
  else printLines(jobs.length === 0 ? ['There are no exports yet.'] : jobs.flatMap(describe));
  return null;
}

/** How far a job is; with `--check` its file is read again, and has failed when it is not as its receipt says. */
export async function statusCommand(words: string[]): Promise<'told' | null> {
  const { taskId, options } = oneTask(words, { json: flag, check: flag });
  return withService(async (service) => {
    const status = service.status(taskId);
    if (!status) throw new ExportFailure('JOB_NOT_FOUND', { taskId });
    const differences = options.check ? await service.checkReceipt(taskId) : undefined;
    if (options.json) printJson({ ...toldStatus(status), ...(differences && { differences }) });
    else printLines([...describe(status), ...(differences ? describeDifferences(differences) : [])]);
    return differences && differences.length > 0 ? 'told' : null;
  });
}

/** Runs a job again that failed, was cancelled or still waits. */
export function retryCommand(words: string[], signal: AbortSignal): Promise<ExportError | null> {
  const { taskId, options } = oneTask(words, { json: flag, quiet: flag });
  return withService((service) =>
    followJob({ service, signal, begin: () => service.retry(taskId), ...options }),
  );
}

/** Cancels a job, whichever process works on it. */
export async function cancelCommand(words: string[]): Promise<null> {
  const { taskId, options } = oneTask(words, { json: flag, quiet: flag });
  const status = await withService((service) => {
    service.cancel(taskId);
    return service.finished(taskId);
  });
  if (status.state !== 'REVOKED') throw new ExportFailure('JOB_ENDED', { name: status.fileName });
  if (options.json) printJson({ taskId, state: status.state });
  else if (!options.quiet) printLines([`Cancelled: ${status.fileName}`]);
  return null;
}

function oneTask<const O extends Record<string, typeof flag>>(
  words: string[],
  known: O,
): { taskId: string; options: ReturnType<typeof parseOptions<O>> } {
  const [taskId, ...more] = words.filter((word) => !word.startsWith('-'));
  if (taskId === undefined || more.length > 0)
    throw new ExportFailure('REQUEST_INVALID', {
      problem: `exactly one export's number is needed; 'jobs' lists them`,
    });
  const options = parseOptions(
    words.filter((word) => word.startsWith('-')),
    known,
  );
  return { taskId, options };
}

function describeDifferences(differences: readonly ReceiptDifference[]): string[] {
  if (differences.length === 0) return ['  The file is as its receipt says.'];
  return differences.map(
    ({ what, receipt, file }) => `  ${what}: ${receipt} in the receipt, ${file ?? 'unknown'} in the file`,
  );
}

const describe = (status: JobStatus): string[] => [
  status.taskId,
  `  ${status.fileName}, ${formatMoment(Date.parse(status.createdAt))}, ${status.state}${detail(status)}`,
];

function detail(status: JobStatus): string {
  switch (status.state) {
    case 'PENDING':
      return status.isPaused ? ': paused' : '';
    case 'REVOKED':
      return '';
    case 'PROGRESS': {
      const { rowsDone, rowsKnown } = status.progress;
      return `: ${formatNumber(rowsDone)}${rowsKnown === null ? '' : ` of ${formatNumber(rowsKnown)}`} rows`;
    }
    case 'RETRY':
    case 'FAILURE':
      return `: ${errorWords(status.error, english)}`;
    case 'SUCCESS':
      return `: ${describeResult(status.result)}`;
  }
}
