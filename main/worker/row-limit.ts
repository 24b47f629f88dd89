import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportOptions } from '../../preload/contract/options.ts';

/**
 * Throws DATASET_TOO_LARGE for more rows than a file or a sheet takes, unless they may continue in another. Rows that
 * were not counted fit until there are too many.
 */
export function assertFits(rows: number | undefined, limit: number, output: ExportOptions): void {
  if (rows !== undefined && rows > limit && output.onOverflow !== 'split')
    throw new ExportFailure('DATASET_TOO_LARGE', { rows, limit, format: output.format });
}
