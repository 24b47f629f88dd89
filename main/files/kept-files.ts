import { lstatSync, type Stats } from 'node:fs';
import { chmod, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { keptItems, type KeptData, type KeptItem } from '../../preload/contract/kept-data.ts';

/** What belongs to what at the top of the data folder: databases with what SQLite keeps beside them, and folders. */
const names: Record<KeptItem, RegExp> = {
  // One that was damaged is put aside under a name with its moment.
  history: /^jobs(-damaged-\d+)?\.db(-\w+)?$/,
  connections: /^connections$/,
  'saved-exports': /^saved-exports$/,
  settings: /^settings$/,
  queries: /^recent-queries$/,
  session: /^session$/,
  records: /^records$/,
  exports: /^exports$/,
  // One that was being made when its process was killed has a temporary name.
  sample: /^(sample-school(-damaged)?\.db|\.analytics-export-\w+\.partial)(-\w+)?$/,
  logs: /^logs$/,
  crashes: /^crashes$/,
  browser: /^(browser|window\.json)$/,
};

/** The paths at the top of the data folder that belong to an item. */
export async function keptPaths(folder: string, item: KeptItem): Promise<string[]> {
  return (await namesIn(folder)).filter((name) => names[item].test(name)).map((name) => join(folder, name));
}

/** What there is of each item, however deep. */
export async function keptData(folder: string): Promise<KeptData[]> {
  return Promise.all(
    keptItems.map(async (item) => {
      const sizes = (await Promise.all((await keptPaths(folder, item)).map(sizesBelow))).flat();
      return { item, files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    }),
  );
}

/**
 * Takes from everybody else what they may do with the data folder's files and folders, which an earlier version, or whoever
 * copied them there, may have left to them. On Windows the profile's access list says the same.
 */
export async function keepPrivate(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const isOurs = (name: string): boolean => keptItems.some((item) => names[item].test(name));
  for (const name of (await namesIn(folder)).filter(isOurs)) {
    const path = join(folder, name);
    const stats = await lstat(path).catch(() => undefined);
    if (stats && !stats.isSymbolicLink() && (stats.mode & 0o077) !== 0)
      // Another user's is that user's.
      await chmod(path, stats.mode & 0o700).catch(() => undefined);
  }
}

/** None in a folder that is not there. */
const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** The sizes of a file, or of all in a folder. */
async function sizesBelow(path: string): Promise<number[]> {
  const stats = statIfThere(path);
  if (!stats?.isDirectory()) return stats ? [stats.size] : [];
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .flatMap((entry) => statIfThere(join(entry.parentPath, entry.name))?.size ?? []);
}

/** Chromium's come and go. */
const statIfThere = (path: string): Stats | undefined => {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
};
