import { rm } from 'node:fs/promises';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { KeptData as Kept, KeptItem } from '../../preload/contract/kept-data.ts';
import { dataFiles } from '../files/data-files.ts';
import { fileFailure } from '../files/file-failure.ts';
import { keptData, keptPaths } from '../files/kept-files.ts';
import type { JobDatabase } from '../jobs/job-database.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { RecordsFolder } from '../sources/records/records-folder.ts';

/** What the application keeps in the data folder, told with its size and deleted as far as nothing needs it now. */
export class KeptData {
  readonly #folder: string;
  readonly #db: JobDatabase;
  readonly #queue: JobQueue;
  readonly #records: RecordsFolder;

  constructor(folder: string, db: JobDatabase, queue: JobQueue, records: RecordsFolder) {
    this.#folder = folder;
    this.#db = db;
    this.#queue = queue;
    this.#records = records;
  }

  list(): Promise<Kept[]> {
    return keptData(this.#folder);
  }

  /** Where the files of exports are that named no target of their own. */
  get exportsFolder(): string {
    return dataFiles(this.#folder).exports;
  }

  get sampleFile(): string {
    return dataFiles(this.#folder).sample;
  }

  /** The list of exports, but those that have not ended, with filters, queries and names; and damaged ones put aside. */
  deleteHistory(): void {
    this.#queue.clear();
    this.#db.removeDamaged(0);
  }

  /** Rows that scripts gave, but those of exports that have not ended. Those that failed cannot be tried again. */
  deleteRecords(): Promise<void> {
    return this.#records.sweep((file) => this.#queue.isWaitingFor(file), 0);
  }

  /** Throws SAMPLE_IN_USE while an export reads it, or another program has it open. */
  async deleteSample(): Promise<void> {
    const file = this.sampleFile;
    if (this.#queue.isWaitingFor(file)) throw new ExportFailure('SAMPLE_IN_USE');
    for (const path of await keptPaths(this.#folder, 'sample'))
      await rm(path, { force: true }).catch((error: unknown) => {
        const failure = fileFailure(error, path);
        const isInUse = failure instanceof ExportFailure && failure.code === 'TARGET_IN_USE';
        throw isInUse ? new ExportFailure('SAMPLE_IN_USE') : failure;
      });
  }

  deleteSavedExports(): Promise<void> {
    return this.#remove('saved-exports');
  }

  deleteConnections(): Promise<void> {
    return this.#remove('connections');
  }

  /** Where the window was; it keeps it again when it closes. */
  async deleteWindowPlace(): Promise<void> {
    const { window } = dataFiles(this.#folder);
    await rm(window, { force: true }).catch((error: unknown) => {
      throw fileFailure(error, window);
    });
  }

  /** Then everything is again as it usually is. */
  deleteSettings(): Promise<void> {
    return this.#remove('settings');
  }

  deleteQueries(): Promise<void> {
    return this.#remove('queries');
  }

  deleteCrashDumps(): Promise<void> {
    return this.#remove('crashes');
  }

  async #remove(item: KeptItem): Promise<void> {
    for (const path of await keptPaths(this.#folder, item))
      await rm(path, { recursive: true, force: true }).catch((error: unknown) => {
        throw fileFailure(error, path);
      });
  }
}
