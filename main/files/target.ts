import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, open, realpath, rename, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { fileFailure } from './file-failure.ts';

/** Finds an unusable target before any work is done: a missing or read-only folder, a folder in its place, a lock. */
export async function checkTarget(target: string): Promise<void> {
  const folder = dirname(target);
  try {
    if (!(await stat(folder)).isDirectory()) throw new ExportFailure('TARGET_FOLDER_MISSING', { folder });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw fileFailure(error, target);
  }
  const existing = await stat(target).catch(() => undefined);
  if (!existing) return;
  if (existing.isDirectory()) throw new ExportFailure('TARGET_IS_FOLDER', { name: basename(target) });
  if (!existing.isFile()) throw new ExportFailure('TARGET_NOT_WRITABLE', { folder });
  // Where programs lock what they have open (Excel on Windows), opening for writing tells now, not at the rename.
  const handle = await open(target, 'r+').catch((error: unknown) => {
    throw fileFailure(error, target);
  });
  await handle.close();
}

/** Whether two paths lead to one file, by whatever names. */
export async function isSameFile(one: string, other: string): Promise<boolean> {
  const resolved = await Promise.all([one, other].map((path) => realpath(path).catch(() => path)));
  return resolved[0] === resolved[1];
}

/**
 * A name beside `target`, so that the rename stays within one file system. It says nothing of the target's own
 * name, which may already be as long as a name can be.
 */
export function temporarySibling(target: string): string {
  return join(dirname(target), `.analytics-export-${randomBytes(9).toString('hex')}.partial`);
}

/**
 * Puts the finished file in the target's place in one step: flushed before the rename, the folder after it. Every
 * error of the file system arrives as an `ExportFailure`; the target is then as it was.
 */
export async function publish(temporary: string, target: string): Promise<void> {
  try {
    await synchronize(temporary, 'r+');
    await rename(temporary, target);
    // Windows cannot open a folder, and NTFS keeps the rename in its own journal.
    if (process.platform !== 'win32') await synchronize(dirname(target), 'r');
  } catch (error) {
    throw fileFailure(error, target);
  }
}

async function synchronize(path: string, flags: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, flags);
    await handle.sync();
  } finally {
    await handle?.close();
  }
}
