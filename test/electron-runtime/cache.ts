import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir, hostname } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** This machine's folder for what the repository's tools fetch once; `npm ci` does not wipe it. */
export function cacheFolder(): string {
  return join(userCache(), 'analytics-export');
}

function userCache(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (process.platform === 'win32') return LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  return XDG_CACHE_HOME !== undefined && isAbsolute(XDG_CACHE_HOME)
    ? XDG_CACHE_HOME
    : join(homedir(), '.cache');
}

export interface Preparation {
  /** Fills an empty folder; a throw leaves nothing behind. */
  prepare(folder: string): Promise<void>;
  /** Whether a folder prepared earlier may still be used; it is made anew otherwise. */
  isIntact(folder: string): Promise<boolean>;
}

/**
 * The folder `name` in `cache`, prepared at its first use. It appears whole or not at all: it is filled under
 * another name and then renamed, so processes that prepare it at once each do the work and the first one wins.
 */
export async function preparedFolder(cache: string, name: string, preparation: Preparation): Promise<string> {
  const folder = join(cache, name);
  await mkdir(cache, { recursive: true });
  await sweep(cache);
  if (await exists(folder)) {
    if (await preparation.isIntact(folder)) return folder;
    await discard(folder);
  }
  const unfinished = unfinishedName(folder);
  try {
    await mkdir(unfinished);
    await preparation.prepare(unfinished);
    await publish(unfinished, folder);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return folder;
}

async function publish(unfinished: string, folder: string): Promise<void> {
  try {
    await rename(unfinished, folder);
  } catch (error) {
    // Another process was faster: its folder is as good as ours.
    if (!(await exists(folder))) throw error;
  }
}

async function discard(folder: string): Promise<void> {
  const unfinished = unfinishedName(folder);
  await rename(folder, unfinished);
  await rm(unfinished, { recursive: true, force: true });
}

const unfinishedName = (folder: string): string =>
  `${folder}.unfinished-${hostname()}-${String(process.pid)}-${randomBytes(4).toString('hex')}`;

const unfinishedPattern = /\.unfinished-(?<host>.+)-(?<pid>\d+)-[0-9a-f]{8}$/;
const oneHour = 60 * 60 * 1000;

/** Removes what killed preparations left behind, and only that: a living process keeps its folder. */
async function sweep(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const { host, pid } = unfinishedPattern.exec(name)?.groups ?? {};
    if (host === undefined) continue;
    const folder = join(cache, name);
    // A home folder may be shared by machines, whose process ids say nothing here: age decides for those.
    const abandoned = host === hostname() ? !isAlive(Number(pid)) : await isOld(folder);
    if (abandoned) await rm(folder, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function isOld(folder: string): Promise<boolean> {
  const modified = (await stat(folder).catch(() => undefined))?.mtimeMs;
  return modified !== undefined && Date.now() - modified > oneHour;
}

async function exists(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined;
}
