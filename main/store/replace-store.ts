import { lstat, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, parse } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { codeOf } from '../files/file-failure.ts';
import { databaseFiles } from '../sqlite/database-files.ts';
import { isHeld } from '../sqlite/failures.ts';
import { openDatabase } from '../sqlite/open-database.ts';

/**
 * Throws TARGET_EXISTS when a file that is no part of a database has a name that SQLite would take for a part of a new
 * one, and destroy.
 */
export async function checkCompanions(file: string): Promise<void> {
  const [foreign] = (await isDatabase(file)) ? [] : await companionsOf(file);
  if (foreign !== undefined) throw new ExportFailure('TARGET_EXISTS', { name: basename(foreign) });
}

/**
 * Removes what SQLite has left beside a database that is going to be replaced: it would be replayed into the new one.
 * Throws TARGET_IN_USE when another program has the database open, and TARGET_EXISTS as `checkCompanions` does.
 */
export async function removeCompanions(file: string): Promise<void> {
  await checkCompanions(file);
  const companions = await companionsOf(file);
  if (companions.length === 0) return;
  const db = openDatabase(file, { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
  } catch (error) {
    if (isHeld(error)) throw new ExportFailure('TARGET_IN_USE', { name: basename(file) });
    // What is damaged is replaced all the same.
  } finally {
    db.close();
  }
  for (const companion of companions) await rm(companion, { force: true });
}

/** Renames a database, with what is beside it, to `NAME-damaged.db`: somebody may want to look for something in it. */
export async function putAside(file: string): Promise<void> {
  const { name, ext } = parse(file);
  const files = databaseFiles(file);
  const asides = databaseFiles(join(dirname(file), `${name}-damaged${ext}`));
  for (const aside of asides) await rm(aside, { force: true });
  for (const [index, from] of files.entries())
    await rename(from, asides[index] ?? '').catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
}

async function companionsOf(file: string): Promise<string[]> {
  const [, ...companions] = databaseFiles(file);
  const found = await Promise.all(
    companions.map((companion) =>
      lstat(companion).then(
        () => [companion],
        () => [],
      ),
    ),
  );
  return found.flat();
}

/** SQLite file format, 1.3.1. */
const magic = 'SQLite format 3\0';

async function isDatabase(file: string): Promise<boolean> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return false;
  try {
    const { buffer } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    return buffer.toString('latin1') === magic;
  } finally {
    await handle.close();
  }
}
