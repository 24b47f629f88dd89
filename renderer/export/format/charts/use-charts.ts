import { useEffect, useState } from 'react';
import type { ChartTable } from '../../../../preload/contract/chart.ts';
import type { Result } from '../../../../preload/contract/errors.ts';
import { api } from '../../../api.ts';
import { useDraft, useExport } from '../../draft/export-slice.ts';
import { missing, sheetRequest, type OfSource, type SheetRequest } from '../../draft/sheet-request.ts';

const pauseMs = 400;

/** The charts that a workbook of the draft can have; null until they are known, and while something is missing. */
export function useCharts(): Result<ChartTable[]> | null {
  const wanted = useDraft((draft) => {
    if (missing(draft) !== null) return null;
    const request = sheetRequest(draft);
    // Nothing that is drawn depends on it, unless it decides which rows there are.
    if (request.limit === undefined) delete request.sort;
    return JSON.stringify({ source: draft.source, request } satisfies OfSource<SheetRequest>);
  });
  const attempt = useExport((slice) => slice.attempt);
  const [answer, setAnswer] = useState<{ wanted: string; charts: Result<ChartTable[]> } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    let isCurrent = true;
    const ask = async (): Promise<void> => {
      const charts = await api.chartDataset(JSON.parse(wanted) as OfSource<SheetRequest>);
      if (isCurrent) setAnswer({ wanted, charts });
    };
    const timer = setTimeout(() => void ask(), pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted, attempt]);
  return answer?.wanted === wanted ? answer.charts : null;
}
