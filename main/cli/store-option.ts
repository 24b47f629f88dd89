import { resolve } from 'node:path';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { checkOn } from '../settings/rules.ts';
import { dataFolder } from '../store/data-folder.ts';
import { ensureSampleStore, sampleLabel } from '../store/sample-store.ts';

/** The store a command reads: the named file, or the sample school, made when it is not there yet. Throws FEATURE_OFF. */
export async function storeLocation(file: string | undefined): Promise<SourceLocation> {
  if (file === undefined)
    return { kind: 'sqlite', file: await ensureSampleStore(dataFolder()), label: sampleLabel };
  checkOn('other-databases');
  return { kind: 'sqlite', file: resolve(file) };
}
