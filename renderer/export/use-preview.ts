import { useEffect } from 'react';
import { api } from '../api.ts';
import type { ExportDraft } from './export-draft.ts';
import { useExport } from './export-slice.ts';
import {
  countRequest,
  missing,
  previewRequest,
  type PreviewRequest,
  type SheetRequest,
} from './sheet-request.ts';

const pauseMs = 250;
/** Half a query is an error nobody wants to read. */
const typingPauseMs = 700;

/** The request a preview answers, as one comparable text; null while something is missing. */
export const previewKey = (draft: ExportDraft): string | null =>
  missing(draft) === null ? JSON.stringify(previewRequest(draft)) : null;

export const countKey = (draft: ExportDraft): string | null =>
  missing(draft) === null ? JSON.stringify(countRequest(draft)) : null;

/** Keeps the preview and the count in step with the draft: asks after a pause, forgets answers that come too late. */
export function usePreview(draft: ExportDraft): void {
  const preview = previewKey(draft);
  const count = countKey(draft);
  const pause = draft.dataset.parameters.some(({ kind }) => kind === 'sql') ? typingPauseMs : pauseMs;

  useEffect(() => {
    if (preview === null) return;
    return later(pause, async (isCurrent) => {
      const result = await api.previewDataset(JSON.parse(preview) as PreviewRequest);
      if (isCurrent()) useExport.getState().showPreview({ request: preview, result });
    });
  }, [preview, pause]);

  useEffect(() => {
    if (count === null) return;
    return later(pause, async (isCurrent) => {
      const result = await api.countDataset(JSON.parse(count) as SheetRequest);
      if (isCurrent()) useExport.getState().showCount({ request: count, result });
    });
  }, [count, pause]);
}

/** Runs `work` after a pause; the function returned calls it off, or makes its answer count for nothing. */
function later(pause: number, work: (isCurrent: () => boolean) => Promise<void>): () => void {
  let current = true;
  const timer = setTimeout(() => void work(() => current), pause);
  return () => {
    current = false;
    clearTimeout(timer);
  };
}
