import { basename } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { isOneOf } from '../files/same-place.ts';
import { checkAllowedFolder } from '../settings/rules.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { checkOurs } from '../sqlite/own-databases.ts';
import { sourceFiles } from './index.ts';

/** What an export reads and writes beside its target. */
export interface InUse {
  source: SourceLocation;
  dataFolder: string;
}

/**
 * Throws TARGET_IS_SOURCE or TARGET_IS_OURS when replacing `target` would destroy what is exported or the
 * application's own data, and TARGET_NOT_ALLOWED where the administrator lets nobody save, whatever name it goes by.
 */
export async function checkReserved(target: string, { source, dataFolder }: InUse): Promise<void> {
  const name = basename(target);
  if (await isOneOf(target, await sourceFiles(source))) throw new ExportFailure('TARGET_IS_SOURCE', { name });
  await checkOurs(target, dataFolder);
  await checkAllowedFolder(target);
}
