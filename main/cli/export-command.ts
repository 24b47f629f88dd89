import { join, resolve, sep } from 'node:path';
import { ExportFailure, type ExportError } from '../../preload/contract/errors.ts';
import { delimiters, encodings, formats, type ExportRequest } from '../../preload/contract/export.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { AnalyticsExportService } from '../export/analytics-export-service.ts';
import { exportFileName } from '../export/file-name.ts';
import { parseRequest } from '../export/request.ts';
import { dataFolder } from '../store/data-folder.ts';
import { day, oneOf, parseOptions, required, wholeNumber } from './options.ts';
import { formatBytes, formatNumber, formatSeconds, printJson, ProgressBar } from './output.ts';
import { parseColumns, parseFilter, parseParameters, parseSort } from './query-options.ts';
import { storeLocation } from './store-option.ts';

const text = { type: 'string' } as const;
const texts = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean', default: false } as const;

const exportOptions = {
  dataset: text,
  format: text,
  out: text,
  store: text,
  param: texts,
  sql: text,
  columns: text,
  where: texts,
  sort: text,
  limit: text,
  from: text,
  to: text,
  'date-format': text,
  name: text,
  delimiter: text,
  encoding: text,
  'no-headers': flag,
  'no-formula-guard': flag,
  'sheet-name': text,
  'no-freeze': flag,
  'no-style': flag,
  quiet: flag,
  json: flag,
} as const;

type Options = ReturnType<typeof parseOptions<typeof exportOptions>>;

export async function exportCommand(words: string[], signal: AbortSignal): Promise<ExportError | null> {
  const options = parseOptions(words, exportOptions);
  const request = exportRequest(options);
  const target = targetPath(required(options.out, 'out'), request);
  const source = await storeLocation(options.store);
  const service = await AnalyticsExportService.open(dataFolder());
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
  bar.clear();
  return finish(status, options);
}

function exportRequest(options: Options): ExportRequest {
  const { dataset, sql, columns, limit, from, to } = options;
  const format = oneOf(required(options.format, 'format'), 'format', formats);
  const param = parseParameters(options.param ?? []);
  const dateFormat = options['date-format'];
  const request = {
    ...(options.name !== undefined && { reportName: options.name }),
    sheets: [
      {
        dataset: dataset ?? (sql === undefined ? required(dataset, 'dataset') : 'query'),
        params: sql === undefined ? param : { ...param, sql },
        ...(columns !== undefined && { columns: parseColumns(columns) }),
        filters: (options.where ?? []).map(parseFilter),
        ...(options.sort !== undefined && { sort: parseSort(options.sort) }),
        ...(limit !== undefined && { limit: wholeNumber(limit, 'limit', 1) }),
        ...((from ?? to) !== undefined && {
          period: {
            ...(from !== undefined && { from: day(from, 'from') }),
            ...(to !== undefined && { to: day(to, 'to') }),
          },
        }),
        ...(options['sheet-name'] !== undefined && { name: options['sheet-name'] }),
      },
    ],
    output: {
      format,
      ...(dateFormat !== undefined && { dateFormat }),
      ...(format === 'csv' ? csvOptions(options) : excelOptions(options)),
    },
  };
  return parseRequest(request);
}

const csvOptions = (options: Options): object => ({
  ...(options.delimiter !== undefined && {
    delimiter: oneOf(options.delimiter, 'delimiter', delimiters),
  }),
  ...(options.encoding !== undefined && { encoding: oneOf(options.encoding, 'encoding', encodings) }),
  headers: !options['no-headers'],
  formulaGuard: !options['no-formula-guard'],
});

const excelOptions = (options: Options): object => ({
  freeze: !options['no-freeze'],
  style: !options['no-style'],
});

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

function finish(status: JobStatus | undefined, options: Options): ExportError | null {
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
