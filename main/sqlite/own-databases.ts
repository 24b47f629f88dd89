import { basename } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { dataFiles } from '../files/data-files.ts';
import { isOneOf } from '../files/same-place.ts';
import { databaseFiles } from './database-files.ts';

/** Throws TARGET_IS_OURS for a database that the application keeps in the data folder, or a part of one. */
export async function checkOurs(target: string, dataFolder: string): Promise<void> {
  const { queue, sample } = dataFiles(dataFolder);
  if (await isOneOf(target, [queue, sample].flatMap(databaseFiles)))
    throw new ExportFailure('TARGET_IS_OURS', { name: basename(target) });
}
