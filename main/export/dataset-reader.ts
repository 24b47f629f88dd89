import type { Choice, DatasetInfo, QuerySpec } from '../../preload/contract/dataset.ts';
import type { RowCount } from '../../preload/contract/row-count.ts';
import type { Preview, PreviewRequest } from '../../preload/contract/export.ts';
import type { SourceLocation } from './worker-protocol.ts';
import { WorkerThread } from './worker-thread.ts';

/** Looks at a source for the window and the command line: never on the calling thread. */
export class DatasetReader {
  readonly #thread = new WorkerThread();
  /** Counting a large selection takes a while; the preview does not wait for it. */
  #counting = new WorkerThread();

  describe(source: SourceLocation): Promise<DatasetInfo[]> {
    return this.#thread.perform('describe', { source });
  }

  search(source: SourceLocation, dataset: string, parameter: string, text: string): Promise<Choice[]> {
    return this.#thread.perform('search', { source, dataset, parameter, text });
  }

  preview(source: SourceLocation, request: PreviewRequest): Promise<Preview> {
    return this.#thread.perform('preview', { source, ...request });
  }

  /** The rows a query has. Only the newest count is of interest: the one before it is rejected as cancelled. */
  count(source: SourceLocation, query: QuerySpec): Promise<RowCount> {
    if (this.#counting.isBusy) {
      void this.#counting.terminate();
      this.#counting = new WorkerThread();
    }
    return this.#counting.perform('count', { source, query });
  }

  async close(): Promise<void> {
    await Promise.all([this.#thread.terminate(), this.#counting.terminate()]);
  }
}
