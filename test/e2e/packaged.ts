import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { chromium, test as base, type Page } from 'playwright/test';
import { launchArguments } from '../electron-runtime/index.ts';
import type { Packaged } from '../packaging/package-application.ts';
import { preparedPackage } from '../packaging/prepared-package.ts';

/** How a program has ended. */
export interface Ending {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface PackagedWindow {
  page: Page;
  /** Electron's main process. */
  process: ChildProcess;
  /** Asks the application to quit and waits for its end. */
  quit: () => Promise<number | null>;
}

export interface PackagedApplication {
  /** The packaged directory, as an installer would put it on a computer. */
  packaged: Packaged;
  /** The application's data folder. */
  data: string;
  /** An empty folder, in which commands run. */
  desk: string;
  /** Starts the application with these words and attaches to its window. */
  open: (...words: string[]) => Promise<PackagedWindow>;
  /** Starts the application with these words, without a display. */
  start: (...words: string[]) => ChildProcess;
  /** Runs the application with these words, without a display, to its end. */
  run: (...words: string[]) => Promise<Ending>;
}

/** Root has no sandbox; without a D-Bus, Chromium complains of that on stderr. */
const switches = [...launchArguments(process.getuid?.()), '--log-level=3'];

/**
 * The application as it ships, its fuses set: nothing reaches into its main process, neither Playwright's own launcher nor
 * an inspector. What a test sees is the page, through the debugging port that Chromium opens where it is started with one,
 * and what the processes write.
 */
export const test = base.extend<{
  packagedApplication: PackagedApplication;
  /** What the application is started with beside what is there. */
  environment: Record<string, string>;
}>({
  environment: [{}, { option: true }],
  packagedApplication: async ({ environment: more }, use) => {
    const packaged = await preparedPackage();
    const data = await mkdtemp(join(tmpdir(), 'analytics-export-packaged-'));
    const desk = await mkdtemp(join(tmpdir(), 'analytics-export-desk-'));
    const started: ChildProcess[] = [];
    const start = (words: string[], environment: NodeJS.ProcessEnv): ChildProcess => {
      const child = spawn(packaged.executable, [...switches, ...words], {
        cwd: desk,
        env: { ...environment, ANALYTICS_EXPORT_DATA_FOLDER: data, ...more },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      started.push(child);
      return child;
    };
    const withoutDisplay = { ...process.env };
    for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY'])
      Reflect.deleteProperty(withoutDisplay, name);
    await use({
      packaged,
      data,
      desk,
      open: async (...words) => {
        const child = start(
          ['--remote-debugging-port=0', '--force-color-profile=srgb', ...words],
          process.env,
        );
        return { page: await attach(child), process: child, quit: () => quit(child) };
      },
      start: (...words) => start(words, withoutDisplay),
      run: (...words) => endOf(start(words, withoutDisplay)),
    });
    for (const child of started) await quit(child);
    await rm(data, { recursive: true });
    await rm(desk, { recursive: true });
  },
});

export async function endOf(child: ChildProcess): Promise<Ending> {
  if (!child.stdout || !child.stderr) throw new Error('the streams are not piped');
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout, stderr };
}

async function attach(child: ChildProcess): Promise<Page> {
  if (!child.stderr) throw new Error('the streams are not piped');
  const lines: string[] = [];
  let address: string | undefined;
  for await (const line of createInterface(child.stderr)) {
    lines.push(line);
    address = /^DevTools listening on (ws:\S+)$/.exec(line)?.[1];
    if (address !== undefined) break;
  }
  if (address === undefined) throw new Error(`the application has ended:\n${lines.join('\n')}`);
  child.stderr.resume();
  const browser = await chromium.connectOverCDP(address);
  const [context] = browser.contexts();
  if (!context) throw new Error('there is no page');
  return context.pages()[0] ?? context.waitForEvent('page');
}

async function quit(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  }
  return child.exitCode;
}

export { expect } from 'playwright/test';
