import { statfs } from 'node:fs/promises';
import { ExportFailure } from '../../preload/contract/errors.ts';

/** How far an estimate may be off: the first rows may be longer or shorter than the others. */
const uncertainty = 0.25;

/**
 * Compares the bytes that a file is expected to take with what is free in its folder. Throws DISK_SPACE_LOW only for
 * what cannot fit: nobody could mend a refusal that is wrong, whereas a disk that does fill up leaves the old file as
 * it was. That one stays until the new one is complete: its bytes are not free.
 */
export async function checkSpace(
  needed: number,
  folder: string,
): Promise<{ free: number; isTight: boolean }> {
  const space = await statfs(folder).catch(() => undefined);
  // A share that does not tell its size: whether the file fits is found out by writing it.
  const free = space === undefined || space.blocks === 0 ? Infinity : space.bavail * space.bsize;
  if (needed * (1 - uncertainty) > free) throw new ExportFailure('DISK_SPACE_LOW', { needed, free, folder });
  return { free, isTight: needed * (1 + uncertainty) > free };
}
