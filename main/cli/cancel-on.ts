import { ExportFailure } from '../../preload/contract/errors.ts';

/** Cancels once `signal` is aborted, or at once where it is. */
export function cancelOn(signal: AbortSignal, cancel: () => void): void {
  const attempt = (): void => {
    try {
      cancel();
    } catch (error) {
      // What keeps it from being cancelled, `finished` tells in time.
      if (!(error instanceof ExportFailure)) throw error;
    }
  };
  signal.addEventListener('abort', attempt);
  if (signal.aborted) attempt();
}
