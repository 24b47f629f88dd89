import { stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { exportWarning, type ExportWarning, type Preflight } from '../../preload/contract/preflight.ts';
import { expectedRows, totalRows } from '../../preload/contract/row-count.ts';
import { checkSpace } from '../files/disk-space.ts';
import { checkReserved } from '../files/reserved-files.ts';
import { checkTarget } from '../files/target.ts';
import { application } from './application.ts';
import type { ExportJob, SheetSample } from './worker-protocol.ts';
import type { WorkerThread } from './worker-thread.ts';

type Asked = Pick<ExportJob, 'source' | 'request' | 'target'> & { dataFolder: string };

/**
 * Looks at everything that can be known of an export before somebody starts it: counts its rows and writes the first
 * ones of each sheet into nothing, on `thread`. Throws the `ExportFailure` that it would end in; what a person should
 * know all the same are warnings. The export itself looks again, at the very data it then writes.
 */
export async function preflight(thread: WorkerThread, asked: Asked): Promise<Preflight> {
  const { source, request, target, dataFolder } = asked;
  await checkReserved(target, { source: source.file, dataFolder });
  await checkTarget(target);
  const samples = await thread.perform('sample', { source, request, application, startedAt: Date.now() });
  const estimate = {
    rows: totalRows(samples.map(({ rows }) => rows)),
    bytes: samples.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const { free, isTight } = await checkSpace(estimate.bytes, dirname(target));
  const tight = exportWarning('DISK_SPACE_TIGHT', { needed: estimate.bytes, free });
  return { estimate, warnings: [...(await warningsOf(samples, asked)), ...(isTight ? [tight] : [])] };
}

/** What a person should know of a file that is made, or is going to be. */
export async function warningsOf(
  samples: readonly SheetSample[],
  { request, target }: Pick<Asked, 'request' | 'target'>,
): Promise<ExportWarning[]> {
  const empty = samples.filter(({ rows }) => expectedRows(rows) === 0).map(({ name }) => name);
  const zeros = [...new Set(samples.flatMap(({ leadingZeros }) => leadingZeros))];
  const bytes = [...new Set(samples.flatMap(({ byteColumns }) => byteColumns))];
  const shortened = [...new Set(samples.flatMap(({ shortenedTimes }) => shortenedTimes))];
  const { output } = request;
  const keepsZeros = output.format === 'csv' && output.digitGuard;
  return [
    ...(empty.length > 0 ? [exportWarning('RESULT_EMPTY', { names: empty })] : []),
    ...(zeros.length > 0 && !keepsZeros
      ? [exportWarning('LEADING_ZEROS', { columns: zeros, format: output.format })]
      : []),
    ...(bytes.length > 0 ? [exportWarning('BYTES_AS_HEX', { columns: bytes })] : []),
    ...(shortened.length > 0 ? [exportWarning('TIMES_SHORTENED', { columns: shortened })] : []),
    ...((await isOpen(target)) ? [exportWarning('TARGET_OPEN', { name: basename(target) })] : []),
  ];
}

/** Where programs do not lock what they have open, Excel and LibreOffice leave a note beside it. */
async function isOpen(target: string): Promise<boolean> {
  const notes = [`~$${basename(target)}`, `.~lock.${basename(target)}#`];
  const found = await Promise.all(
    notes.map((note) =>
      stat(join(dirname(target), note)).then(
        () => true,
        () => false,
      ),
    ),
  );
  return found.includes(true);
}
