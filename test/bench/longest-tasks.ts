import type { Page } from 'playwright/test';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds, and those of them that the thread had the processor. */
  ts: number;
  dur?: number;
  tdur?: number;
}

/** What was done of the page's own tasks: whole milliseconds. */
export interface LongestTask {
  wall: number;
  /** Without what others took of the processor: the measure on a machine that is busy. */
  busy: number;
}

const began = 'measured from here';

/**
 * The longest task of the page's thread while something is done, by the clock and by the processor. Playwright's own
 * questions to the page are among them; they are the tasks that a message begins.
 */
export async function longestTask(page: Page, act: () => Promise<void>): Promise<LongestTask> {
  const protocol = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  protocol.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await protocol.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'blink.user_timing'] },
  });
  await page.evaluate((name) => performance.mark(name), began);
  await act();
  // What was begun comes to its end.
  await page.waitForTimeout(500);
  const complete = new Promise<void>((resolve) => {
    protocol.once('Tracing.tracingComplete', () => {
      resolve();
    });
  });
  await protocol.send('Tracing.end');
  await complete;
  await protocol.detach();
  const from = events.find(({ name }) => name === began);
  const isOfPage = ({ pid, tid, ts }: TraceEvent): boolean =>
    pid === from?.pid && tid === from.tid && ts >= from.ts;
  const ofPage = events.filter(isOfPage);
  const asked = ofPage.filter(({ name }) => name === 'Receive mojo message');
  const tasks = ofPage.filter(
    ({ name, ts, dur = 0 }) =>
      name.endsWith('RunTask') && !asked.some((event) => event.ts >= ts && event.ts < ts + dur),
  );
  const longest = (part: 'dur' | 'tdur'): number =>
    Math.round(Math.max(0, ...tasks.map((task) => task[part] ?? 0)) / 1_000);
  return { wall: longest('dur'), busy: longest('tdur') };
}
