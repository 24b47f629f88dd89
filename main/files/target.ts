import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { codeOf, fileFailure } from './file-failure.ts';
import { linkedPlace } from './symbolic-link.ts';
import { isWindowsName } from './windows-name.ts';

/**
 * Finds an unusable target before any work is done: a missing or read-only folder, a folder in its place, a lock, a
 * name that is too long, or is none on this system.
 */
export async function checkTarget(target: string, platform = process.platform): Promise<void> {
  let place = target;
  try {
    place = await linkedPlace(target);
    const name = basename(place);
    if (platform === 'win32' && !isWindowsName(name))
      throw new ExportFailure('TARGET_NAME_INVALID', { name });
    const folder = dirname(place);
    if (!(await stat(folder)).isDirectory()) throw new ExportFailure('TARGET_FOLDER_MISSING', { folder });
    await access(folder, constants.W_OK);
    const existing = await statIfThere(place);
    // Its path may be the one that is too long.
    await statIfThere(temporarySibling(place));
    if (!existing) return;
    if (existing.isDirectory()) throw new ExportFailure('TARGET_IS_FOLDER', { name: basename(place) });
    if (!existing.isFile()) throw new ExportFailure('TARGET_NOT_WRITABLE', { folder });
    // Where programs lock what they have open (Excel on Windows), opening for writing tells now, not at the rename.
    await (await open(place, 'r+')).close();
  } catch (error) {
    throw fileFailure(error, place);
  }
}

/** Undefined when there is nothing; any other error of the file system is thrown. */
async function statIfThere(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * A name beside `target`, so that the rename stays within one file system. It says nothing of the target's own
 * name, which may already be as long as a name can be.
 */
export function temporarySibling(target: string): string {
  return join(dirname(target), `.analytics-export-${randomBytes(9).toString('hex')}.partial`);
}
