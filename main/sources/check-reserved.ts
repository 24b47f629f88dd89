import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { isOneOf } from '../files/same-place.ts';
import { databaseFiles } from '../sqlite/database-files.ts';
import { checkOurs } from '../sqlite/own-databases.ts';

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

/** The files of a source: SQLite keeps its own beside the file that a symbolic link leads to. */
async function sourceFiles(source: string): Promise<string[]> {
  const real = await realpath(source).catch(() => source);
  return [...new Set([source, real])].flatMap(databaseFiles);
}
