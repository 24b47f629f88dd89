import { useEffect, useState } from 'react';
import type { Days } from '../../../preload/contract/query.ts';
import { api } from '../../api.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';

/** The first and the last day with rows of the dataset; null until they are known, and where nobody knows. */
export function useDays(): Days | null {
  const source = useDraft((draft) => draft.source);
  const dataset = useDraft((draft) => draft.dataset.id);
  const attempt = useExport((slice) => slice.attempt);
  const [found, setFound] = useState<{ source: string; dataset: string; days: Days | null } | null>(null);

  useEffect(() => {
    let isCurrent = true;
    void api.findDays({ source, dataset }).then((answer) => {
      // What keeps them from being found keeps the preview from being shown, which says so.
      if (isCurrent) setFound({ source, dataset, days: answer.ok ? answer.value : null });
    });
    return () => {
      isCurrent = false;
    };
  }, [source, dataset, attempt]);

  return found?.source === source && found.dataset === dataset ? found.days : null;
}
