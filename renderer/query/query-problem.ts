import type { ExportError } from '../../preload/contract/errors.ts';
import { useDraft, useExport } from '../export/draft/export-slice.ts';
import { previewKey } from '../export/preview/use-preview.ts';

/** Why the query cannot be run, when that is for what is typed to mend. */
export const queryProblem = (error: ExportError): ExportError | null =>
  error.code === 'QUERY_FAILED' || error.code === 'QUERY_NOT_ALLOWED' ? error : null;

/** Why the query that was run cannot be run, as long as nothing else is typed. */
export function useQueryProblem(): ExportError | null {
  const key = useDraft(previewKey);
  const isRun = useDraft((draft) => draft.unrun === null);
  const preview = useExport((slice) => slice.preview);
  if (!isRun || preview?.request !== key || preview.result.ok) return null;
  return queryProblem(preview.result.error);
}
