import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { cancelWork, createCounters } from '../../main/engine/progress-meter.ts';
import { withCancelSignal } from '../../main/worker/cancel-signal.ts';

const aborted = (signal: AbortSignal): Promise<string> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve('aborted');
    signal.addEventListener('abort', () => {
      resolve('aborted');
    });
  });

test.each([
  ['before the work began', true],
  ['while it waits for something', false],
])('what is cancelled %s is told so', async (_, isBefore) => {
  const counters = createCounters();
  if (isBefore) cancelWork(counters);
  const work = withCancelSignal(counters.cancelled, aborted);
  if (!isBefore) cancelWork(counters);
  expect(await work).toBe('aborted');
});

test('what ends by itself was not cancelled, and leaves nobody waiting', async () => {
  const { cancelled } = createCounters();
  const signal = await withCancelSignal(cancelled, (given) => Promise.resolve(given));
  expect(Atomics.notify(cancelled, 0)).toBe(0);
  await delay(0);
  expect(signal.aborted).toBe(false);
});
