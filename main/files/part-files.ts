import { lstat, readdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import { AtomicFile } from './atomic-file.ts';
import type { FileDigest } from './file-digest.ts';
import { codeOf, fileFailure } from './file-failure.ts';
import { publish } from './publish.ts';

/** The temporary file of a part; the first one's is the attempt's own. */
const partTemporary = (temporary: string, part: number): string =>
  part === 1 ? temporary : `${temporary}-${part}`;

/** Where a part goes: `name (1).csv`, `name (2).csv`, …; a result in one file to the target itself. */
export function partTarget(target: string, part: number, parts: number): string {
  if (parts === 1) return target;
  const extension = extname(target);
  return join(dirname(target), `${basename(target, extension)} (${part})${extension}`);
}

/** Parts get names that nobody was asked about: no file may be there under one of them. */
export async function checkPartTargets(target: string, parts: number): Promise<void> {
  for (let part = 1; part <= parts && parts > 1; part++) {
    const path = partTarget(target, part, parts);
    const error = await lstat(path).then(
      () => new ExportFailure('TARGET_EXISTS', { name: basename(path) }),
      (reason: unknown) => (codeOf(reason) === 'ENOENT' ? undefined : fileFailure(reason, path)),
    );
    if (error !== undefined) throw error as Error;
  }
}

/** Where each temporary file of a result belongs. */
export const placesOf = (
  temporary: string,
  { path, parts = [{ path }] }: Result,
): { temporary: string; target: string }[] =>
  parts.map((part, index) => ({ temporary: partTemporary(temporary, index + 1), target: part.path }));

interface Result {
  path: string;
  parts?: readonly { path: string }[];
}

/** Puts the finished files in their places, all of several or none, once `check` has refused none of these. */
export async function publishParts(
  temporary: string,
  result: Result,
  check: (target: string) => Promise<void>,
): Promise<void> {
  const places = placesOf(temporary, result);
  for (const { target } of places) await check(target);
  const published: string[] = [];
  try {
    for (const place of places) {
      await publish(place.temporary, place.target);
      published.push(place.target);
    }
  } catch (error) {
    // Nothing was there under a part's name before.
    for (const target of published) await rm(target, { force: true });
    throw error;
  }
}

/** More than any export has. */
const mostParts = 1_000;

/** Removes the temporary files of all parts of an attempt. */
export async function removeParts(temporary: string): Promise<void> {
  await rm(temporary, { force: true });
  // In a folder that this user may not list they are removed by their names.
  const names = await readdir(dirname(temporary)).catch((error: unknown) =>
    codeOf(error) === 'EACCES'
      ? Array.from({ length: mostParts }, (_, index) => basename(partTemporary(temporary, index + 2)))
      : [],
  );
  for (const name of names)
    if (name.startsWith(`${basename(temporary)}-`)) await rm(join(dirname(temporary), name), { force: true });
}

/** The files of a result on their way to their targets: one, or as many as its rows need, one after another. */
export class PartFiles {
  readonly #target: string;
  readonly #temporary: string;
  readonly #complete: FileDigest[] = [];
  #file: AtomicFile;

  private constructor(target: string, temporary: string, file: AtomicFile) {
    this.#target = target;
    this.#temporary = temporary;
    this.#file = file;
  }

  /** Creates the first temporary file; it must not exist yet. */
  static async create(target: string, temporary: string): Promise<PartFiles> {
    return new PartFiles(target, temporary, await AtomicFile.create(target, temporary));
  }

  /** Bytes appended to the part so far. */
  get size(): number {
    return this.#file.size;
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#file.write(bytes);
  }

  patch(position: number, bytes: Uint8Array): Promise<void> {
    return this.#file.patch(position, bytes);
  }

  /** Completes the part and begins the next one. */
  async next(): Promise<void> {
    this.#complete.push(await this.#file.complete());
    const part = this.#complete.length + 1;
    this.#file = await AtomicFile.create(this.#target, partTemporary(this.#temporary, part));
  }

  /** Flushes and closes the last part and tells what each one is. */
  async complete(): Promise<FileDigest[]> {
    return [...this.#complete, await this.#file.complete()];
  }

  /** Removes all temporary files; the targets stay as they were. */
  async abort(): Promise<void> {
    await this.#file.abort();
    await removeParts(this.#temporary);
  }
}
