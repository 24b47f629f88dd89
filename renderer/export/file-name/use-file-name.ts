import type { RequestOf } from '../../../preload/contract/channels.ts';
import { isPattern } from '../../../preload/contract/file-name.ts';
import { api } from '../../api.ts';
import type { StartRequest } from '../draft/sheet-request.ts';
import { useAnswer } from '../draft/use-answer.ts';

/** What a file is called by a pattern, with its extension, one of several by its value in names; null until that is known, and for what is no pattern. */
export function useFileName(
  choices: Pick<StartRequest, 'source' | 'request'> | null,
  pattern: string,
  { pauseMs = 0, value }: { pauseMs?: number; value?: string | undefined } = {},
): string | null {
  const request =
    choices && isPattern(pattern)
      ? ({
          source: choices.source,
          request: { request: choices.request, fileName: pattern, ...(value !== undefined && { value }) },
        } satisfies RequestOf<'nameExport'>)
      : null;
  const answer = useAnswer(
    request && JSON.stringify(request),
    (asked) => api.nameExport(JSON.parse(asked) as RequestOf<'nameExport'>),
    pauseMs,
  );
  return answer?.ok ? answer.value : null;
}
