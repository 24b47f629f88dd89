import type { RequestOf } from '../../../preload/contract/channels.ts';
import type { Days } from '../../../preload/contract/query.ts';
import { api } from '../../api.ts';
import { useDraft } from '../draft/export-slice.ts';
import { useAnswer } from '../draft/use-answer.ts';

type DaysRequest = RequestOf<'findDays'>;

/** The first and the last day with rows of the dataset; null until they are known, and where nobody knows. */
export function useDays(): Days | null {
  const request = useDraft(({ source, dataset }) =>
    JSON.stringify({ source, dataset: dataset.id } satisfies DaysRequest),
  );
  const answer = useAnswer(request, (asked) => api.findDays(JSON.parse(asked) as DaysRequest));
  // What keeps them from being found keeps the preview from being shown, which says so.
  return answer?.ok ? answer.value : null;
}
