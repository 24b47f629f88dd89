import type { DatasetInfo } from '../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import type { SavedExport } from '../../../preload/contract/saved-export.ts';
import { namedColumns } from '../../../preload/contract/summary-columns.ts';

/**
 * Throws SAVED_EXPORT_NOT_FITTING when a source that it was not saved for lacks a dataset or columns that it needs. What a
 * typed query needs is known to nobody before it runs.
 */
export function checkFits(
  { name, request, splitBy }: SavedExport,
  source: { name: string; datasets: readonly DatasetInfo[] },
): void {
  const missing = request.sheets.flatMap((sheet) => {
    const { dataset: id } = sheet;
    const dataset = source.datasets.find((one) => one.id === id);
    if (!dataset) return [id.replace(/^table:/, '')];
    if (dataset.columns.length === 0) return [];
    const known = new Set(dataset.columns.map(({ key }) => key));
    return [...namedColumns(sheet), ...(splitBy ? [splitBy.column] : [])].filter((key) => !known.has(key));
  });
  if (missing.length > 0)
    throw new ExportFailure('SAVED_EXPORT_NOT_FITTING', {
      name,
      source: source.name,
      missing: [...new Set(missing)].join(', '),
    });
}
