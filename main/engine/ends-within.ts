import { setTimeout as delay } from 'node:timers/promises';

/** Whether work ends within so many milliseconds. The waiting ends with the work: no timer keeps the process alive. */
export async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const hasEnded = new AbortController();
  const late = delay(milliseconds, false, { signal: hasEnded.signal }).catch(() => true);
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    hasEnded.abort();
  }
}
