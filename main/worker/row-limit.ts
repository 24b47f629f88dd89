import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportOptions } from '../../preload/contract/export.ts';

/** Throws DATASET_TOO_LARGE for more rows than a file or a sheet takes, unless they may continue on another sheet. */
export function assertFits(rows: number, limit: number, output: ExportOptions): void {
  const continues = output.format === 'excel' && output.onOverflow === 'split';
  if (rows > limit && !continues)
    throw new ExportFailure('DATASET_TOO_LARGE', { rows, limit, format: output.format });
}
