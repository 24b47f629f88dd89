import type { DatasetInfo, Found, QuerySpec } from '../../preload/contract/dataset.ts';
import { ExportFailure } from '../../preload/contract/errors.ts';
import type { RowCount } from '../../preload/contract/row-count.ts';
import type { Preview, PreviewRequest } from '../../preload/contract/export.ts';
import { NewestTask } from '../engine/newest-task.ts';
import type { SourceAccess, SourceLocation } from '../../preload/contract/source.ts';
import { WorkerThread } from '../engine/worker-thread.ts';
import { accessTo } from '../sources/index.ts';

/**
 * Looks at a source for the window and the command line: never on the calling thread, and nothing waits for anything
 * of another kind. Of searches, previews and counts only the newest is of interest: the one before it is rejected as
 * `SUPERSEDED`.
 */
export class DatasetReader {
  readonly #describing = new WorkerThread();
  readonly #searching = new NewestTask('search');
  readonly #previewing = new NewestTask('preview');
  readonly #counting = new NewestTask('count');
  #isClosed = false;

  async describe(location: SourceLocation): Promise<DatasetInfo[]> {
    return this.#describing.perform('describe', { source: await this.#access(location) });
  }

  async search(location: SourceLocation, dataset: string, parameter: string, text: string): Promise<Found> {
    return this.#searching.perform({ source: await this.#access(location), dataset, parameter, text });
  }

  async preview(location: SourceLocation, request: PreviewRequest): Promise<Preview> {
    return this.#previewing.perform({ source: await this.#access(location), ...request });
  }

  async count(location: SourceLocation, query: QuerySpec): Promise<RowCount> {
    return this.#counting.perform({ source: await this.#access(location), query });
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([
      this.#describing.terminate(),
      this.#searching.close(),
      this.#previewing.close(),
      this.#counting.close(),
    ]);
  }

  async #access(location: SourceLocation): Promise<SourceAccess> {
    const access = await accessTo(location);
    if (this.#isClosed) throw new ExportFailure('CANCELLED');
    return access;
  }
}
