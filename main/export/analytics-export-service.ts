import { basename } from 'node:path';
import { userInfo } from 'node:os';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { ExportRequest } from '../../preload/contract/export.ts';
import type { JobStatus } from '../../preload/contract/job.ts';
import { checkTarget, isSameFile } from '../files/target.ts';
import { JobQueue, type QueueOptions } from './job-queue.ts';
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
  readonly queue: JobQueue;

  private constructor(queue: JobQueue) {
    this.queue = queue;
  }

  /** Opens the service over the user's data folder; jobs that a crash or the last close interrupted go on. */
  static async open(dataFolder: string, options: QueueOptions): Promise<AnalyticsExportService> {
    return new AnalyticsExportService(await JobQueue.open(dataFolder, options));
  }

  /**
   * Puts an export to `target`, an absolute path, before the waiting ones and answers at once. Throws an
   * `ExportFailure` when the target cannot be written; everything that is found out later ends in the job's status.
   */
  async start(request: ExportRequest, source: SourceLocation, target: string): Promise<JobStatus> {
    await checkTarget(target);
    if (await isSameFile(source.file, target))
      throw new ExportFailure('TARGET_IS_SOURCE', { name: basename(target) });
    return this.queue.add(
      { request, source, priority: 'interactive', requestedBy: userName() },
      () => target,
    );
  }

  /** Undefined for a task this service does not know. */
  status(taskId: string): JobStatus | undefined {
    return this.queue.status(taskId);
  }

  /** Resolves with the last status, once nothing of the job is left but the finished file. */
  finished(taskId: string): Promise<JobStatus> {
    return this.queue.finished(taskId);
  }

  cancel(taskId: string): void {
    this.queue.cancel(taskId);
  }

  onJobChanged(listener: (status: JobStatus) => void): () => void {
    return this.queue.onJobChanged(listener);
  }

  close(): Promise<void> {
    return this.queue.close();
  }
}

/** The operating system's name of the user, which a user without an account (a container's) has not. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown';
  }
}
