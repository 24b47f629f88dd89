import { ExportFailure } from '../../preload/contract/errors.ts';

/**
 * Does something with a signal that is aborted once somebody has set `cancelled` to 1 and notified it, as soon as this
 * thread is not in the middle of something.
 */
export async function withCancelSignal<T>(
  cancelled: Int32Array,
  use: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = (): void => {
    if (Atomics.load(cancelled, 0) !== 0) controller.abort();
  };
  const waiting = Atomics.waitAsync(cancelled, 0, 0);
  if (waiting.async) void waiting.value.then(abort);
  else abort();
  try {
    return await use(controller.signal);
  } finally {
    // Nobody waits any longer: the memory can go.
    Atomics.notify(cancelled, 0);
  }
}

/** Throws CANCELLED once somebody has set it to 1: of work that does not wait for anything. */
export function assertNotCancelled({ cancelled }: { cancelled: Int32Array }): void {
  if (Atomics.load(cancelled, 0) === 1) throw new ExportFailure('CANCELLED');
}
