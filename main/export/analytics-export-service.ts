import { basename } from 'node:path';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/export.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { checkTarget, isSameFile } from '../files/target.ts';
import { RunningExport } from './running-export.ts';
import { UnfinishedFiles } from './unfinished-files.ts';
import type { SourceLocation } from './worker-protocol.ts';

/**
 * Exports datasets into files, each in a worker thread. The window, the command line and scripts use it alike.
 *
 * @example
 * const service = await AnalyticsExportService.open(dataFolder());
 * const { taskId } = await service.start(parseRequest(request), { kind: 'sqlite', file }, '/home/ana/a.csv');
 * const status = await service.finished(taskId);
 */
export class AnalyticsExportService {
  readonly #unfinished: UnfinishedFiles;
  readonly #jobs = new Map<string, RunningExport>();
  readonly #listeners = new Set<(status: JobStatus) => void>();

  private constructor(unfinished: UnfinishedFiles) {
    this.#unfinished = unfinished;
  }

  /** Opens the service over the user's data folder and removes what a crash left behind. */
  static async open(dataFolder: string): Promise<AnalyticsExportService> {
    const unfinished = new UnfinishedFiles(dataFolder);
    await unfinished.sweep();
    return new AnalyticsExportService(unfinished);
  }

  /**
   * Begins an export to `target`, an absolute path, and answers at once. Throws an `ExportFailure` when the
   * target cannot be written; everything that is found out later ends in the job's status.
   */
  async start(request: ExportRequest, source: SourceLocation, target: string): Promise<JobStatus> {
    await checkTarget(target);
    if (await isSameFile(source.file, target))
      throw new ExportFailure('TARGET_IS_SOURCE', { name: basename(target) });
    const job = new RunningExport(request, source, target, this.#unfinished, (status) => {
      for (const listener of this.#listeners) listener(status);
    });
    this.#jobs.set(job.status.taskId, job);
    return job.status;
  }

  /** Undefined for a task this service does not know. */
  status(taskId: string): JobStatus | undefined {
    return this.#jobs.get(taskId)?.status;
  }

  /** Resolves with the last status, once nothing of the job is left but the finished file. */
  async finished(taskId: string): Promise<JobStatus | undefined> {
    await this.#jobs.get(taskId)?.ended;
    return this.status(taskId);
  }

  /** Stops a job. Nothing of it is left behind, and a file it would have replaced stays. */
  cancel(taskId: string): void {
    this.#jobs.get(taskId)?.cancel();
  }

  /** Calls `listener` with every change of a job, at most ten times a second. Returns the function that stops it. */
  onJobChanged(listener: (status: JobStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Cancels what is running and waits until it is cleaned up. */
  async close(): Promise<void> {
    const jobs = [...this.#jobs.values()];
    for (const job of jobs) job.cancel();
    await Promise.all(jobs.map((job) => job.ended));
  }
}
