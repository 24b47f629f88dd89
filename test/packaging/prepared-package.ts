import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { repository } from '../electron-runtime/build.ts';
import { preparedFolder } from '../electron-runtime/cache.ts';
import { electronRuntime } from '../electron-runtime/index.ts';
import { packageApplication, packagedIn, type Packaged } from './package-application.ts';

/** A folder in it that is not used for an hour is removed: a package is as large as an Electron. */
export const packagesFolder = join(repository, 'node_modules', '.cache', 'analytics-export-packages');

const everythingPackaged = [
  'main/**',
  'preload/**',
  'renderer/**',
  'test/{electron-runtime,packaging}/**/!(*.test).{ts,js}',
  'electron.vite.config.ts',
  'electron-builder.yml',
  'package.json',
  'package-lock.json',
  'LICENSE',
];

/** Milliseconds. */
const unusedAfter = 3_600_000;

/** The packaged directory of the sources as they are now, for the Electron of this machine: made once, then found again. */
export async function preparedPackage(): Promise<Packaged> {
  const runtime = await electronRuntime();
  const folder = await preparedFolder(packagesFolder, packageName(runtime.version), {
    prepare: async (output) => {
      await packageApplication(runtime, output, false);
    },
    isIntact: (output) => Promise.resolve(existsSync(packagedIn(output).executable)),
  });
  const now = new Date();
  await utimes(folder, now, now);
  await sweep(now.getTime());
  return packagedIn(folder);
}

function packageName(electronVersion: string): string {
  // Whose updates it takes is built in, too.
  const updateKey = process.env.ANALYTICS_EXPORT_UPDATE_KEY ?? '';
  const hash = createHash('sha256').update(`${electronVersion} ${updateKey}`);
  const files = globSync(everythingPackaged, { cwd: repository, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${file.slice(repository.length)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

async function sweep(now: number): Promise<void> {
  for (const name of await readdir(packagesFolder)) {
    const folder = join(packagesFolder, name);
    const used = await stat(folder).catch(() => undefined);
    if (used && now - used.mtimeMs > unusedAfter) await rm(folder, { recursive: true, force: true });
  }
}
