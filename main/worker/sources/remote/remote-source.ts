import type { Choice, DatasetInfo, Found } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { Format } from '../../../../preload/contract/formats.ts';
import type { QuerySpec } from '../../../../preload/contract/query.ts';
import type { RowCount } from '../../../../preload/contract/row-count.ts';
import type { RemoteApi } from '../../../../preload/contract/remote-api.ts';
import type { SourceAccess } from '../../../../preload/contract/source.ts';
import type { Words } from '../../../../preload/words/words.ts';
import type { Batch } from '../../rows.ts';
import type { Fact } from '../../facts.ts';
import { choiceWords, chosenIds, factOf } from '../chosen.ts';
import { noMoreRows, type End, type MadeFile, type QueryResult, type Source } from '../source.ts';
import { rowsToSummarise } from '../sqlite/summary.ts';
import { AnalyticsApi } from './analytics-api.ts';
import { DrfServer } from './drf.ts';
import { HttpClient } from './http-client.ts';
import { LocalQuery } from './local-query.ts';
import type { Choices, Chosen, Reading, RemoteDataset, Server, Told } from './server.ts';

/** Servers whose datasets are lists of rows. */
type ListApi = Exclude<RemoteApi, 'oneroster'>;

/** How each kind of server is asked. */
const servers: Record<ListApi, (client: HttpClient, url: URL, label: string) => Server> = {
  api: (client, url) => new AnalyticsApi(client, url),
  drf: (client, url, label) => new DrfServer(client, url, label),
};

/** Reads from a server. Nothing of it is kept: what was read is gone with the source. */
export class RemoteSource implements Source {
  readonly label: string;
  /** A server does not tell; what it gives is of now. */
  readonly changedAt = new Date();
  readonly #client: HttpClient;
  readonly #server: Server;
  readonly #words: Words;
  #datasets: Promise<readonly RemoteDataset[]> | undefined;

  constructor(
    { url, api, label, ...access }: SourceAccess<'remote'> & { api: ListApi },
    signal: AbortSignal,
    words: Words,
  ) {
    this.label = label;
    this.#words = words;
    const address = new URL(url);
    this.#client = new HttpClient({ ...access, url: address }, signal);
    this.#server = servers[api](this.#client, address, label);
  }

  async describe(): Promise<DatasetInfo[]> {
    return (await this.#offered()).map(({ info }) => info);
  }

  async search(dataset: string, parameter: string, text: string): Promise<Found> {
    return (await this.#choices(dataset, parameter)).search(parameter, text);
  }

  async find(dataset: string, parameter: string, ids: readonly number[]): Promise<Choice[]> {
    return (await this.#choices(dataset, parameter)).find(parameter, ids);
  }

  async query(spec: QuerySpec): Promise<QueryResult> {
    const dataset = await this.#dataset(spec.dataset);
    const { info } = dataset;
    const chosen = chosenIds(info.parameters, spec.params);
    if (spec.period?.from !== undefined || spec.period?.to !== undefined)
      if (!info.hasPeriod) throw new ExportFailure('PERIOD_NOT_SUPPORTED', { dataset: info.id });
    const parameters = await factsOf(dataset, chosen, this.#words);
    const { summary } = spec;
    const asked = summary ? rowsToSummarise({ ...spec, summary }, info.columns) : spec;
    const reading = dataset.ask(asked, chosen);
    const local = new LocalQuery(info, spec, reading, this.#words);
    return {
      label: info.label,
      parameters,
      columns: local.columns,
      available: info.columns,
      selectable: local.selectable,
      count: () => countOf(reading, spec),
      isRepeatable: () => false,
      batches: (limit = Number.POSITIVE_INFINITY) =>
        this.#batches(reading, local, Math.min(limit, spec.limit ?? limit)),
    };
  }

  async make(spec: QuerySpec, format: Format): Promise<MadeFile> {
    // Whatever the server does, what is not in the dataset is refused here.
    await this.query(spec);
    const dataset = await this.#dataset(spec.dataset);
    const made = dataset.make?.(spec, chosenIds(dataset.info.parameters, spec.params), format);
    if (!made) throw new ExportFailure('REMOTE_EXPORT_NOT_OFFERED', { format });
    return made;
  }

  close(): void {
    this.#client.close();
  }

  async #dataset(id: string): Promise<RemoteDataset> {
    const dataset = (await this.#offered()).find(({ info }) => info.id === id);
    if (!dataset) throw new ExportFailure('DATASET_NOT_FOUND', { dataset: id });
    return dataset;
  }

  async #choices(id: string, parameter: string): Promise<Choices> {
    const { info, choices } = await this.#dataset(id);
    if (!choices || !info.parameters.some(({ key }) => key === parameter))
      throw new ExportFailure('PARAMETER_NOT_FOUND', { parameter });
    return choices;
  }

  /** Asked once: its first rows may be among the answer. */
  #offered(): Promise<readonly RemoteDataset[]> {
    return (this.#datasets ??= this.#server.datasets());
  }

  async *#batches(reading: Reading, local: LocalQuery, limit: number): AsyncGenerator<Batch, End> {
    const end: { received: number; told: Told | undefined } = { received: 0, told: undefined };
    yield* local.batches(counted(reading.batches(), end), limit);
    const { told, received } = end;
    if (told?.rows !== undefined && told.rows !== received)
      throw new ExportFailure('REMOTE_CHANGED', { name: this.label });
    return { ...noMoreRows, repeatedRows: told?.repeatedRows ?? 0 };
  }
}

/** What is chosen, in words. Throws CHOICE_NOT_FOUND for what the server does not have. */
function factsOf({ info, choices }: RemoteDataset, chosen: Chosen, words: Words): Promise<Fact[]> {
  return Promise.all(
    info.parameters.map(async ({ key, label }) => {
      const ids = chosen.get(key);
      const found = (ids && (await choices?.find(key, ids))) ?? [];
      return factOf(
        label,
        ids?.map((id) => {
          const choice = found.find((candidate) => candidate.id === id);
          if (!choice) throw new ExportFailure('CHOICE_NOT_FOUND', { what: label, id: String(id) });
          return choiceWords(choice);
        }),
        words,
      );
    }),
  );
}

/** Notes what has come, and what is told behind the last of it. */
async function* counted(
  batches: AsyncGenerator<Batch, Told>,
  end: { received: number; told: Told | undefined },
): AsyncGenerator<Batch> {
  try {
    let next = await batches.next();
    for (; !next.done; next = await batches.next()) {
      end.received += next.value.rows;
      yield next.value;
    }
    end.told = next.value;
  } finally {
    await batches.return({ rows: undefined, ...noMoreRows });
  }
}

async function countOf(reading: Reading, { limit, summary }: QuerySpec): Promise<RowCount> {
  if (summary || reading.left.filters.length > 0) return 'unknown';
  const given = await reading.count();
  return given !== 'unknown' && limit !== undefined && 'about' in given
    ? { about: Math.min(given.about, limit) }
    : given;
}
