import { stat, statfs } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { exportWarning, type ExportWarning, type Preflight } from '../../preload/contract/preflight.ts';
import { checkTarget, isSameFile } from '../files/target.ts';
import { application } from './application.ts';
import type { ExportJob } from './worker-protocol.ts';
import type { WorkerThread } from './worker-thread.ts';

/** How far the estimate may be off: the first rows may be longer or shorter than the others. */
const uncertainty = 0.25;

/**
 * Looks at everything that can be known of an export before it starts: counts its rows and writes the first ones of
 * each sheet into nothing, on `thread`. Throws the `ExportFailure` that it would end in; what a person should know
 * all the same are warnings.
 */
export async function preflight(
  thread: WorkerThread,
  { source, request, target }: Pick<ExportJob, 'source' | 'request' | 'target'>,
): Promise<Preflight> {
  await checkTarget(target);
  if (await isSameFile(source.file, target))
    throw new ExportFailure('TARGET_IS_SOURCE', { name: basename(target) });
  const sheets = await thread.perform('sample', { source, request, application, startedAt: Date.now() });
  const estimate = {
    rows: sheets.reduce((sum, { rows }) => sum + rows, 0),
    bytes: sheets.reduce((sum, { bytes }) => sum + bytes, 0),
  };
  const empty = sheets.filter(({ rows }) => rows === 0).map(({ name }) => name);
  const zeros = [...new Set(sheets.flatMap(({ leadingZeros }) => leadingZeros))];
  const { format } = request.output;
  return {
    estimate,
    warnings: [
      ...(empty.length > 0 ? [exportWarning('RESULT_EMPTY', { names: empty })] : []),
      ...(zeros.length > 0 ? [exportWarning('LEADING_ZEROS', { columns: zeros, format })] : []),
      ...(await spaceWarnings(estimate.bytes, dirname(target))),
      ...((await isOpen(target)) ? [exportWarning('TARGET_OPEN', { name: basename(target) })] : []),
    ],
  };
}

/**
 * Refuses only what cannot fit: nobody could mend a refusal that is wrong, whereas a disk that does fill up leaves the
 * old file as it was. That one stays until the new one is complete: its bytes are not free.
 */
async function spaceWarnings(needed: number, folder: string): Promise<ExportWarning[]> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (needed * (1 - uncertainty) > free) throw new ExportFailure('DISK_SPACE_LOW', { needed, free, folder });
  return needed * (1 + uncertainty) > free ? [exportWarning('DISK_SPACE_TIGHT', { needed, free })] : [];
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
