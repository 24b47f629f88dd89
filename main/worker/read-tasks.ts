import { previewRows } from '../../preload/contract/limits.ts';
import type { RowCount } from '../../preload/contract/row-count.ts';
import { languageIn } from '../../preload/contract/request.ts';
import { wordsOf } from '../../preload/words/words.ts';
import type { SharedCounters, WorkerTask, WorkerTasks } from '../engine/protocol.ts';
import { rowsOf, type Value } from './rows.ts';
import { filterValue } from './filter-value.ts';
import { lookAhead } from './look-ahead.ts';
import { assertNotCancelled, withCancelSignal } from './cancel-signal.ts';
import { probe } from './probe.ts';
import { openSource } from './sources/index.ts';
import type { Source } from './sources/source.ts';
import { splitValues } from './split-values.ts';
import { ChartData, displayTexts } from './writers/index.ts';

type ReadTask = Exclude<WorkerTask, 'export' | 'verify'>;
type ReadTasks = {
  [T in ReadTask]: (take: Shared & WorkerTasks[T]['take']) => Promise<WorkerTasks[T]['give']>;
};
interface Shared {
  counters: SharedCounters;
}

/** What only looks at a source. Each opens it anew, and so sees the data as they are now. */
export const readTasks: ReadTasks = {
  describe: (take) => withSource(take, (source) => source.describe(take.looksAtRows)),

  probe: (take) => withSource(take, probe),

  search: (take) => withSource(take, (source) => source.search(take.dataset, take.parameter, take.text)),

  find: (take) => withSource(take, (source) => source.find(take.dataset, take.parameter, take.ids)),

  days: (take) => withSource(take, (source) => source.days?.(take.dataset) ?? null),

  columns: (take) => withSource(take, async (source) => [...(await source.query(take.query)).available]),

  count: (take) => withSource(take, async (source) => (await source.query(take.query)).count()),

  counts: (take) =>
    withSource(take, async (source) => {
      const counts: RowCount[] = [];
      for (const query of take.queries) counts.push(await (await source.query(query)).count());
      return counts;
    }),

  extent: (take) =>
    withSource(take, async (source) => (await source.query(take.query)).extent?.(take.column) ?? null),

  charts: (take) =>
    withSource(take, async (source) => {
      const query = await source.query(take.query);
      const charts = new ChartData(query.columns, wordsOf(take.language));
      for await (const batch of query.batches()) {
        assertNotCancelled(take.counters);
        charts.add(batch);
      }
      return charts.tables();
    }),

  values: (take) =>
    withSource(
      take,
      async (source) => (await source.query(take.query)).values?.(take.column, take.text) ?? null,
    ),

  splitValues: (take) =>
    withSource(take, (source) => {
      const { queries, column, counters } = take;
      return splitValues(source, queries, column, () => {
        assertNotCancelled(counters);
      });
    }),

  repeatable: (take) =>
    withSource(take, async (source) => {
      for (const sheet of take.request.sheets)
        if (!(await (await source.query(sheet)).isRepeatable())) return false;
      return true;
    }),

  lookAhead: (take) => withSource(take, (source) => lookAhead(source, take)),

  preview: (take) =>
    withSource(take, async (source) => {
      const query = await source.query(take.sheet);
      const { columns, available } = query;
      const display = displayTexts(take.output);
      const rows: string[][] = [];
      const values: (string | null)[][] = [];
      for await (const batch of query.batches(previewRows, previewCellLimit))
        for (const row of rowsOf(batch)) {
          rows.push(
            columns.map((column, index) => display(row[index] as Value, column).slice(0, previewCellLimit)),
          );
          values.push(
            columns.map((column, index) => filterValue(row[index] as Value, column, previewCellLimit)),
          );
        }
      return {
        available: [...available],
        columns: columns.map(({ key, name, type }) => ({ key, label: name, type })),
        rows,
        values,
      };
    }),
};

/** Characters of a cell that the window shows at all. */
const previewCellLimit = 1_000;

function withSource<T>(
  take: Shared & WorkerTasks[ReadTask]['take'],
  use: (source: Source) => T | Promise<T>,
): Promise<T> {
  const words = wordsOf('language' in take ? take.language : languageIn(take.request));
  return withCancelSignal(take.counters.cancelled, async (signal) => {
    const source = await openSource(take.source, signal, words);
    try {
      return await use(source);
    } finally {
      source.close();
    }
  });
}
