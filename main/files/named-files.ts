import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileFailure } from './file-failure.ts';
import { replaceFile } from './replace-file.ts';

interface Named {
  id: string;
  name: string;
}

/** A folder of things that a person has named: a file each, for this user alone, shared by the window and the command line. */
export class NamedFiles<T extends Named> {
  readonly #folder: string;
  readonly #parse: (json: unknown) => T | undefined;

  /** `parse` gives undefined for what cannot be understood. */
  constructor(folder: string, parse: (json: unknown) => T | undefined) {
    this.#folder = folder;
    this.#parse = parse;
  }

  /** In the order of their names. One that cannot be read is left out. */
  async list(): Promise<T[]> {
    const names = await readdir(this.#folder).catch(() => []);
    const found = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => this.#read(name)),
    );
    return found.filter((one) => one !== undefined).sort((one, other) => one.name.localeCompare(other.name));
  }

  /** By its name, in whatever case, or its id. */
  async find(nameOrId: string): Promise<T | undefined> {
    return (await this.list()).find(({ id, name }) => id === nameOrId || isSameName(name, nameOrId));
  }

  /** The file that is there stays until the new one is complete. Throws an `ExportFailure`. */
  write(one: T): Promise<void> {
    return replaceFile(this.#file(one.id), JSON.stringify(one));
  }

  /** Throws an `ExportFailure`. */
  async remove(id: string): Promise<void> {
    await rm(this.#file(id), { force: true }).catch((error: unknown) => {
      throw fileFailure(error, this.#folder);
    });
  }

  #file(id: string): string {
    return join(this.#folder, `${id}.json`);
  }

  async #read(name: string): Promise<T | undefined> {
    try {
      const one = this.#parse(JSON.parse(await readFile(join(this.#folder, name), 'utf8')));
      return one && name === `${one.id}.json` ? one : undefined;
    } catch {
      return undefined;
    }
  }
}

/** Whether people take two names for one. */
export const isSameName = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;
