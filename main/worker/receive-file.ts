import { ExportFailure } from '../../preload/contract/errors.ts';
import { fileOptions } from '../../preload/contract/request.ts';
import type { ExportJob, SharedCounters, WorkerTasks } from '../engine/protocol.ts';
import { AtomicFile } from '../files/atomic-file.ts';
import { enterPhase } from './enter-phase.ts';
import { noMoreRows, type MadeFacts, type Source } from './sources/source.ts';
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
    const told = await written(
      made.bytes(({ phase, done, known = -1 }) => {
        enterPhase(counters, phase);
        Atomics.store(counters.rowsKnown, 0, known);
        Atomics.store(counters.rowsDone, 0, done);
      }),
      file,
    );
    enterPhase(counters, 'finishing');
    const digest = await file.complete();
    if (told.sha256 !== undefined && told.sha256 !== digest.sha256)
      throw new ExportFailure('REMOTE_FILE_DAMAGED', { name: source.label });
    const { rows } = await verifyFile({ path: temporary, sheets: 1, output: fileOptions(request) });
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

/** Puts bytes into a file, and gives what is told of them. However it ends, nobody waits for more of them. */
async function written(bytes: AsyncGenerator<Uint8Array, MadeFacts>, file: AtomicFile): Promise<MadeFacts> {
  try {
    let next = await bytes.next();
    for (; !next.done; next = await bytes.next()) await file.write(next.value);
    return next.value;
  } finally {
    await bytes.return({ rows: undefined, sha256: undefined });
  }
}
