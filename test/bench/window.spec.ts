import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Page } from 'playwright/test';
import { expect, test } from '../e2e/application.ts';
import { goTo, showsSampleSchool } from '../e2e/screen.ts';
import { createLargeTable } from './large-table.ts';
import { longestTask } from './longest-tasks.ts';

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? NaN;

/** The machine may be busy with other things: what that was is told with each figure. */
const tell = (what: string, figure: string): void => {
  console.log(`${what}: ${figure} (load ${(loadavg()[0] ?? 0).toFixed(1)})`);
};

const grid = (page: Page) => page.getByRole('grid', { name: 'Preview' });
const firstCell = (page: Page) => grid(page).getByRole('gridcell').first();
const openMenu = (page: Page, column: string) =>
  page.getByRole('columnheader', { name: column, exact: true }).click();
const act = async (page: Page, column: string, action: string): Promise<void> => {
  await openMenu(page, column);
  await page.getByRole('menuitem', { name: action }).click();
};

/**
 * Milliseconds from pressing an element until the frame in which a column of that name is shown with its rows, both by the
 * page's own clock: no message to Playwright is in between.
 */
const shownAfter = (page: Page, pressed: string, column: string): Promise<number> =>
  page.evaluate(
    ([pressed, column]) =>
      new Promise<number>((resolve) => {
        const button = [...document.querySelectorAll<HTMLElement>('nav button')].find(
          ({ textContent }) => textContent.trim() === pressed,
        );
        const began = performance.now();
        if (!button) throw new Error(`there is no ${pressed}`);
        button.click();
        const look = (): void => {
          const grid = document.querySelector('[role=grid][aria-label="Preview"]');
          const isShown =
            grid?.querySelector(`[role=columnheader][aria-label="${column}"]`) &&
            grid.querySelector('[role=gridcell]') &&
            !grid.closest('[aria-busy=true]');
          if (isShown) resolve(performance.now() - began);
          else requestAnimationFrame(look);
        };
        look();
      }),
    [pressed, column] as const,
  );

test('a table of 300 columns and 5,000,000 rows', async ({ application }) => {
  const { page, openDatabase } = application;
  const folder = mkdtempSync(join(tmpdir(), 'analytics-export-bench-'));
  const file = process.env.LARGE ?? join(folder, 'large.db');
  if (file !== process.env.LARGE) createLargeTable(file);
  try {
    await showsSampleSchool(page);
    const step = async (what: string, run: () => Promise<void>): Promise<void> => {
      const { wall, busy } = await longestTask(page, run);
      tell(`longest task, ${what}`, `${wall} ms, ${busy} ms of the processor`);
    };
    await step('opening', async () => {
      await openDatabase(file);
      await expect(page.getByText('5,000,000 rows').first()).toBeVisible();
    });
    const opened: number[] = [];
    for (let time = 0; time < 15; time++) {
      await goTo(page, 'Query');
      await expect(grid(page)).toHaveCount(0);
      // The screen that is left is there as a whole, as it is for somebody who then looks for another table.
      await page.waitForTimeout(500);
      opened.push(await shownAfter(page, 'measures', 'pupil_id'));
      // Its rows are counted: what is begun anew does not wait for that to be ended.
      await expect(page.getByText('5,000,000 rows').first()).toBeVisible();
    }
    tell('first preview', `${Math.round(median(opened))} ms at the median of ${opened.length}`);

    await page.mouse.move(500, 300);
    const scroll = (across: number) => async (): Promise<void> => {
      for (let time = 0; time < 40; time++) {
        await page.mouse.wheel(across, time % 2 === 0 ? 120 : -60);
        await page.waitForTimeout(30);
      }
    };
    await step('scrolling right and down', scroll(400));
    await step('scrolling left and down', scroll(-400));
    await step('to the end and back by keyboard', async () => {
      await grid(page).focus();
      await page.keyboard.press('ControlOrMeta+End');
      await page.keyboard.press('ControlOrMeta+Home');
    });
    const sort = async (direction: string, first: string): Promise<number> => {
      await openMenu(page, 'pupil_id');
      const began = performance.now();
      await page.getByRole('menuitem', { name: `Sort ${direction}` }).click();
      await expect(firstCell(page)).toHaveText(first);
      return performance.now() - began;
    };
    let alone = 0;
    await step('sorting', async () => {
      alone = await sort('descending', '5000000');
    });
    tell('sorted, the longest way', `${Math.round(alone)} ms`);
    for (const between of [50, 300, 600]) {
      await sort('ascending', '1');
      for (const column of ['name', 'score', 'seen_at', 'pupil_id', 'name']) {
        await act(page, column, 'Sort ascending');
        await page.waitForTimeout(between);
      }
      const last = await sort('descending', '5000000');
      tell(
        `six sorts, ${between} ms between them`,
        `the last answer ${(last / alone).toFixed(2)} x as long as alone`,
      );
    }
    await act(page, 'pupil_id', 'Not sorted by it');
    await step('a filter', async () => {
      await act(page, 'name', 'Filter…');
      await page.waitForTimeout(1_000);
    });
    await step('typing', async () => {
      await page.keyboard.type('pupil 12', { delay: 80 });
      await page.waitForTimeout(2_000);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What the page says about itself once it can be used: when, by the clock, its first preview and its button were there. */
const usable = `new Promise((resolve) => {
  const look = () => {
    const isUsable = document.querySelector('[role=grid] [role=gridcell]') && document.querySelector('#export-button');
    if (isUsable) resolve(performance.timeOrigin + performance.now());
    else requestAnimationFrame(look);
  };
  look();
})`;

test('from the start until it can be used, warm, without Playwright', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'analytics-export-bench-'));
  const { executable, arguments: words } = JSON.parse(process.env.ANALYTICS_EXPORT_APPLICATION ?? '') as {
    executable: string;
    arguments: string[];
  };
  writeFileSync(join(folder, 'settings.json'), '{}');
  const env = {
    ...process.env,
    ANALYTICS_EXPORT_DATA_FOLDER: folder,
    ANALYTICS_EXPORT_SETTINGS: join(folder, 'settings.json'),
  };
  const took: number[] = [];
  // The first start makes the sample school, and warms.
  for (let start = 0; start < 11; start++) {
    const began = Date.now();
    const child = spawn(executable, ['--remote-debugging-port=0', ...words], { env });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    try {
      took.push((await askPage(await debuggingPort(child.stderr), usable)) - began);
    } finally {
      child.kill();
      await exited;
    }
  }
  tell('from the start until it can be used', `${Math.round(median(took.slice(1)))} ms at the median of 10`);
  rmSync(folder, { recursive: true });
});

async function debuggingPort(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface(output)) {
    const [, port] = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(line) ?? [];
    if (port !== undefined) {
      output.resume();
      return port;
    }
  }
  throw new Error('it did not start');
}

/** Evaluates a promise in the application's page, as soon as there is one. */
async function askPage(port: string, expression: string): Promise<number> {
  for (;;) {
    const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
      type: string;
      url: string;
      webSocketDebuggerUrl: string;
    }[];
    const page = targets.find(({ type, url }) => type === 'page' && !url.startsWith('about:'));
    if (!page) {
      await new Promise((resolve) => setTimeout(resolve, 10));
      continue;
    }
    const socket = new WebSocket(page.webSocketDebuggerUrl);
    await new Promise((resolve) => {
      socket.addEventListener('open', resolve);
    });
    const answered = new Promise<number | undefined>((resolve) => {
      socket.addEventListener('message', ({ data }) => {
        const { result } = JSON.parse(String(data)) as { result?: { result?: { value?: number } } };
        resolve(result?.result?.value);
      });
    });
    socket.send(
      JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, awaitPromise: true } }),
    );
    const value = await answered;
    socket.close();
    // The page may have taken the place of an empty one in between.
    if (value !== undefined) return value;
  }
}
