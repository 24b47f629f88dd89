import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  chmod,
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { formats, type ExportRequest } from '../../preload/contract/export.ts';
import { digestFileAt } from '../files/file-digest.ts';
import { application } from './application.ts';
import { cacheKey, isCacheKey } from './cache-key.ts';
import { sourceFingerprint } from './source-fingerprint.ts';
import type { FileFacts, SourceLocation } from './worker-protocol.ts';
import type { WorkerThread } from './worker-thread.ts';

const timeToLive = 24 * 60 * 60 * 1_000;
const sweepInterval = 60 * 60 * 1_000;
const defaultMaximumBytes = 1_000_000_000;

const entrySchema = z.strictObject({
  /** What was exported: the report's name, or its datasets. */
  label: z.string(),
  format: z.enum(formats),
  rows: z.int(),
  sheets: z.int(),
  bytes: z.int(),
  sha256: z.hash('sha256'),
  alteredCells: z.int(),
  guardedCells: z.int(),
  /** Milliseconds since 1970, as all moments here. */
  storedAt: z.int(),
});

/** A stored file, and what was told of it when it was written. */
export interface CacheEntry extends z.infer<typeof entrySchema> {
  key: string;
  expiresAt: number;
}

/** A finished export, to be stored. */
export interface FinishedExport {
  /** From before its source was opened. */
  key: string;
  request: ExportRequest;
  source: SourceLocation;
  /** Looks into the request's queries. */
  thread: WorkerThread;
  file: string;
  facts: Omit<FileFacts, 'rowsInSource'>;
}

export interface CacheSettings {
  /** Of all files together. */
  maximumBytes?: number;
  now?: () => number;
}

/**
 * Keeps finished files for 24 hours, so that the same export of unchanged data is a copy. Several processes may share
 * it. What goes wrong in it never fails an export: it is a miss, or is not stored.
 *
 * Identical exports that are wanted at once do the work once when whoever runs them lets those of one key wait for
 * each other: the first one stores, the others are served.
 *
 * An entry is a folder, called after its key, of what is known of a file and the file, called after its SHA-256. It
 * comes and goes by one rename, so that nobody ever sees a half of it, nor a half of it and a half of the next one:
 *
 *     cache/KEY/{entry.json,SHA256}    cache/draft-RANDOM/…    coming or going
 *
 * @example
 * const key = await cache.keyFor(request, source);
 * const served = key && (await cache.serve(key, temporary));
 * // Not served: export, then
 * if (key) await cache.store({ key, request, source, thread, file, facts });
 */
export class ExportCache {
  readonly #folder: string;
  readonly #maximumBytes: number;
  readonly #now: () => number;
  readonly #timer: NodeJS.Timeout;

  private constructor(folder: string, { maximumBytes = defaultMaximumBytes, now = Date.now }: CacheSettings) {
    this.#folder = folder;
    this.#maximumBytes = maximumBytes;
    this.#now = now;
    this.#timer = setInterval(() => void this.sweep(), sweepInterval).unref();
  }

  /** Opens the cache in the user's data folder, and sweeps it now and every hour until it is closed. */
  static async open(dataFolder: string, settings: CacheSettings = {}): Promise<ExportCache> {
    const cache = new ExportCache(join(dataFolder, 'cache'), settings);
    await cache.sweep();
    return cache;
  }

  /** The key of an export as its data are now; undefined while they are being changed. */
  async keyFor(request: ExportRequest, source: SourceLocation): Promise<string | undefined> {
    const fingerprint = await sourceFingerprint(source);
    return fingerprint && cacheKey(request, application, fingerprint);
  }

  /** The entry of a key. One that has expired or is damaged is removed. */
  async find(key: string): Promise<CacheEntry | undefined> {
    const text = await readFile(join(this.#entry(key), 'entry.json'), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const entry = await this.#check(key, text).catch(() => undefined);
    if (!entry) await this.#remove(key);
    return entry;
  }

  /**
   * Copies the file of a key to `temporary`, which must not exist, to be published like any other. Undefined, and
   * nothing there, when it is not stored. The copy tells the time at which its data were read.
   */
  async serve(key: string, temporary: string): Promise<CacheEntry | undefined> {
    const entry = await this.find(key);
    // What goes wrong with the copy, the export that follows goes through itself, and tells.
    const isServed = entry && (await copyAnew(this.#file(entry), temporary, entry.bytes));
    return isServed ? entry : undefined;
  }

  /**
   * Keeps a copy of a finished file, the oldest ones giving way. False when it is not kept: it is larger than the
   * whole cache may be, its query has the clock or chance in it, its source or itself has changed meanwhile, another
   * process was first, or the disk does not take it.
   */
  async store({ key, request, source, thread, file, facts }: FinishedExport): Promise<boolean> {
    if (facts.bytes > this.#maximumBytes) return false;
    // Equal keys are equal files.
    if (await this.find(key)) return true;
    const draft = this.#draft();
    try {
      if (!(await thread.perform('repeatable', { source, request }))) return false;
      await mkdir(draft, { recursive: true, mode: 0o700 });
      await chmod(this.#folder, 0o700);
      const copy = join(draft, facts.sha256);
      await copyFile(file, copy, constants.COPYFILE_FICLONE);
      // Somebody may have opened the file and saved it since.
      if ((await digestFileAt(copy)).sha256 !== facts.sha256) return false;
      if ((await this.keyFor(request, source)) !== key) return false;
      await seal(copy);
      const { rows, sheets, bytes, sha256, alteredCells, guardedCells } = facts;
      const label = request.reportName ?? request.sheets.map(({ dataset }) => dataset).join(', ');
      const { format } = request.output;
      const entry = {
        label,
        format,
        rows,
        sheets,
        bytes,
        sha256,
        alteredCells,
        guardedCells,
        storedAt: this.#now(),
      };
      await writeFile(join(draft, 'entry.json'), JSON.stringify(entry), { mode: 0o600, flush: true });
      await this.#makeRoom(bytes);
      await rename(draft, this.#entry(key));
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error) return false;
      throw error;
    } finally {
      await removeFolder(draft);
    }
  }

  /** What is stored, the oldest first. */
  async list(): Promise<CacheEntry[]> {
    const entries: CacheEntry[] = [];
    for (const key of (await this.#names()).filter(isCacheKey)) {
      const entry = await this.find(key);
      if (entry) entries.push(entry);
    }
    return entries.sort((a, b) => a.storedAt - b.storedAt);
  }

  /** Removes one entry, or all. Tells whether there was anything to remove. */
  async clear(key?: string): Promise<boolean> {
    const keys = (await this.#names()).filter((name) => isCacheKey(name) && (key ?? name) === name);
    const removed = await Promise.all(keys.map((name) => this.#remove(name)));
    return removed.includes(true);
  }

  /** Removes what has expired, what is damaged, what is too much, and what a crash left behind. */
  async sweep(): Promise<void> {
    await this.#makeRoom(0);
    for (const name of (await this.#names()).filter((candidate) => !isCacheKey(candidate))) {
      const path = join(this.#folder, name);
      const stats = await stat(path).catch(() => undefined);
      // Another process may be at it: no draft takes an hour.
      if (stats && Math.abs(this.#now() - stats.mtimeMs) > sweepInterval) await removeFolder(path);
    }
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #makeRoom(bytes: number): Promise<void> {
    const entries = await this.list();
    let total = entries.reduce((sum, entry) => sum + entry.bytes, bytes);
    for (const entry of entries) {
      if (total <= this.#maximumBytes) return;
      await this.#remove(entry.key);
      total -= entry.bytes;
    }
  }

  async #check(key: string, text: string): Promise<CacheEntry | undefined> {
    const entry = entrySchema.parse(JSON.parse(text));
    const expiresAt = entry.storedAt + timeToLive;
    const now = this.#now();
    // One from the future was stored before the clock was set back: nobody knows how old it is.
    if (entry.storedAt > now || now >= expiresAt) return undefined;
    const isWhole = (await stat(this.#file({ key, ...entry }))).size === entry.bytes;
    return isWhole ? { key, ...entry, expiresAt } : undefined;
  }

  /** Whether there was one that could be removed; on Windows that is not one just being copied. */
  async #remove(key: string): Promise<boolean> {
    const draft = this.#draft();
    const isRemoved = await rename(this.#entry(key), draft).then(
      () => true,
      () => false,
    );
    if (isRemoved) await removeFolder(draft);
    return isRemoved;
  }

  async #names(): Promise<string[]> {
    return readdir(this.#folder).catch(() => []);
  }

  #entry(key: string): string {
    return join(this.#folder, key);
  }

  #file({ key, sha256 }: Pick<CacheEntry, 'key' | 'sha256'>): string {
    return join(this.#entry(key), sha256);
  }

  #draft(): string {
    return join(this.#folder, `draft-${randomBytes(9).toString('hex')}`);
  }
}

/** What cannot be removed now is there to be swept later. */
const removeFolder = (path: string): Promise<void> =>
  rm(path, { recursive: true, force: true }).catch(() => undefined);

/** Copies to where there is nothing yet, for this user alone. Tells whether all bytes are there; else nothing is. */
async function copyAnew(from: string, to: string, bytes: number): Promise<boolean> {
  const handle = await open(to, 'wx', 0o600).catch(() => undefined);
  if (!handle) return false;
  await handle.close();
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    if ((await stat(to)).size === bytes) return true;
  } catch {
    // Another process removed the original meanwhile, or there is no room here.
  }
  await rm(to, { force: true });
  return false;
}

/** Makes a file readable for this user alone, and sees it to the disk. */
async function seal(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.chmod(0o600);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
