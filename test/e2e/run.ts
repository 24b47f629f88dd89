import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildApplication, repository } from '../electron-runtime/build.ts';
import { requireDisplay, requireLibraries } from '../electron-runtime/display.ts';
import { electronRuntime } from '../electron-runtime/index.ts';
import { launch } from '../electron-runtime/launch.ts';
import { RuntimeProblem } from '../electron-runtime/problem.ts';
import { updateKey } from './update-key.ts';

/** Tests call things by their English names and days as Americans do, on a computer of any language. */
const english = { LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: '', LANGUAGE: 'en_US' };

/**
 * `npm run test:e2e`: builds the application for the Electron of this machine and drives it with Playwright,
 * on an invisible display where there is no other. Further arguments are Playwright's.
 */
async function run(): Promise<number> {
  const { platform, env } = process;
  const useXvfb = platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
  await requireDisplay(useXvfb);
  const runtime = await electronRuntime();
  // The build takes updates that the tests sign.
  env.ANALYTICS_EXPORT_UPDATE_KEY = updateKey;
  await requireLibraries(runtime.executable);
  const application = {
    executable: runtime.executable,
    arguments: [...runtime.launchArguments, await buildApplication(runtime)],
  };
  return launch({
    command: process.execPath,
    arguments: [
      join(dirname(createRequire(import.meta.url).resolve('playwright/package.json')), 'cli.js'),
      'test',
      '--config',
      join(import.meta.dirname, 'playwright.config.ts'),
      ...process.argv.slice(2),
    ],
    environment: { ...env, ...english, ANALYTICS_EXPORT_APPLICATION: JSON.stringify(application) },
    cwd: repository,
    useXvfb,
  });
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof RuntimeProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
