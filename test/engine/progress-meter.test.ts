import { expect, test } from 'vitest';
import { createCounters, ProgressMeter } from '../../main/engine/progress-meter.ts';

test('a phase that counts the rows anew has a pace of its own', () => {
  const counters = createCounters();
  const meter = new ProgressMeter(counters, 0);
  Atomics.store(counters.rowsKnown, 0, 1_000);
  Atomics.store(counters.rowsDone, 0, 900);
  expect(meter.read(1_000)).toMatchObject({ rowsPerSecond: 900 });
  Atomics.store(counters.rowsDone, 0, 0);
  expect(meter.read(2_000)).toMatchObject({ rowsDone: 0, rowsPerSecond: 0, secondsLeft: null });
  Atomics.store(counters.rowsDone, 0, 100);
  expect(meter.read(3_000)).toMatchObject({ rowsPerSecond: 100, secondsLeft: 9 });
});
