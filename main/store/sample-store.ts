import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { failureReport } from '../../preload/contract/errors.ts';
import { dataFiles } from '../files/data-files.ts';
import { fileFailure } from '../files/file-failure.ts';
import { publish } from '../files/publish.ts';
import { linkedPlace } from '../files/symbolic-link.ts';
import { checkTarget, temporarySibling } from '../files/target.ts';
import { databaseFiles } from '../sqlite/database-files.ts';
import { writeFailure } from '../sqlite/failures.ts';
import { createPrivate } from '../sqlite/open-database.ts';
import { checkOurs } from '../sqlite/own-databases.ts';
import { checkCompanions, putAside, removeCompanions } from './replace-store.ts';
import { runSampleWorker } from './sample/run-sample-worker.ts';
import { upgradeStore } from './upgrade-store.ts';

const defaultRows = 200_000;
const defaultSeed = 1;

export interface SampleStoreRequest {
  /** Replaced when it exists, in one step at the end. */
  file: string;
  /** The application's data folder, whose databases are not replaced. */
  dataFolder?: string;
  /** How many measurements. */
  rows: number;
  /** The same seed and rows make the same store on every machine. */
  seed: number;
  /** Hears the number of measurements done, every ten thousand. */
  onProgress?: (rowsDone: number) => void;
  signal?: AbortSignal;
}

/**
 * Writes a store with a made-up school, in a worker thread, and tells its measurements and its size in bytes.
 * Throws an `ExportFailure` when it is cancelled or the file cannot be written; the target is then as it was.
 */
export async function createSampleStore(
  request: SampleStoreRequest,
): Promise<{ rows: number; bytes: number }> {
  const { file, dataFolder, rows, seed, onProgress, signal } = request;
  if (dataFolder !== undefined) await checkOurs(file, dataFolder);
  await checkTarget(file);
  const place = await linkedPlace(file);
  await checkCompanions(place);
  const temporary = temporarySibling(place);
  try {
    createPrivate(temporary);
    await runSampleWorker({ file: temporary, rows, seed }, onProgress, signal);
    const { size } = await stat(temporary);
    await removeCompanions(place);
    await publish(temporary, file);
    return { rows, bytes: size };
  } catch (error) {
    throw writeFailure(error, file);
  } finally {
    for (const left of databaseFiles(temporary)) await rm(left, { force: true });
  }
}

/**
 * Finds the sample store in the data folder: creates both for this user alone when absent, and anew when the store is
 * damaged; migrates an older store, and tells the store's path. Throws an `ExportFailure` when the store cannot be
 * created or used.
 */
export async function ensureSampleStore(folder: string): Promise<string> {
  const file = dataFiles(folder).sample;
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fileFailure(error, file);
  });
  await createUnlessThere(file);
  try {
    upgradeStore(file);
  } catch (error) {
    if (!['SOURCE_CORRUPT', 'SOURCE_NOT_DATABASE'].includes(failureReport(error).code)) throw error;
    await putAside(file).catch((reason: unknown) => {
      throw fileFailure(reason, file);
    });
    await createUnlessThere(file);
    upgradeStore(file);
  }
  await chmod(file, 0o600);
  return file;
}

async function createUnlessThere(file: string): Promise<void> {
  if (await hasContent(file)) return;
  await createSampleStore({ file, rows: defaultRows, seed: defaultSeed }).catch(async (error: unknown) => {
    // Another process may have been first and have it open, so that Windows lets nobody replace it.
    if (!(await hasContent(file))) throw error;
  });
}

const hasContent = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isFile() && entry.size > 0,
    () => false,
  );
