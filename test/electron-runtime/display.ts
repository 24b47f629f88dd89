import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { RuntimeProblem } from './problem.ts';

const run = promisify(execFile);

/** Says what to do where there is no display to open a window on, before anything is fetched or built. */
export async function requireDisplay(useXvfb: boolean, environment = process.env): Promise<void> {
  if (process.platform !== 'linux') return;
  if (useXvfb) {
    await run('xvfb-run', ['--help'], { env: environment }).catch(() => {
      throw new RuntimeProblem('--xvfb needs xvfb-run: apt-get install xvfb');
    });
  } else if (!environment.DISPLAY && !environment.WAYLAND_DISPLAY) {
    throw new RuntimeProblem(
      "There is no display for the window: use `npm start -- --xvfb` (an invisible one, from Debian's package xvfb)",
    );
  }
}

/** Says which packages to install where Electron's shared libraries are missing. */
export async function requireLibraries(executable: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const { stdout } = await run('ldd', [executable]).catch(() => ({ stdout: '' }));
  const missing = missingLibraries(stdout);
  if (missing.length === 0) return;
  throw new RuntimeProblem(
    `Electron misses ${missing.join(', ')}: apt-get install libgtk-3-0 libnss3 libasound2 libgbm1 libxkbcommon0`,
  );
}

/** Reads what `ldd` prints, a library a line: `libgbm.so.1 => not found`. */
export function missingLibraries(lddOutput: string): string[] {
  return [...lddOutput.matchAll(/^\s*(\S+) => not found$/gm)].map(([, library]) => library ?? '');
}
