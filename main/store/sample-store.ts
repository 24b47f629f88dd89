import { chmod, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFailure } from '../files/file-failure.ts';
import { publish } from '../files/publish.ts';
import { checkTarget, temporarySibling } from '../files/target.ts';
import { runSampleWorker } from './sample/run-sample-worker.ts';
import { upgradeStore } from './upgrade-store.ts';

/** What people call the sample store. */
export const sampleLabel = 'Sample school';

const defaultRows = 200_000;
const defaultSeed = 1;

export interface SampleStoreRequest {
  /** Replaced when it exists, in one step at the end. */
  file: string;
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
  const { file, rows, seed, onProgress, signal } = request;
  await checkTarget(file);
  const temporary = temporarySibling(file);
  try {
    await runSampleWorker({ file: temporary, rows, seed }, onProgress, signal);
    const { size } = await stat(temporary);
    // What SQLite has left beside a store that is replaced would be replayed into the new one.
    await removeAll(companions(file));
    await publish(temporary, file);
    return { rows, bytes: size };
  } catch (error) {
    throw fileFailure(error, file);
  } finally {
    await removeAll([temporary, ...companions(temporary)]);
  }
}

/**
 * Finds the sample store in a folder: creates both for this user alone when absent, migrates an older store, and
 * tells the store's path. Throws an `ExportFailure` when the store cannot be created or used.
 */
export async function ensureSampleStore(folder: string): Promise<string> {
  const file = join(folder, 'sample-school.db');
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fileFailure(error, file);
  });
  if (!(await isFile(file))) {
    await createSampleStore({ file, rows: defaultRows, seed: defaultSeed }).catch(async (error: unknown) => {
      // Another process may have been first and have it open, so that Windows lets nobody replace it.
      if (!(await isFile(file))) throw error;
    });
  }
  await chmod(file, 0o600);
  upgradeStore(file);
  return file;
}

/** The files that SQLite keeps beside a database while it is in use, or after a crash. */
const companions = (file: string): string[] => [`${file}-wal`, `${file}-shm`, `${file}-journal`];

async function removeAll(files: readonly string[]): Promise<void> {
  for (const file of files) await rm(file, { force: true });
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isFile(),
    () => false,
  );
