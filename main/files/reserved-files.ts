import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { databaseFiles, dataFiles } from './data-files.ts';
import { linkedPlace } from './symbolic-link.ts';

/** What an export reads and writes beside its target. */
export interface InUse {
  /** The file that is exported. */
  source: string;
  dataFolder: string;
}

/**
 * Throws TARGET_IS_SOURCE or TARGET_IS_OURS when replacing `target` would destroy what is exported or the
 * application's own data, whatever name it goes by.
 */
export async function checkReserved(target: string, { source, dataFolder }: InUse): Promise<void> {
  const name = basename(target);
  if (await isOneOf(target, await sourceFiles(source))) throw new ExportFailure('TARGET_IS_SOURCE', { name });
  await checkOurs(target, dataFolder);
}

/** Throws TARGET_IS_OURS for a database that the application keeps in the data folder, or a part of one. */
export async function checkOurs(target: string, dataFolder: string): Promise<void> {
  const { queue, sample } = dataFiles(dataFolder);
  if (await isOneOf(target, [queue, sample].flatMap(databaseFiles)))
    throw new ExportFailure('TARGET_IS_OURS', { name: basename(target) });
}

/** The files of a source: SQLite keeps its own beside the file that a symbolic link leads to. */
async function sourceFiles(source: string): Promise<string[]> {
  const real = await realpath(source).catch(() => source);
  return [...new Set([source, real])].flatMap(databaseFiles);
}

/** Whether `target` is, or would become, one of `files`: through links, or where names differ by their case only. */
async function isOneOf(target: string, files: readonly string[]): Promise<boolean> {
  // A link in a circle is no file: the check of the target says so.
  const place = await linkedPlace(target).catch(() => target);
  const wanted = await placeOf(place);
  const places = await Promise.all(files.map(placeOf));
  return places.includes(wanted);
}

/**
 * Stands for a place on a disk: for the file that is there, by whatever name, or else for a new name in its folder. Of
 * new names nobody knows whether their folder tells big letters from small ones: they are taken for the same.
 */
async function placeOf(path: string): Promise<string> {
  const file = await identity(path);
  if (file !== undefined) return file;
  const folder = (await identity(dirname(path))) ?? dirname(path);
  return `${folder}/${basename(path).normalize('NFC').toLowerCase()}`;
}

/** Undefined when there is nothing. */
async function identity(path: string): Promise<string | undefined> {
  const stats = await stat(path, { bigint: true }).catch(() => undefined);
  if (!stats) return undefined;
  // Some network drives number no files.
  return stats.ino === 0n ? (await realpath(path)).toLowerCase() : `${stats.dev}:${stats.ino}`;
}
