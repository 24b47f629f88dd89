import { dirname } from 'node:path';
import { formats } from '../../preload/contract/formats.ts';
import { exactRows, expectedRows, totalRows, type RowCount } from '../../preload/contract/row-count.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { languageIn } from '../../preload/contract/request.ts';
import { wordsOf } from '../../preload/words/words.ts';
import type { ExportJob, SharedCounters, SheetFindings, WorkerTasks } from '../engine/protocol.ts';
import type { FileDigest } from '../files/file-digest.ts';
import { checkPartTargets, partTarget } from '../files/part-files.ts';
import { checkSpace } from '../files/disk-space.ts';
import { assertNotCancelled, withCancelSignal } from './cancel-signal.ts';
import { exportFacts, type CountedSheet } from './export-facts.ts';
import { ReadAhead, enoughBytes } from './read-ahead.ts';
import { createOutput } from './output/index.ts';
import type { Output, OutputPlan } from './output/output.ts';
import { assertFits } from './row-limit.ts';
import { enterPhase } from './enter-phase.ts';
import { lookAtSheet } from './look-ahead.ts';
import { receiveFile } from './receive-file.ts';
import { openSource } from './sources/index.ts';
import type { End, Source } from './sources/source.ts';

type Outcome = WorkerTasks['export']['give'];

/**
 * One export: a look ahead, then source to columns to output to the temporary file, complete and flushed, for main to publish; after a
 * failure or a cancel nothing of it is left. `rowLimit` is for each sheet. Throws an `ExportFailure` for what can
 * be expected.
 */
export async function runExport(
  job: ExportJob,
  counters: SharedCounters,
  rowLimit: number = formats[job.request.output.format].rowLimit,
): Promise<Outcome> {
  return withCancelSignal(counters.cancelled, async (signal) => {
    const source = await openSource(job.source, signal, wordsOf(languageIn(job.request)));
    try {
      return job.request.madeBy === 'server'
        ? await receiveFile(source, job, counters)
        : await exportFrom(source, job, counters, rowLimit);
    } finally {
      source.close();
    }
  });
}

async function exportFrom(
  source: Source,
  job: ExportJob,
  counters: SharedCounters,
  rowLimit: number,
): Promise<Outcome> {
  const sheets: CountedSheet[] = [];
  for (const request of job.request.sheets) {
    const query = await source.query(request);
    const count = await query.count();
    assertFits(expectedRows(count), rowLimit, job.request.output);
    sheets.push({ request, query, count });
  }
  const counted = totalRows(sheets.map(({ count }) => count));
  const expected = expectedRows(counted);
  if (expected !== undefined) Atomics.store(counters.rowsKnown, 0, expected);
  const begun: BegunSheet[] = [];
  try {
    for (const sheet of sheets) {
      const ahead = await ReadAhead.begin(sheet.query.batches(), enoughBytes / sheets.length);
      begun.push({ ...sheet, ahead });
    }
    return await writeFile({ source, job, counters, rowLimit, sheets: begun, counted });
  } finally {
    for (const { ahead } of begun) await ahead.close();
  }
}

/** A sheet of which the first rows are read. */
interface BegunSheet extends CountedSheet {
  ahead: ReadAhead;
}

interface BegunExport {
  source: Source;
  job: ExportJob;
  counters: SharedCounters;
  rowLimit: number;
  sheets: readonly BegunSheet[];
  /** The rows of all sheets together. */
  counted: RowCount;
}

async function writeFile(begun: BegunExport): Promise<Outcome> {
  const { source, job, counters, rowLimit, sheets, counted } = begun;
  const expected = expectedRows(counted);
  const findings: SheetFindings[] = [];
  for (const sheet of sheets) findings.push(await lookAtSheet(source, sheet, sheet.ahead.first, job));
  await checkSpace(
    findings.reduce((sum, { bytes }) => sum + bytes, 0),
    dirname(job.target),
  );
  assertNotCancelled(counters);
  const partsOf = (rows: number): number =>
    formats[job.request.output.format].continuesIn === 'files' ? Math.ceil(rows / rowLimit) : 1;
  await checkPartTargets(job.target, partsOf(expected ?? 0));
  const { target, temporary, request } = job;
  const facts = exportFacts(job, source, sheets);
  const plan: OutputPlan = { target, temporary, options: request.output, facts, rowLimit };
  const output = await createOutput(plan, expected ?? 0);
  try {
    enterPhase(counters, 'reading');
    const written = await writeSheets(begun, output, (sheetRows) => {
      assertFits(sheetRows, rowLimit, job.request.output);
    });
    const rows = written.reduce((sum, sheet) => sum + sheet.rows, 0);
    const exact = exactRows(counted);
    if (exact !== undefined && rows !== exact)
      throw new ExportFailure('ROWS_DIFFER', { counted: exact, read: rows });
    if (rows !== expected) await checkPartTargets(job.target, partsOf(rows));
    enterPhase(counters, 'finishing');
    await output.close();
    assertNotCancelled(counters);
    const { files, shortenedTimes, ...outputFacts } = await output.complete();
    return {
      rows,
      rowsInSource: rows === expected ? rows : null,
      ...outputFacts,
      ...described(files, target, rows, rowLimit),
      findings: findings.map((finding, index) => ({
        ...finding,
        rows: { exact: written[index]?.rows ?? 0 },
        repeatedRows: written[index]?.repeatedRows ?? 0,
        strayRows: written[index]?.strayRows ?? 0,
        shortenedTimes: shortenedTimes[index] ?? [],
      })),
    };
  } catch (error) {
    await output.abort();
    throw error;
  }
}

/** What the receipt says of the file, or of the parts it became. */
function described(
  files: readonly FileDigest[],
  target: string,
  rows: number,
  rowLimit: number,
): Pick<Outcome, 'bytes' | 'sha256' | 'parts'> {
  const [first] = files;
  if (!first) throw new Error('no file was written');
  if (files.length === 1) return first;
  return {
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    sha256: first.sha256,
    parts: files.map((file, index) => ({
      path: partTarget(target, index + 1, files.length),
      rows: Math.min(rowLimit, rows - index * rowLimit),
      ...file,
    })),
  };
}

/** What was written of a sheet. */
interface WrittenSheet extends End {
  rows: number;
}

async function writeSheets(
  { sheets, counters }: BegunExport,
  output: Output,
  /** Throws when that many rows are too many for a sheet. */
  assertSheetFits: (rows: number) => void,
): Promise<WrittenSheet[]> {
  const written: WrittenSheet[] = [];
  let done = 0;
  for (const { request, query, ahead } of sheets) {
    await output.beginSheet(request.name ?? query.label, query.columns);
    let rows = 0;
    const batches = ahead.batches();
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      const batch = next.value;
      assertNotCancelled(counters);
      rows += batch.rows;
      assertSheetFits(rows);
      await output.write(batch);
      done += batch.rows;
      Atomics.store(counters.rowsDone, 0, done);
    }
    written.push({ rows, ...next.value });
  }
  return written;
}
