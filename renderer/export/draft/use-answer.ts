import { useEffect, useEffectEvent, useState } from 'react';
import type { Result } from '../../../preload/contract/errors.ts';
import { useExport } from './export-slice.ts';

/**
 * What is answered to a request about the draft; null until it is, and where there is no request. The request is JSON, so
 * that requests are told from one another by what they say; one that is overtaken within `pauseMs` is not made, and
 * an answer that is overtaken is forgotten.
 */
export function useAnswer<T>(
  request: string | null,
  ask: (request: string) => Promise<Result<T>>,
  pauseMs = 0,
): Result<T> | null {
  const attempt = useExport((slice) => slice.attempt);
  const [answer, setAnswer] = useState<{ request: string; result: Result<T> } | null>(null);
  const askNow = useEffectEvent(ask);
  useEffect(() => {
    if (request === null) return;
    return later(pauseMs, async (isCurrent) => {
      const result = await askNow(request);
      if (isCurrent()) setAnswer({ request, result });
    });
  }, [request, pauseMs, attempt]);
  return answer?.request === request ? answer.result : null;
}

/** Runs `work` after a pause; the function returned calls it off, or makes its answer count for nothing. */
export function later(pauseMs: number, work: (isCurrent: () => boolean) => Promise<void>): () => void {
  let current = true;
  const timer = setTimeout(() => void work(() => current), pauseMs);
  return () => {
    current = false;
    clearTimeout(timer);
  };
}
