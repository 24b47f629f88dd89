import { useCallback } from 'react';
import type { Choice } from '../../../preload/contract/dataset.ts';
import { api } from '../../api.ts';
import { useDraft } from '../draft/export-slice.ts';
import { useSearch, type Search } from './use-search.ts';

/** Finds what a parameter can be set to. */
export function useChoiceSearch(dataset: string, parameter: string): Search<Choice> {
  const source = useDraft((draft) => draft.source);
  return useSearch(
    useCallback(
      async (text: string) => {
        const answer = await api.searchParameter({ source, dataset, parameter, text });
        if (!answer.ok) return answer;
        const { choices, total } = answer.value;
        return { ok: true, value: { found: choices, total } };
      },
      [source, dataset, parameter],
    ),
  );
}
