import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileFailure } from './file-failure.ts';

/**
 * Writes a small file of ours, for this user alone, and its folder, when that is not there. The file that is there stays
 * until the new one is complete. Every error of the file system arrives as an `ExportFailure`.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const folder = dirname(file);
  const temporary = join(folder, `.${randomUUID()}.partial`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw fileFailure(error, file);
  }
}
