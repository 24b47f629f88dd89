import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { codeOf, fileFailure } from './file-failure.ts';
import { linkedPlace } from './symbolic-link.ts';

/** How a file is renamed over another. */
export interface Renaming {
  rename: (from: string, to: string) => Promise<void>;
  platform: NodeJS.Platform;
  /** Milliseconds for which another program may have the target open. */
  patience: number;
}

const renaming: Renaming = { rename, platform: process.platform, patience: 4_000 };
const firstPause = 50;

/**
 * Puts the finished file in the target's place in one step: with the old file's rights, or those of a new one, and
 * flushed before the rename. A target that is a symbolic link stays one: what it leads to is replaced, beside which
 * the finished file must be. Every error of the file system arrives as an `ExportFailure`; the target is then as it
 * was.
 */
export async function publish(temporary: string, target: string, how: Renaming = renaming): Promise<void> {
  try {
    const place = await linkedPlace(target);
    await finish(temporary, place);
    await replace(temporary, place, how);
    // That the rename itself outlives a power cut. Windows cannot open a folder, a person may not be allowed to list
    // it, and some network drives flush none: the new file is in its place all the same.
    await flushFolder(dirname(place)).catch(() => undefined);
  } catch (error) {
    throw fileFailure(error, target);
  }
}

/**
 * Whether a rename failed because another program (Excel, a virus scanner) has the file open: on Windows that looks as
 * if this user might not (libuv makes EPERM of ERROR_ACCESS_DENIED, EBUSY of ERROR_SHARING_VIOLATION).
 */
export const isHeldOpen = (code: string | undefined, platform: NodeJS.Platform): boolean =>
  code === 'EBUSY' || (platform === 'win32' && (code === 'EPERM' || code === 'EACCES'));

async function replace(from: string, to: string, { rename, platform, patience }: Renaming): Promise<void> {
  const deadline = performance.now() + patience;
  for (let pause = firstPause; ; pause *= 2) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      if (!isHeldOpen(codeOf(error), platform)) throw error;
      const name = basename(to);
      // Windows gives the same code for a folder, which does not go away by itself.
      const isFolder = await stat(to).then(
        (stats) => stats.isDirectory(),
        () => false,
      );
      if (isFolder) throw new ExportFailure('TARGET_IS_FOLDER', { name });
      if (performance.now() + pause > deadline) throw new ExportFailure('TARGET_IN_USE', { name });
      await delay(pause);
    }
  }
}

async function finish(temporary: string, place: string): Promise<void> {
  const handle = await open(temporary, 'r+');
  try {
    // Rights mean nothing to Windows, where a file takes them over from its folder.
    if (process.platform !== 'win32') await giveRights(handle, temporary, place);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/**
 * Gives a file, so far for this user alone, the rights of the one it replaces, and its owner and group where this user
 * may; or else the rights of a new file. (Access control lists cannot be read from Node.)
 */
async function giveRights(handle: FileHandle, temporary: string, place: string): Promise<void> {
  const old = await stat(place).catch(() => undefined);
  const own = await handle.stat();
  if (!old) {
    await handle.chmod(await newFileMode(`${temporary}-rights`, own.mode)).catch(() => undefined);
    return;
  }
  if (old.uid !== own.uid || old.gid !== own.gid)
    await handle
      .chown(old.uid, old.gid)
      .catch(() => handle.chown(own.uid, old.gid))
      .catch(() => undefined);
  const isGroupKept = (await handle.stat()).gid === old.gid;
  // What was for the old group must not be for another one, which may do what everybody may.
  const mode = isGroupKept ? old.mode : (old.mode & 0o707) | ((old.mode & 0o007) << 3);
  // A stick has no rights to give.
  await handle.chmod(mode & 0o777).catch(() => undefined);
}

/** The rights of a new file, which its folder may have a say in: only a new file tells. */
async function newFileMode(probe: string, otherwise: number): Promise<number> {
  try {
    const handle = await open(probe, 'wx', 0o666);
    const { mode } = await handle.stat().finally(() => handle.close());
    return mode & 0o777;
  } catch {
    return otherwise & 0o777;
  } finally {
    await rm(probe, { force: true });
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}
