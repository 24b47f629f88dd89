import { dirname } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { errorWords } from '../../preload/words/error-words.ts';
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
import { toldError, toldResult } from './told.ts';

interface Following {
  service: AnalyticsExportService;
  signal: AbortSignal;
  /** Begins the jobs of one run. */
  begin: () => Promise<JobStatus[]>;
  json: boolean;
  quiet: boolean;
}

/**
 * Begins a run of several files and shows its progress and its result; `signal` cancels what is left of it. `told`: not
 * all files are complete, and it says which. Throws RUN_CANCELLED.
 */
export async function followRun({ service, signal, begin, json, quiet }: Following): Promise<'told' | null> {
  const started = performance.now();
  const begun = await begin();
  const bar = new ProgressBar(quiet);
  const ended = new Set<string>();
  service.onJobChanged(({ taskId, state }) => {
    if (state === 'SUCCESS' || state === 'FAILURE') ended.add(taskId);
    bar.draw(ended.size, begun.length, '', 'files');
  });
  cancelOn(signal, () => {
    for (const run of new Set(begun.map(({ run }) => run?.id ?? ''))) service.cancelRun(run);
  });
  const statuses = await Promise.all(begun.map(({ taskId }) => service.finished(taskId)));
  bar.clear();
  const finished = statuses.filter((status) => status.state === 'SUCCESS');
  const failed = statuses.filter((status) => status.state === 'FAILURE');
  if (finished.length + failed.length < statuses.length)
    throw new ExportFailure('RUN_CANCELLED', { files: statuses.length, finished: finished.length });

  const rows = finished.reduce((sum, { result }) => sum + result.rows, 0);
  const bytes = finished.reduce((sum, { result }) => sum + result.bytes, 0);
  const seconds = (performance.now() - started) / 1_000;
  if (json)
    printJson({
      run: statuses[0]?.run?.id,
      state: failed.length > 0 ? 'FAILURE' : 'SUCCESS',
      ...{ files: statuses.length, finished: finished.length, failed: failed.length },
      ...{ rows, bytes, seconds },
      exports: statuses.map(oneExport),
    });
  else {
    noteLines([
      ...failed.map(({ fileName, error }) => `${fileName}: ${errorWords(error, english)}`),
      ...new Set(
        finished.flatMap(({ result }) => result.warnings.map((warning) => warningWords(warning, english))),
      ),
    ]);
    const made = failed.length > 0 ? `${finished.length} of ${statuses.length}` : statuses.length;
    const facts = [
      `${made} files`,
      `${formatNumber(rows)} rows`,
      formatBytes(bytes),
      formatSeconds(seconds),
      ...(failed.length > 0 ? [`${failed.length} failed`] : []),
    ];
    const [one] = finished;
    if (!quiet) printLines([`${one ? `${dirname(one.result.path)}: ` : ''}${facts.join(', ')}`]);
  }
  return failed.length > 0 ? 'told' : null;
}

function oneExport(status: JobStatus): object {
  const { taskId, state, fileName } = status;
  if (status.state === 'SUCCESS') return { taskId, state, ...toldResult(status.result) };
  return { taskId, state, fileName, ...(status.state === 'FAILURE' && { error: toldError(status.error) }) };
}
