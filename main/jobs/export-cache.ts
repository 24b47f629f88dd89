import { chmod, copyFile, open, readdir, realpath, rm, rmdir, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { join } from 'node:path';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import type { Format } from '../../preload/contract/formats.ts';
import { digestFileAt } from '../files/file-digest.ts';
import { dataFiles } from '../files/data-files.ts';
import { application } from './application.ts';
import { cacheKey, isCacheKey } from './cache-key.ts';
import type { JobDatabase } from './job-database.ts';
import { jobOf, receiptOf, type JobRow } from './job-row.ts';
import { sourceFingerprint } from '../sources/index.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';

const timeToLive = 24 * 60 * 60 * 1_000;

/** A finished file that serves the same export of unchanged data. Moments are in milliseconds since 1970. */
export interface CacheEntry {
  key: string;
  /** What was exported: the report's name, or its datasets. */
  label: string;
  format: Format;
  path: string;
  rows: number;
  sheets: number;
  bytes: number;
  sha256: string;
  storedAt: number;
  expiresAt: number;
}

/** What an export is served with: the receipt of the finished file, and whether that is the target itself. */
export interface ServedExport {
  receipt: ExportResult;
  isInPlace: boolean;
}

/**
 * Knows the finished files of the last 24 hours, so that the same export of unchanged data is a copy of one. It keeps
 * no files itself: a result that was changed, moved or deleted since serves nobody any more. It is kept with the jobs
 * that made the files, and goes with them.
 *
 * Identical exports that are wanted at once do the work once when whoever runs them lets those of one key wait for
 * each other: the first one makes the file, the others are served.
 *
 * @example
 * const key = await cache.keyFor(request, source);
 * const served = key && (await cache.serve(key, target, temporary));
 */
export class ExportCache {
  readonly #db: JobDatabase;
  readonly #now: () => number;

  constructor(db: JobDatabase, now = Date.now) {
    this.#db = db;
    this.#now = now;
  }

  /** The key of an export as its data are now; undefined while they are being changed. */
  async keyFor(request: ExportRequest, source: SourceLocation): Promise<string | undefined> {
    const fingerprint = await sourceFingerprint(source);
    return fingerprint && cacheKey(request, application, fingerprint);
  }

  /** The entry of a key, unless it has expired. */
  find(key: string): CacheEntry | undefined {
    return this.#entries('AND cache.key = @key', { key })[0];
  }

  /**
   * Copies the file of a key to `temporary`, which must not exist, to be published like any other; or answers with it
   * when it is the target itself. Undefined, and nothing there, when it is not as its receipt says, byte by byte, or
   * cannot be copied: what is wrong, the export that follows tells.
   */
  async serve(key: string, target: string, temporary: string): Promise<ServedExport | undefined> {
    const [row] = this.#rows('AND cache.key = @key', { key });
    const receipt = row && receiptOf(row);
    if (!receipt) return undefined;
    if (await isSamePlace(receipt.path, target))
      return (await is(receipt.path, receipt)) ? { receipt, isInPlace: true } : undefined;
    if (!(await hasSize(receipt.path, receipt)) || !(await copyAnew(receipt.path, temporary)))
      return undefined;
    // The copy is what is handed out, and so what is checked.
    if (await is(temporary, receipt)) return { receipt, isInPlace: false };
    await rm(temporary, { force: true });
    return undefined;
  }

  /** What is stored, the oldest first. */
  list(): CacheEntry[] {
    return this.#entries();
  }

  /** Forgets one entry, or all; the files stay. Tells whether there was anything to forget. */
  clear(key?: string): boolean {
    return this.#db.run('DELETE FROM cache WHERE ? IS NULL OR key = ?', key ?? null, key ?? null) > 0;
  }

  /** Forgets what has expired. */
  sweep(): void {
    const expired = 'FROM cache WHERE stored_at <= @oldest OR stored_at > @now';
    if (this.#db.get(`SELECT 1 ${expired}`, this.#moments)) this.#db.run(`DELETE ${expired}`, this.#moments);
  }

  #entries(condition?: string, bindings?: object): CacheEntry[] {
    return this.#rows(condition, bindings).flatMap((row) => {
      const [job, receipt] = [jobOf(row), receiptOf(row)];
      if (!job || !receipt) return [];
      const { key, stored_at: storedAt } = row;
      const { path, rows, sheets, bytes, sha256 } = receipt;
      const label = job.request.reportName ?? job.request.sheets.map(({ dataset }) => dataset).join(', ');
      const { format } = job.request.output;
      const expiresAt = storedAt + timeToLive;
      return [{ key, label, format, path, rows, sheets, bytes, sha256, storedAt, expiresAt }];
    });
  }

  #rows(condition = '', bindings: object = {}): (JobRow & { key: string; stored_at: number })[] {
    return this.#db.all(
      `SELECT jobs.*, cache.key, cache.stored_at FROM cache JOIN jobs ON jobs.id = cache.job
       WHERE cache.stored_at > @oldest AND cache.stored_at <= @now ${condition} ORDER BY cache.stored_at`,
      { ...bindings, ...this.#moments },
    );
  }

  /** One from the future was stored before the clock was set back: nobody knows how old it is. */
  get #moments(): { oldest: number; now: number } {
    const now = this.#now();
    return { oldest: now - timeToLive, now };
  }
}

/** Whether two paths lead to one file, through links too. */
async function isSamePlace(one: string, other: string): Promise<boolean> {
  const places = await Promise.all([one, other].map((path) => realpath(path).catch(() => path)));
  return places[0] === places[1];
}

const hasSize = (path: string, { bytes }: ExportResult): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isFile() && stats.size === bytes,
    () => false,
  );

/** Whether a file has the size and the SHA-256 of its receipt. */
async function is(path: string, receipt: ExportResult): Promise<boolean> {
  const digest = (await hasSize(path, receipt)) && (await digestFileAt(path).catch(() => undefined));
  return digest !== false && digest?.sha256 === receipt.sha256;
}

/**
 * Copies to where there is nothing yet, for this user alone; without copying a byte where the file system can. Tells
 * whether that could be done; else nothing is there.
 */
async function copyAnew(from: string, to: string): Promise<boolean> {
  const handle = await open(to, 'wx', 0o600).catch(() => undefined);
  if (!handle) return false;
  await handle.close();
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE);
    // The rights of the original came with it.
    await chmod(to, 0o600);
    return true;
  } catch {
    // The original is gone or cannot be read, or there is no room here.
    await rm(to, { force: true });
    return false;
  }
}

/** Removes the copies of finished files that an earlier version kept in the data folder. */
export async function removeKeptCopies(dataFolder: string): Promise<void> {
  const folder = dataFiles(dataFolder).cache;
  const names = await readdir(folder).catch(() => []);
  // On Windows and macOS the same folder is where Chromium keeps its own.
  const ours = names.filter((name) => isCacheKey(name) || /^draft-[0-9a-f]{18}$/.test(name));
  for (const name of ours)
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  if (ours.length === names.length) await rmdir(folder).catch(() => undefined);
}
