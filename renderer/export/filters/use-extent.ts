import type { RequestOf } from '../../../preload/contract/channels.ts';
import type { Extent } from '../../../preload/contract/column-values.ts';
import { api } from '../../api.ts';
import { noPeriod } from '../draft/export-draft.ts';
import { useDraft } from '../draft/export-slice.ts';
import { countRequest } from '../draft/sheet-request.ts';
import { useAnswer } from '../draft/use-answer.ts';

type ExtentRequest = RequestOf<'findExtent'>;

/** The smallest and the largest number that a column has, whatever else narrows the rows; null until known, and where nobody knows. */
export function useExtent(column: string, isAsked: boolean): Extent | null {
  const request = useDraft((draft) => {
    if (!isAsked) return null;
    const sheet = countRequest({ ...draft, ...noPeriod, filters: [], summary: null, limit: null });
    return JSON.stringify({ source: draft.source, request: { sheet, column } } satisfies ExtentRequest);
  });
  const answer = useAnswer(request, (asked) => api.findExtent(JSON.parse(asked) as ExtentRequest));
  // What keeps it from being found keeps the preview from being shown, which says so.
  return answer?.ok ? answer.value : null;
}
