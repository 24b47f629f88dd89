import {
  typedQuery,
  type Choice,
  type ColumnInfo,
  type DatasetInfo,
  type Found,
} from '../../preload/contract/dataset.ts';
import type {
  ColumnValues,
  Extent,
  ExtentRequest,
  ValuesRequest,
} from '../../preload/contract/column-values.ts';
import type { ChartTable } from '../../preload/contract/chart.ts';
import type { ConnectionFindings } from '../../preload/contract/connection.ts';
import type { Days, QuerySpec } from '../../preload/contract/query.ts';
import { ExportFailure, type ExportErrorCode } from '../../preload/contract/errors.ts';
import type { Language } from '../../preload/contract/language.ts';
import type { RowCount } from '../../preload/contract/row-count.ts';
import type { Preview, PreviewRequest } from '../../preload/contract/preview.ts';
import type { Engine } from '../engine/engine.ts';
import type { Reading, SplitValues } from '../engine/protocol.ts';
import { NewestTask } from '../engine/newest-task.ts';
import { persist } from '../engine/persist.ts';
import type { SourceLocation } from '../../preload/contract/source.ts';
import type { SplitBy } from '../../preload/contract/split.ts';
import { checkOn, isOff } from '../settings/rules.ts';
import { accessFromEnvironment, type AccessTo } from '../sources/index.ts';

/** How looking at rows ends that takes too long, or too much. */
const stopped: readonly ExportErrorCode[] = ['CANCELLED', 'ENGINE_ENDED', 'MEMORY_EXCEEDED'];

/** Milliseconds that the first rows of all tables and views together may take. */
const lookingTime = 5_000;

/**
 * Looks at a source for the window and the command line, on an engine of its own: nothing waits for anything of another
 * kind. Of searches, days, columns, previews, counts, values and splits only the newest is of interest: the one before it is rejected
 * as `SUPERSEDED`.
 */
export class DatasetReader {
  readonly #engine: Engine;
  readonly #accessTo: AccessTo;
  readonly #language: () => Language;
  readonly #searching: NewestTask<'search'>;
  readonly #findingDays: NewestTask<'days'>;
  readonly #describingQuery: NewestTask<'columns'>;
  readonly #previewing: NewestTask<'preview'>;
  readonly #counting: NewestTask<'count'>;
  readonly #countingEach: NewestTask<'counts'>;
  readonly #charting: NewestTask<'charts'>;
  readonly #listing: NewestTask<'values'>;
  readonly #splitting: NewestTask<'splitValues'>;
  #isClosed = false;

  /** What a source has is called in `language`. */
  constructor(
    engine: Engine,
    accessTo: AccessTo = accessFromEnvironment,
    language: () => Language = () => 'en',
  ) {
    this.#language = language;
    this.#engine = engine;
    this.#accessTo = accessTo;
    this.#searching = new NewestTask(engine, 'search');
    this.#findingDays = new NewestTask(engine, 'days');
    this.#describingQuery = new NewestTask(engine, 'columns');
    this.#previewing = new NewestTask(engine, 'preview');
    this.#counting = new NewestTask(engine, 'count');
    this.#countingEach = new NewestTask(engine, 'counts');
    this.#charting = new NewestTask(engine, 'charts');
    this.#listing = new NewestTask(engine, 'values');
    this.#splitting = new NewestTask(engine, 'splitValues');
  }

  /**
   * A view that takes its time, or never ends, or that no process outlives, hides nothing else: the first rows are
   * looked at for `patience` at most.
   */
  async describe(location: SourceLocation, patience = lookingTime): Promise<DatasetInfo[]> {
    const reading = await this.#reading(location);
    const signal = AbortSignal.timeout(patience);
    const look = persist(this.#engine, 'describe', { ...reading, looksAtRows: true }, signal);
    const datasets = await look.catch((error: unknown) => {
      const isUnlookable = stopped.includes((error as ExportFailure).code);
      if (this.#isClosed || !isUnlookable) throw error;
      return persist(this.#engine, 'describe', { ...reading, looksAtRows: false });
    });
    return isOff('typed-query') ? datasets.filter(({ id }) => id !== typedQuery) : datasets;
  }

  /** What a source has, and how fast it gives it. */
  async probe(location: SourceLocation): Promise<ConnectionFindings> {
    return persist(this.#engine, 'probe', { ...(await this.#reading(location)) });
  }

  async search(location: SourceLocation, dataset: string, parameter: string, text: string): Promise<Found> {
    return this.#searching.perform({ ...(await this.#reading(location)), dataset, parameter, text });
  }

  async find(location: SourceLocation, dataset: string, parameter: string, ids: number[]): Promise<Choice[]> {
    return persist(this.#engine, 'find', {
      ...(await this.#reading(location)),
      dataset,
      parameter,
      ids,
    });
  }

  /** The first and the last day with rows of a dataset with a period; null where there are none, or nobody knows. */
  async days(location: SourceLocation, dataset: string): Promise<Days | null> {
    return this.#findingDays.perform({ ...(await this.#reading(location)), dataset });
  }

  /** All columns that can be chosen: a typed query has to be asked for them. */
  async columns(location: SourceLocation, query: QuerySpec): Promise<ColumnInfo[]> {
    return this.#describingQuery.perform({ ...(await this.#reading(location, query)), query });
  }

  async preview(location: SourceLocation, request: PreviewRequest): Promise<Preview> {
    return this.#previewing.perform({ ...(await this.#reading(location, request.sheet)), ...request });
  }

  async count(location: SourceLocation, query: QuerySpec): Promise<RowCount> {
    return this.#counting.perform({ ...(await this.#reading(location, query)), query });
  }

  /** The charts that a workbook of these rows can have. */
  async charts(location: SourceLocation, query: QuerySpec): Promise<ChartTable[]> {
    return this.#charting.perform({ ...(await this.#reading(location, query)), query });
  }

  /** The rows of each of these queries. */
  async counts(location: SourceLocation, queries: QuerySpec[]): Promise<RowCount[]> {
    return this.#countingEach.perform({ ...(await this.#reading(location, ...queries)), queries });
  }

  /** Null where the column has no numbers, and where the source does not look for them. */
  async extent(location: SourceLocation, { sheet: query, column }: ExtentRequest): Promise<Extent | null> {
    return persist(this.#engine, 'extent', { ...(await this.#reading(location, query)), query, column });
  }

  /** Null where the source does not list values. */
  async values(
    location: SourceLocation,
    { sheet: query, column, text }: ValuesRequest,
  ): Promise<ColumnValues | null> {
    const reading = await this.#reading(location, query);
    return this.#listing.perform({ ...reading, query, column, text });
  }

  /** By what the rows of sheets can be split into files. Throws SPLIT_TOO_MANY or SPLIT_NOT_POSSIBLE. */
  async splitValues(
    location: SourceLocation,
    queries: QuerySpec[],
    { column }: SplitBy,
  ): Promise<SplitValues> {
    const reading = await this.#reading(location, ...queries);
    return this.#splitting.perform({ ...reading, queries, column });
  }

  /** Ends whatever it is doing, which is rejected as CANCELLED. */
  close(): Promise<void> {
    this.#isClosed = true;
    return this.#engine.end();
  }

  /** Throws FEATURE_OFF for a typed query, where the administrator has switched these off. */
  async #reading(location: SourceLocation, ...queries: QuerySpec[]): Promise<Reading> {
    if (queries.some(({ dataset }) => dataset === typedQuery)) checkOn('typed-query');
    const source = await this.#accessTo(location);
    if (this.#isClosed) throw new ExportFailure('CANCELLED');
    return { source, language: this.#language() };
  }
}
