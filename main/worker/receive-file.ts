import { jobPhases } from '../../preload/contract/job.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportJob, SharedCounters, WorkerTasks } from '../engine/protocol.ts';
import { AtomicFile } from '../files/atomic-file.ts';
import { noMoreRows, type Source } from './sources/source.ts';
import { verifyFile } from './verify/verify-file.ts';

/**
 * An export whose file the source makes itself: it goes into the temporary file, and is then read as any finished file is,
 * to see that it is whole and how many rows it has. Throws an `ExportFailure` for what can be expected.
 */
export async function receiveFile(
  source: Source,
  { request, target, temporary }: ExportJob,
  counters: SharedCounters,
): Promise<WorkerTasks['export']['give']> {
  const { output } = request;
  const [sheet] = request.sheets;
  const made = await source.make?.(sheet, output.format);
  if (!made) throw new ExportFailure('REMOTE_EXPORT_NOT_OFFERED', { format: output.format });
  const file = await AtomicFile.create(target, temporary);
  try {
    Atomics.store(counters.phase, 0, jobPhases.indexOf('reading'));
    const bytes = made.bytes(({ done, known }) => {
      Atomics.store(counters.rowsKnown, 0, known);
      Atomics.store(counters.rowsDone, 0, done);
    });
    let next = await bytes.next();
    for (; !next.done; next = await bytes.next()) await file.write(next.value);
    Atomics.store(counters.phase, 0, jobPhases.indexOf('finishing'));
    const told = next.value;
    const digest = await file.complete();
    if (told.sha256 !== undefined && told.sha256 !== digest.sha256)
      throw new ExportFailure('REMOTE_FILE_DAMAGED', { name: source.label });
    const { rows } = await verifyFile({ path: temporary, sheets: 1, output });
    if (rows === null || (told.rows !== undefined && told.rows !== rows))
      throw new ExportFailure('REMOTE_FILE_DAMAGED', { name: source.label });
    const finding = {
      name: sheet.name ?? sheet.dataset,
      rows: { exact: rows },
      bytes: digest.bytes,
      leadingZeros: [],
      byteColumns: [],
      shortenedTimes: [],
      ...noMoreRows,
    };
    const facts = { rows, rowsInSource: told.rows ?? null, sheets: 1, alteredCells: 0, guardedCells: 0 };
    return { ...facts, ...digest, findings: [finding] };
  } catch (error) {
    await file.abort();
    throw error;
  }
}
