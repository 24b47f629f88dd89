import { join, resolve, sep } from 'node:path';
import { ExportFailure, type ExportError } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/export.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { exportFileName } from '../export/file-name.ts';
import { dataFolder } from '../store/data-folder.ts';
import { exportOptions, optionsRequest } from './export-options.ts';
import { parseOptions, required } from './options.ts';
import { formatBytes, formatNumber, formatSeconds, printJson, ProgressBar } from './output.ts';
import { specRequest } from './spec-file.ts';
import { storeLocation } from './store-option.ts';

export async function exportCommand(words: string[], signal: AbortSignal): Promise<ExportError | null> {
  const options = parseOptions(words, exportOptions);
  const request =
    options.spec === undefined ? optionsRequest(options) : await specRequest(options.spec, options);
  const target = targetPath(required(options.out, 'out'), request);
  const source = await storeLocation(options.store);
  const service = await AnalyticsExportService.open(dataFolder(), { claims: 'own' });
  const bar = new ProgressBar(options.quiet);
  service.onJobChanged((status) => {
    drawProgress(bar, status);
  });
  const { taskId } = await service.start(request, source, target);
  signal.addEventListener('abort', () => {
    service.cancel(taskId);
  });
  if (signal.aborted) service.cancel(taskId);
  const status = await service.finished(taskId);
  await service.close();
  bar.clear();
  return finish(status, options);
}

/** A folder is named with a slash at its end, and gets the usual file name. */
function targetPath(out: string, request: ExportRequest): string {
  return out.endsWith('/') || out.endsWith(sep)
    ? join(resolve(out), exportFileName(request, new Date()))
    : resolve(out);
}

function drawProgress(bar: ProgressBar, status: JobStatus): void {
  if (status.state !== 'PROGRESS') return;
  const { phase, rowsDone, rowsKnown, rowsPerSecond, secondsLeft } = status.progress;
  const rate = rowsPerSecond > 0 ? `${formatNumber(rowsPerSecond)} rows/s` : '';
  const left =
    phase === 'finishing' ? 'finishing' : secondsLeft === null ? '' : `${formatSeconds(secondsLeft)} left`;
  bar.draw(rowsDone, rowsKnown, `${rate}  ${left}`);
}

function finish(
  status: JobStatus | undefined,
  options: { json: boolean; quiet: boolean },
): ExportError | null {
  switch (status?.state) {
    case 'SUCCESS': {
      const { path, rows, sheets, bytes, sha256, seconds, cached, alteredCells } = status.result;
      if (options.json) {
        printJson({
          taskId: status.taskId,
          state: status.state,
          path,
          rows,
          sheets,
          bytes,
          sha256,
          seconds,
          cached,
        });
      } else if (!options.quiet) {
        const cells = alteredCells === 1 ? 'cell' : 'cells';
        const altered = alteredCells > 0 ? `, ${formatNumber(alteredCells)} ${cells} altered to be safe` : '';
        process.stdout.write(
          `${path}: ${formatNumber(rows)} rows, ${formatBytes(bytes)}, ${formatSeconds(seconds)}${altered}\n`,
        );
      }
      return null;
    }
    case 'FAILURE':
      return status.error;
    default:
      throw new ExportFailure('CANCELLED');
  }
}
