import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** An unpacked Electron in a folder of its own. */
export interface Distribution {
  executable: string;
  version: string;
  /** The better-sqlite3 to build against, when the product's own does not run on this Electron. */
  sqliteModule?: string;
}

export const executableName: string =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';

/** Where the registry runtime keeps its better-sqlite3: inside the distribution, so an override finds it too. */
export const sqliteFolder = join('resources', 'better-sqlite3');

/** The Electron in `folder`, or `undefined` when there is none or only half of one. */
export async function readDistribution(folder: string): Promise<Distribution | undefined> {
  const executable = join(folder, executableName);
  const version = await readFile(join(folder, 'version'), 'utf8').catch(() => undefined);
  if (version === undefined || !(await isFile(executable))) return undefined;
  const sqliteModule = join(folder, sqliteFolder, 'lib', 'index.js');
  return {
    executable,
    version: version.trim().replace(/^v/, ''),
    ...((await isFile(sqliteModule)) && { sqliteModule }),
  };
}

/** `45.4.1` -> `45` */
export const majorVersion = (version: string): string => version.replace(/\..*/, '');

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
