import { useEffect, useRef } from 'react';
import { api } from '../../api.ts';
import type { Result } from '../../../preload/contract/errors.ts';
import { useMenuCommand } from '../../menu/use-menu-command.ts';
import { useOpenedSource } from '../../opened-source/opened-source-slice.ts';
import type { ExportDraft } from '../draft/export-draft.ts';
import { useDraft, useExport } from '../draft/export-slice.ts';
import { later } from '../draft/use-answer.ts';
import {
  countRequest,
  missing,
  previewRequest,
  type OfSource,
  type PreviewRequest,
  type SheetRequest,
} from '../draft/sheet-request.ts';

/** How long nothing changes before something that is typed is asked for. */
const pauseMs = 250;

/** Many ask for it whenever anything changes, and it is long where there are many columns: each draft's is made once. */
function onceEach(make: (draft: ExportDraft) => string | null): (draft: ExportDraft) => string | null {
  const made = new WeakMap<ExportDraft, string | null>();
  return (draft) => {
    const known = made.get(draft);
    if (known !== undefined) return known;
    const key = make(draft);
    made.set(draft, key);
    return key;
  };
}

/** The request a preview answers, as one comparable text; null while something is missing. */
export const previewKey = onceEach((draft) =>
  missing(draft) === null ? keyOf(draft, previewRequest(draft)) : null,
);

export const countKey = onceEach((draft) =>
  missing(draft) === null ? keyOf(draft, countRequest(draft)) : null,
);

const keyOf = ({ source }: ExportDraft, request: PreviewRequest | SheetRequest): string =>
  JSON.stringify({ source, request } satisfies OfSource<typeof request>);

/**
 * Keeps the preview and the count in step with the draft: the rows are asked for at once, and after a pause where one
 * change follows another; answers that come too late are forgotten.
 */
export function usePreview(): void {
  const preview = useDraft(previewKey);
  const count = useDraft(countKey);
  const attempt = useExport((slice) => slice.attempt);
  const changedAt = useRef(Number.NEGATIVE_INFINITY);

  useEffect(() => {
    const now = performance.now();
    const follows = now - changedAt.current < pauseMs;
    changedAt.current = now;
    if (preview === null) return;
    return later(follows ? pauseMs : 0, async (isCurrent) => {
      const result = await api.previewDataset(JSON.parse(preview) as OfSource<PreviewRequest>);
      if (isCurrent() && isOfOpenSource(result))
        useExport.getState().showPreview({ request: preview, result });
    });
  }, [preview, attempt]);

  useEffect(() => {
    if (count === null) return;
    return later(pauseMs, async (isCurrent) => {
      const result = await api.countDataset(JSON.parse(count) as OfSource<SheetRequest>);
      if (isCurrent() && isOfOpenSource(result)) useExport.getState().showCount({ request: count, result });
    });
  }, [count, attempt]);

  useMenuCommand('reload-preview', () => {
    useExport.getState().askAgain();
  });

  useEffect(() => {
    // Somebody who comes back to the window may have mended what was wrong: closed a program, plugged in a disk.
    const askAgain = (): void => {
      const { preview, count, askAgain } = useExport.getState();
      if (isJobFault(preview?.result) || isJobFault(count?.result)) askAgain();
    };
    window.addEventListener('focus', askAgain);
    return () => {
      window.removeEventListener('focus', askAgain);
    };
  }, []);
}

const isJobFault = (result: Result<unknown> | undefined): boolean =>
  result?.ok === false && result.error.fault === 'job';

/** False when main works on another source than the window shows, which is put right. */
function isOfOpenSource(result: Result<unknown>): boolean {
  const isClosed = !result.ok && result.error.code === 'SOURCE_CLOSED';
  if (isClosed) void useOpenedSource.getState().describe();
  return !isClosed;
}
