import { resolve } from 'node:path';
import type { SourceLocation } from '../export/worker-protocol.ts';
import { dataFolder } from '../store/data-folder.ts';
import { ensureSampleStore } from '../store/sample-store.ts';

/** The store a command reads: the named file, or the sample school, made when it is not there yet. */
export async function storeLocation(file: string | undefined): Promise<SourceLocation> {
  return { kind: 'sqlite', file: file === undefined ? await ensureSampleStore(dataFolder()) : resolve(file) };
}
