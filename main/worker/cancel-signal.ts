import { ExportFailure } from '../../preload/contract/errors.ts';

/** What each signal goes by. */
const flags = new WeakMap<AbortSignal, Int32Array>();

/**
 * Does something with a signal that is aborted once somebody has set `cancelled` to 1 and notified it, as soon as this
 * thread is not in the middle of something.
 */
export async function withCancelSignal<T>(
  cancelled: Int32Array,
  use: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  flags.set(controller.signal, cancelled);
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

/** Whether it is cancelled, known also in the middle of something: a signal is told only after that. */
export function isCancelled(signal: AbortSignal): boolean {
  const flag = flags.get(signal);
  return signal.aborted || (flag !== undefined && Atomics.load(flag, 0) !== 0);
}

/** Throws CANCELLED once somebody has set it to 1: of work that does not wait for anything. */
export function assertNotCancelled({ cancelled }: { cancelled: Int32Array }): void {
  if (Atomics.load(cancelled, 0) === 1) throw new ExportFailure('CANCELLED');
}
