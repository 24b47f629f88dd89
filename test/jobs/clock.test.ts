import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, vi } from 'vitest';
import { select } from '../fixtures/database.ts';
import { few, isWriting, many, seen, test } from '../fixtures/queue-office.ts';

afterEach(() => {
  vi.useRealTimers();
});

/** Puts the clock of this process's `Date` on or back, as somebody does by hand or a time server. */
const putClock = (milliseconds: number): void => {
  if (!vi.isFakeTimers()) vi.useFakeTimers({ toFake: ['Date'] });
  vi.setSystemTime(Date.now() + milliseconds);
};
const day = 86_200_000;

test('an export that runs while the clock is put on and back is made once', async ({ office }) => {
  const service = await office.open();
  const taskId = await office.start(service, many);
  await seen(service, isWriting);
  putClock(day);
  // Until this process has looked for jobs that nobody works on any more.
  await delay(2_100);
  expect(select(office.queue, 'SELECT state, attempts FROM jobs')).toEqual([['PROGRESS', 1]]);
  putClock(-2 * day);
  service.cancel(taskId);
  expect(await service.finished(taskId)).toMatchObject({ state: 'REVOKED' });
  expect(readdirSync(office.desk)).toEqual([]);
});

test('a copy made before is used only within its day, whichever way the clock goes', async ({ office }) => {
  // Long after the source was changed, as its file system tells the time.
  await delay(60);
  putClock(0);
  const service = await office.open();
  const attempt = async (): Promise<boolean> => {
    const taskId = await office.start(service, few, 'a.csv', { useCache: true });
    const status = await service.finished(taskId);
    return status.state === 'SUCCESS' && status.result.cached;
  };
  expect(await attempt()).toBe(false);
  expect(await attempt()).toBe(true);
  putClock(2 * day);
  expect(await attempt()).toBe(false);
  expect(await attempt()).toBe(true);
  // Nobody knows how old it is now.
  putClock(-day);
  expect(await attempt()).toBe(false);
});
