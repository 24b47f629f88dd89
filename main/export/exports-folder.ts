import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/request.ts';
import type { ExportResult } from '../../preload/contract/receipt.ts';
import { dataFiles } from '../files/data-files.ts';
import { fileFailure } from '../files/file-failure.ts';
import { exportFileName, unusedPath } from './file-name.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { RecordsFolder } from '../sources/records/records-folder.ts';
import type { DataRequest } from './requests.ts';
import { userName } from './user-name.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';

/** How an export is delivered: `asyncExport` answers at once, otherwise when the file is complete. */
export interface Delivery<Async extends boolean> {
  asyncExport?: Async;
}

/** From where, and how it is delivered. */
export interface SourceDelivery<Async extends boolean> extends Delivery<Async> {
  source: SourceLocation;
}

export type Answer<Async extends boolean> = Async extends true
  ? { taskId: string; status: 'processing' }
  : ExportResult;

/** Where exports go that name no target of their own: a folder in which nothing is replaced. */
export class ExportsFolder {
  readonly #folder: string;
  readonly #records: RecordsFolder;
  readonly #queue: JobQueue;

  private constructor(dataFolder: string, queue: JobQueue, records: RecordsFolder) {
    this.#folder = dataFiles(dataFolder).exports;
    this.#records = records;
    this.#queue = queue;
  }

  static async open(dataFolder: string, queue: JobQueue, records: RecordsFolder): Promise<ExportsFolder> {
    await records.sweep((file) => queue.needsSource(file));
    return new ExportsFolder(dataFolder, queue, records);
  }

  /** The same as `deliver` for rows that are in memory. */
  async deliverData<Async extends boolean>(
    { request, tables }: DataRequest,
    asyncExport: Async | undefined,
  ): Promise<Answer<Async>> {
    return this.deliver(request, await this.#records.keep(tables, request), asyncExport);
  }

  /** Exports into the folder, and answers as the caller wants. Throws the `ExportFailure` that a job ended in. */
  async deliver<Async extends boolean>(
    request: ExportRequest,
    source: SourceLocation,
    asyncExport: Async | undefined,
  ): Promise<Answer<Async>> {
    const name = exportFileName(request, new Date());
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
      throw fileFailure(error, join(this.#folder, name));
    });
    const priority = asyncExport ? 'background' : 'interactive';
    const { taskId } = this.#queue.add(
      { request, source, priority, useCache: true, requestedBy: userName() },
      (isPromised) => unusedPath(this.#folder, name, (path) => existsSync(path) || isPromised(path)),
    );
    // What `Async` stands for is known to the caller only.
    return (asyncExport ? { taskId, status: 'processing' } : await this.#result(taskId)) as Answer<Async>;
  }

  async #result(taskId: string): Promise<ExportResult> {
    const status = await this.#queue.finished(taskId);
    if (status.state === 'SUCCESS') return status.result;
    if (status.state === 'FAILURE') throw this.#queue.failure(taskId);
    throw new ExportFailure('CANCELLED');
  }
}
