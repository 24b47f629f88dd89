import { useCallback } from 'react';
import { api } from '../../api.ts';
import { rowCount } from '../../components/numbers.ts';
import type { FilterDraft } from '../draft/export-draft.ts';
import { useExport } from '../draft/export-slice.ts';
import { countRequest } from '../draft/sheet-request.ts';
import { useSearch, type Item, type Search } from '../search/use-search.ts';

interface ValueItem extends Item {
  id: string;
}

/** Finds the values of a filter's column in the rows that all else leaves. */
export function useValueSearch({ id, column }: FilterDraft): Search<ValueItem> {
  return useSearch(
    useCallback(
      async (text: string) => {
        const { draft } = useExport.getState();
        if (!draft) return { ok: true, value: { found: [], total: 0 } };
        const sheet = countRequest({
          ...draft,
          filters: draft.filters.filter((filter) => filter.id !== id),
          summary: null,
          limit: null,
        });
        const answer = await api.listValues({ source: draft.source, request: { sheet, column, text } });
        if (!answer.ok) return answer;
        const { values, total } = answer.value ?? { values: [], total: 0 };
        const found = values.map(({ value, rows }) => ({ id: value, label: value, detail: rowCount(rows) }));
        return { ok: true, value: { found, total } };
      },
      [id, column],
    ),
  );
}
