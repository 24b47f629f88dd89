import { realpath, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { linkedPlace } from './symbolic-link.ts';

/** Whether `target` is, or would become, one of `files`: through links, or where names differ by their case only. */
export async function isOneOf(target: string, files: readonly string[]): Promise<boolean> {
  // A link in a circle is no file: the check of the target says so.
  const place = await linkedPlace(target).catch(() => target);
  const wanted = await placeOf(place);
  const places = await Promise.all(files.map(placeOf));
  return places.includes(wanted);
}

/** Whether a file at `path` is, or would be, in one of `folders` or below. Rejects when its own folder is not there. */
export async function isBelowOneOf(path: string, folders: readonly string[]): Promise<boolean> {
  const wanted = await Promise.all(folders.map(identity));
  for (let folder = await realpath(dirname(await linkedPlace(path))); ; folder = dirname(folder)) {
    const found = await identity(folder);
    if (found !== undefined && wanted.includes(found)) return true;
    if (folder === dirname(folder)) return false;
  }
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
