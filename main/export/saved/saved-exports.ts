import { randomUUID } from 'node:crypto';
import { ExportFailure } from '../../../preload/contract/errors.ts';
import { savedExportSchema, type SavedExport } from '../../../preload/contract/saved-export.ts';
import { english, type Words } from '../../../preload/words/words.ts';
import { dataFiles } from '../../files/data-files.ts';
import { isSameName, NamedFiles } from '../../files/named-files.ts';
import { exampleExports } from './examples.ts';

/** What is to be saved: it gets its id here. */
export type NewSavedExport = Omit<SavedExport, 'version' | 'id'>;

/** The exports that a person has saved under a name, and the examples that come with the sample school. */
export class SavedExports {
  readonly #files: NamedFiles<SavedExport>;
  readonly #words: () => Words;

  /** The examples are called by `words`. */
  constructor(dataFolder: string, words = (): Words => english) {
    this.#words = words;
    this.#files = new NamedFiles(
      dataFiles(dataFolder).savedExports,
      (json) => savedExportSchema.safeParse(json).data,
    );
  }

  /** The person's own, in the order of their names. One that cannot be read is left out. */
  list(): Promise<SavedExport[]> {
    return this.#files.list();
  }

  /** Those that come with the sample school. */
  get examples(): SavedExport[] {
    return exampleExports(this.#words());
  }

  /** The person's own and the examples by their name, in whatever case, or id. Throws SAVED_EXPORT_NOT_FOUND. */
  async get(nameOrId: string): Promise<SavedExport> {
    const found = (await this.#files.find(nameOrId)) ?? this.#example(nameOrId);
    if (!found) throw new ExportFailure('SAVED_EXPORT_NOT_FOUND', { name: nameOrId });
    return found;
  }

  /**
   * Adds one, or puts it in the place of the one with the id `replaces`. Throws SAVED_EXPORT_EXISTS when another has its
   * name, SAVED_EXPORT_NOT_FOUND, or an `ExportFailure` when it cannot be written.
   */
  async save(one: NewSavedExport, replaces?: string): Promise<SavedExport> {
    const id = replaces === undefined ? randomUUID() : (await this.#own(replaces)).id;
    const saved: SavedExport = { ...one, version: 1, id };
    await this.#checkFree(saved.name, saved.id);
    await this.#files.write(saved);
    return saved;
  }

  /** Lets its files go into another folder, named by its full path. Throws SAVED_EXPORT_NOT_FOUND. */
  async move(id: string, folder: string): Promise<void> {
    await this.#files.write({ ...(await this.#own(id)), folder });
  }

  /** Throws SAVED_EXPORT_NOT_FOUND or SAVED_EXPORT_EXISTS. */
  async rename(id: string, name: string): Promise<void> {
    const own = await this.#own(id);
    await this.#checkFree(name, id);
    await this.#files.write({ ...own, name });
  }

  /** Throws SAVED_EXPORT_NOT_FOUND. */
  async duplicate(id: string): Promise<void> {
    const { name, ...same } = await this.get(id);
    await this.add({ ...same, name });
  }

  /** Adds one under a free name: `Results (2)`. */
  async add(one: NewSavedExport): Promise<SavedExport> {
    const taken = [...(await this.list()), ...this.examples].map(({ name }) => name);
    let { name } = one;
    for (let number = 2; taken.some((other) => isSameName(name, other)); number++)
      name = `${one.name.slice(0, 90)} (${number})`;
    return this.save({ ...one, name });
  }

  /** Throws SAVED_EXPORT_NOT_FOUND. */
  async remove(id: string): Promise<void> {
    await this.#files.remove((await this.#own(id)).id);
  }

  async #own(id: string): Promise<SavedExport> {
    const found = await this.#files.find(id);
    if (!found) throw new ExportFailure('SAVED_EXPORT_NOT_FOUND', { name: id });
    return found;
  }

  async #checkFree(name: string, id: string): Promise<void> {
    const other = (await this.#files.find(name)) ?? this.#example(name);
    if (other && other.id !== id) throw new ExportFailure('SAVED_EXPORT_EXISTS', { name });
  }

  #example(nameOrId: string): SavedExport | undefined {
    return this.examples.find(({ id, name }) => id === nameOrId || isSameName(name, nameOrId));
  }
}
