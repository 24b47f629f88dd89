import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportOptions } from '../../preload/contract/export.ts';

/** Throws DATASET_TOO_LARGE for more rows than a file or a sheet takes, unless they may continue in another. */
export function assertFits(rows: number, limit: number, output: ExportOptions): void {
  if (rows > limit && output.onOverflow !== 'split')
    throw new ExportFailure('DATASET_TOO_LARGE', { rows, limit, format: output.format });
}
