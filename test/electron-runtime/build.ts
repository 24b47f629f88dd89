import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { majorVersion } from './distribution.ts';
import type { ElectronRuntime } from './index.ts';
import { RuntimeProblem } from './problem.ts';

export const repository = resolve(import.meta.dirname, '../..');

const electronViteManifest = createRequire(import.meta.url).resolve('electron-vite/package.json');
export const electronVite = join(dirname(electronViteManifest), 'bin', 'electron-vite.js');

/** Where the application is built to for a runtime, and how electron-vite and its configuration learn of it. */
export interface ApplicationBuild {
  /** What Electron is started with. */
  folder: string;
  environment: NodeJS.ProcessEnv;
}

export async function prepareBuild(runtime: ElectronRuntime): Promise<ApplicationBuild> {
  if (runtime.sqliteModule === undefined) return { folder: repository, environment: process.env };
  const major = majorVersion(runtime.version);
  // Beside `out`, whose better-sqlite3 the command line needs, and where git and every other tool look away.
  const folder = join(repository, 'node_modules', '.cache', `analytics-export-electron-${major}`);
  await writeManifest(folder);
  return {
    folder,
    environment: {
      ...process.env,
      ANALYTICS_EXPORT_OUT_DIR: folder,
      ANALYTICS_EXPORT_SQLITE_MODULE: runtime.sqliteModule,
      // electron-vite's own variable: write for this Electron, not for the electron package's.
      ELECTRON_MAJOR_VER: major,
    },
  };
}

/** Builds the application for a runtime and gives the folder to start Electron with. */
export async function buildApplication(runtime: ElectronRuntime): Promise<string> {
  const { folder, environment } = await prepareBuild(runtime);
  const builder = spawn(process.execPath, [electronVite, 'build', '--logLevel', 'warn'], {
    cwd: repository,
    env: environment,
    // Standard output belongs to the application.
    stdio: ['ignore', process.stderr, process.stderr],
  });
  const [code] = (await once(builder, 'close')) as [number | null];
  if (code !== 0) throw new RuntimeProblem('The application does not build: electron-vite says why');
  return folder;
}

/** The application's package.json for a build outside the repository's root. */
async function writeManifest(folder: string): Promise<void> {
  const product = JSON.parse(await readFile(join(repository, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const { name, productName, version } = product;
  const manifest = { name, productName, version, type: 'module', main: 'main/app.js' };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
}
