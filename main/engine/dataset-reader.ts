import type { DatasetInfo, Found, QuerySpec } from '../../preload/contract/dataset.ts';
import type { RowCount } from '../../preload/contract/row-count.ts';
import type { Preview, PreviewRequest } from '../../preload/contract/export.ts';
import { NewestTask } from './newest-task.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import { WorkerThread } from './worker-thread.ts';

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

  describe(source: SourceLocation): Promise<DatasetInfo[]> {
    return this.#describing.perform('describe', { source });
  }

  search(source: SourceLocation, dataset: string, parameter: string, text: string): Promise<Found> {
    return this.#searching.perform({ source, dataset, parameter, text });
  }

  preview(source: SourceLocation, request: PreviewRequest): Promise<Preview> {
    return this.#previewing.perform({ source, ...request });
  }

  count(source: SourceLocation, query: QuerySpec): Promise<RowCount> {
    return this.#counting.perform({ source, query });
  }

  async close(): Promise<void> {
    await Promise.all([
      this.#describing.terminate(),
      this.#searching.close(),
      this.#previewing.close(),
      this.#counting.close(),
    ]);
  }
}
