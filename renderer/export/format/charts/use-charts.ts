import type { ChartTable } from '../../../../preload/contract/chart.ts';
import type { Result } from '../../../../preload/contract/errors.ts';
import { api } from '../../../api.ts';
import { useDraft } from '../../draft/export-slice.ts';
import { missing, sheetRequest, type OfSource, type SheetRequest } from '../../draft/sheet-request.ts';
import { useAnswer } from '../../draft/use-answer.ts';

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
  return useAnswer(wanted, (asked) => api.chartDataset(JSON.parse(asked) as OfSource<SheetRequest>), pauseMs);
}
