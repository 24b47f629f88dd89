import { useEffect, useState } from 'react';
import type { Extent } from '../../../preload/contract/column-values.ts';
import { api } from '../../api.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { noPeriod } from '../draft/export-draft.ts';
import { countRequest } from '../draft/sheet-request.ts';

/** The smallest and the largest number that a column has, whatever else narrows the rows; null until known, and where nobody knows. */
export function useExtent(column: string, isAsked: boolean): Extent | null {
  const source = useDraft((draft) => draft.source);
  const sheet = useDraft((draft) =>
    JSON.stringify(countRequest({ ...draft, ...noPeriod, filters: [], summary: null, limit: null })),
  );
  const attempt = useExport((slice) => slice.attempt);
  const [extent, setExtent] = useState<Extent | null>(null);
  useEffect(() => {
    if (!isAsked) return;
    let isCurrent = true;
    const request = { sheet: JSON.parse(sheet) as ReturnType<typeof countRequest>, column };
    void api.findExtent({ source, request }).then((answer) => {
      // What keeps it from being found keeps the preview from being shown, which says so.
      if (isCurrent) setExtent(answer.ok ? answer.value : null);
    });
    return () => {
      isCurrent = false;
    };
  }, [source, sheet, column, isAsked, attempt]);
  return extent;
}
