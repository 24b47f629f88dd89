import type { Choice, DatasetInfo, Found } from '../../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../../preload/contract/errors.ts';
import type { QuerySpec } from '../../../../../preload/contract/query.ts';
import type { RowCount } from '../../../../../preload/contract/row-count.ts';
import type { SourceAccess } from '../../../../../preload/contract/source.ts';
import type { Words } from '../../../../../preload/words/words.ts';
import { analytics } from '../../../../datasets/analytics.ts';
import { classAnalytics } from '../../../../datasets/class-analytics.ts';
import { datasetInfo, inWords, type NamedDataset, type SqlDataset } from '../../../../datasets/dataset.ts';
import { studentAnalytics } from '../../../../datasets/student-analytics.ts';
import type { Batch } from '../../../rows.ts';
import type { End, QueryResult, Source } from '../../source.ts';
import { findChoices, lookupOf, searchChoices } from '../../sqlite/choices.ts';
import { bindParameters } from '../../sqlite/parameters.ts';
import { readRows } from '../../sqlite/read-rows.ts';
import { buildSelect, type Select } from '../../sqlite/select.ts';
import { HttpClient } from '../http-client.ts';
import { oneAhead } from '../one-ahead.ts';
import { Measurements } from './measurements.ts';
import { School } from './school.ts';
import { OneRosterService } from './service.ts';

/** What a school's results are enough for. */
const enough: readonly NamedDataset[] = [analytics, studentAnalytics, classAnalytics];

/** What may be read with a token: of version 1.2, or else of 1.1 (1EdTech OneRoster, security). */
const scopes = ['v1p2', 'v1p1'].map((version) =>
  ['roster-core.readonly', 'roster.readonly', 'gradebook.readonly']
    .map((scope) => `https://purl.imsglobal.org/spec/or/${version}/scope/${scope}`)
    .join(' '),
);

/**
 * A school's results from a OneRoster server, joined with its students, classes, courses and line items, as the datasets
 * of a school's store. A measurement's value is the score; a grade that is no number (`B+`), or why there is none
 * (`exempt`), stands before its comment. Its metric is the category of its line item, or else the line item's title; its
 * subject is the class's, or else its course's.
 */
export class OneRosterSource implements Source {
  readonly label: string;
  /** A server does not tell; what it gives is of now. */
  readonly changedAt = new Date();
  readonly #client: HttpClient;
  readonly #service: OneRosterService;
  readonly #school: School;
  readonly #words: Words;
  readonly #datasets: readonly SqlDataset[];

  constructor(
    { url, label, ...access }: Omit<SourceAccess<'remote'>, 'api'>,
    signal: AbortSignal,
    words: Words,
  ) {
    this.label = label;
    this.#words = words;
    this.#datasets = enough.map((dataset) => inWords(dataset, words));
    const address = new URL(url);
    this.#client = new HttpClient({ ...access, url: address, scopes }, signal);
    this.#service = new OneRosterService(this.#client, address, label);
    this.#school = new School(this.#service, this.#client);
  }

  /** Asks for something, so that nobody chooses among the datasets of a server that is not there. */
  async describe(): Promise<DatasetInfo[]> {
    await this.#service.count('results');
    return this.#datasets.map(datasetInfo);
  }

  async search(datasetId: string, key: string, text: string): Promise<Found> {
    const lookup = lookupOf(this.#dataset(datasetId), key);
    await this.#readChoices();
    return searchChoices(this.#school.database, lookup, text);
  }

  async find(datasetId: string, key: string, ids: readonly number[]): Promise<Choice[]> {
    const lookup = lookupOf(this.#dataset(datasetId), key);
    await this.#readChoices();
    return findChoices(this.#school.database, lookup, ids);
  }

  async query(spec: QuerySpec): Promise<QueryResult> {
    const dataset = this.#dataset(spec.dataset);
    if (Object.keys(spec.params).length > 0) await this.#readChoices();
    const { bindings, facts } = bindParameters(this.#school.database, dataset, spec.params, this.#words);
    const { limit: most = Number.POSITIVE_INFINITY, ...unlimited } = spec;
    const select = buildSelect(dataset, unlimited, bindings, this.#words);
    return {
      label: dataset.label,
      parameters: facts,
      columns: select.columns,
      available: datasetInfo(dataset).columns,
      selectable: select.selectable,
      count: () => this.#count(dataset, spec),
      isRepeatable: () => false,
      batches: (limit = most) => this.#batches(dataset, spec, select, Math.min(limit, most)),
    };
  }

  close(): void {
    this.#client.close();
    this.#school.close();
  }

  #dataset(id: string): SqlDataset {
    const dataset = this.#datasets.find((candidate) => candidate.id === id);
    if (!dataset) throw new ExportFailure('DATASET_NOT_FOUND', { dataset: id });
    return dataset;
  }

  async #readChoices(): Promise<void> {
    await this.#school.students();
    await this.#school.teachers();
  }

  async #count(dataset: SqlDataset, { filters, period, limit, summary }: QuerySpec): Promise<RowCount> {
    const isNarrowed =
      summary !== undefined || filters.length > 0 || period?.from !== undefined || period?.to !== undefined;
    if (dataset.id !== analytics.id || isNarrowed) return 'unknown';
    const total = await this.#service.count('results');
    return total === undefined ? 'unknown' : { about: Math.min(total, limit ?? total) };
  }

  /** In the order in which results come each page is a whole of its own; any other order takes all of them first. */
  async *#batches(
    { sql }: SqlDataset,
    { sort, summary }: QuerySpec,
    select: Select,
    limit: number,
  ): AsyncGenerator<Batch, End> {
    await this.#school.students();
    await this.#school.lineItems();
    const isInOrder = sql.rowKey !== undefined && sort.length === 0 && !summary;
    const measurements = new Measurements(this.#school);
    const read = (rows: number): Generator<Batch, End> =>
      readRows(measurements.database, select, select.checkedRowsSql(), rows, true);
    let rest = limit;
    let [repeatedRows, strayRows] = [0, 0];
    try {
      for await (const { records, repeated } of oneAhead(this.#service.pages('results'))) {
        repeatedRows += repeated;
        measurements.add(records);
        if (!isInOrder) continue;
        for (const batch of read(rest)) {
          rest -= batch.rows;
          yield batch;
        }
        strayRows += measurements.strays();
        measurements.forget();
        if (rest === 0) break;
      }
      if (!isInOrder) {
        strayRows = measurements.strays();
        yield* read(limit);
      }
      return { repeatedRows, strayRows };
    } finally {
      measurements.close();
    }
  }
}
