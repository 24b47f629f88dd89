import type { RequestOf } from '../../../preload/contract/channels.ts';
import type { Result } from '../../../preload/contract/errors.ts';
import type { SplitInfo } from '../../../preload/contract/split.ts';
import { api } from '../../api.ts';
import { useDraft } from '../draft/export-slice.ts';
import { missing, splitRequest } from '../draft/sheet-request.ts';
import { useAnswer } from '../draft/use-answer.ts';

/** Milliseconds without a change after which it is asked how many files there would be. */
const pauseMs = 300;

/** What several files the draft makes: null until that is known, and where it makes one. */
export function useSplit(): Result<SplitInfo> | null {
  const request = useDraft((draft) =>
    draft.splitBy === null || missing(draft) ? null : JSON.stringify(splitRequest(draft)),
  );
  return useAnswer(
    request,
    (asked) => api.describeSplit(JSON.parse(asked) as RequestOf<'describeSplit'>),
    pauseMs,
  );
}
