import { open, realpath, stat, type FileHandle } from 'node:fs/promises';
import type { SourceLocation } from '../../../preload/contract/source.ts';

/** The header of a database (SQLite file format, 1.3): its change counter and its size are in it. */
const header = { start: 0, length: 100 };
/** The header of a write-ahead log (4.1): its salts are drawn anew each time the log begins from the start. */
const logHeader = { start: 0, length: 32 };
/** In the index of the log (WAL-mode file format, 2.1): the last valid frame, the checksum up to it, the salts. */
const lastFrame = { start: 16, length: 24 };

/** Milliseconds within which two changes may bear the same time: the tick of NTFS, the coarsest of today's. */
const tick = 50;
/** FAT, HFS+ and ext3 know whole seconds, FAT every other one. */
const coarseTick = 2_000;

/**
 * Whether the files are opened, beside asking for their times. On Windows the times are no proof: they are noted when
 * a writer closes the file. Elsewhere closing a file drops every lock that this process holds on it: an export that
 * reads the same source would lose its snapshot (How To Corrupt An SQLite Database File, 2.2).
 */
const opensFiles = process.platform === 'win32';

/**
 * Stands for the state of a source's data: two that are equal were taken of the same data. It takes no longer for a
 * big file than for a small one. A change of the data always changes it, whatever time the file was given afterwards:
 * the time at which the file system itself noted a change counts too, and with it a change of rights. Reading does not
 * change it; moving a log into its database does.
 *
 * Undefined when nothing can be promised: the source is not there, or was changed within the last tick of its file
 * system's clock, so that one more change might look the same.
 */
export async function databaseFingerprint(
  { kind, file, label }: SourceLocation<'sqlite'>,
  now = Date.now(),
  isOpening = opensFiles,
): Promise<string | undefined> {
  try {
    const path = await realpath(file);
    const parts = await Promise.all([
      databaseState(path, now, isOpening ? header : undefined),
      state(`${path}-wal`, now, isOpening ? logHeader : undefined),
      state(`${path}-journal`, now),
    ]);
    const [database, log] = parts;
    if (database.startsWith(absent) || parts.some((part) => part.startsWith(unsettled))) return undefined;
    const hasFrame = isOpening && log !== absent;
    const frame = hasFrame ? await bytes(`${path}-shm`, lastFrame).catch(missing) : absent;
    return JSON.stringify([kind, label, path, ...parts, frame]);
  } catch {
    return undefined;
  }
}

const absent = 'absent';
const unsettled = 'unsettled';

interface Range {
  start: number;
  length: number;
}

/** With the time at which the file system itself noted a change, which nobody can set. */
async function databaseState(path: string, now: number, range?: Range): Promise<string> {
  const { ctimeNs } = await stat(path, { bigint: true });
  return isSettled(ctimeNs, now) ? `${await state(path, now, range)} ${ctimeNs}` : unsettled;
}

/**
 * A reader leaves an empty log behind: that is none. One of root's hands a log over to its database's owner, even when
 * it is that already: only other changes count.
 */
async function state(path: string, now: number, range?: Range): Promise<string> {
  const stats = await stat(path, { bigint: true }).catch((error: unknown) => {
    missing(error);
    return undefined;
  });
  if (!stats || stats.size === 0n) return absent;
  if (!isSettled(stats.mtimeNs, now)) return unsettled;
  const content = range === undefined ? '' : await bytes(path, range);
  return [stats.dev, stats.ino, stats.size, stats.mtimeNs, content].join(' ');
}

/** Whether a moment is so long ago that one more change would bear another. */
function isSettled(nanoseconds: bigint, now: number): boolean {
  const isCoarse = nanoseconds % 1_000_000_000n === 0n;
  return now - Number(nanoseconds / 1_000_000n) > (isCoarse ? coarseTick : tick);
}

async function bytes(path: string, { start, length }: Range): Promise<string> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, start);
    return buffer.toString('hex', 0, bytesRead);
  } finally {
    await handle?.close();
  }
}

function missing(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return absent;
  throw error;
}
