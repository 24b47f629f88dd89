import { rm, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import { digestFileAt, type FileDigest } from '../files/file-digest.ts';
import { placesOf } from '../files/part-files.ts';
import { publish } from '../files/publish.ts';
import { checkReserved } from '../sources/check-reserved.ts';
import type { Publication } from './job-leases.ts';

const absent = 'absent';

/** What stands at a path, told apart from what anybody may put there later or make of it. */
export async function fileState(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeNs } = await stat(path, { bigint: true });
    return [dev, ino, size, mtimeNs].join(' ');
  } catch (error) {
    if (isMissing(error)) return absent;
    throw error;
  }
}

/** The `fileState` of what a complete file is going to replace; the parts of a split one replace nothing. */
export const targetStateBefore = ({ path, parts }: ExportResult): Promise<string> =>
  parts ? Promise.resolve(absent) : fileState(path);

/**
 * Puts a complete file in its place whose process ended before that was noted. The files themselves tell what was
 * done: by their size and SHA-256, and by what the target was before. False when it is lost and has to be made again.
 * Throws TARGET_CHANGED when somebody has changed the target since, or why it cannot be published.
 */
export async function publishAgain(
  temporary: string,
  publication: Publication,
  dataFolder: string,
): Promise<boolean> {
  const { source, receipt } = publication;
  const folder = dirname(receipt.path);
  if ((await fileState(folder)) === absent) throw new ExportFailure('TARGET_FOLDER_MISSING', { folder });
  const found = await Promise.all(
    filesOf(temporary, publication).map(async (file) => ({ file, is: await look(file) })),
  );
  try {
    const changed = found.find(({ is }) => is === 'changed');
    if (changed) throw new ExportFailure('TARGET_CHANGED', { name: basename(changed.file.target) });
    if (found.some(({ is }) => is === 'lost')) return await withdraw(receipt, found);
    for (const { file, is } of found) {
      if (is !== 'complete') continue;
      await checkReserved(file.target, { source, dataFolder });
      await publishOne(file);
    }
    return true;
  } catch (error) {
    await withdraw(receipt, found);
    throw error;
  }
}

interface Placed {
  temporary: string;
  target: string;
  facts: FileDigest;
  before: string | null;
}

const filesOf = (temporary: string, { receipt, targetBefore }: Publication): Placed[] =>
  placesOf(temporary, receipt).map((place, part) => ({
    ...place,
    facts: receipt.parts?.[part] ?? receipt,
    before: targetBefore,
  }));

/** `lost`: neither here nor there, and the target is what it was. */
async function look(file: Placed): Promise<'complete' | 'published' | 'lost' | 'changed'> {
  if (await is(file.target, file.facts)) return 'published';
  const isComplete = await is(file.temporary, file.facts);
  // A version that did not note what the target was, replaced whatever is there.
  const isUntouched = file.before === null ? isComplete : (await fileState(file.target)) === file.before;
  if (!isUntouched) return 'changed';
  return isComplete ? 'complete' : 'lost';
}

async function is(path: string, { bytes, sha256 }: FileDigest): Promise<boolean> {
  try {
    if ((await stat(path)).size !== bytes) return false;
    return (await digestFileAt(path)).sha256 === sha256;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

async function publishOne(file: Placed): Promise<void> {
  try {
    await publish(file.temporary, file.target);
  } catch (error) {
    // Its process was not dead but slept, and was faster now.
    if (!(await is(file.target, file.facts))) throw error;
  }
}

/** All parts or none: those that are in their places, and are what they were, go. */
async function withdraw(
  { parts }: ExportResult,
  found: readonly { file: Placed; is: string }[],
): Promise<false> {
  for (const { file } of parts ? found : [])
    if (await is(file.target, file.facts)) await rm(file.target, { force: true });
  return false;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
