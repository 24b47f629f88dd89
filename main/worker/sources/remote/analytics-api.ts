import type { Readable } from 'node:stream';
import { z } from 'zod';
import { columnTypes, type Found } from '../../../../preload/contract/dataset.ts';
import { formatIds, type Format } from '../../../../preload/contract/formats.ts';
import type { ColumnChoice, QuerySpec } from '../../../../preload/contract/query.ts';
import type { PlainAnswerProblem } from '../../../../preload/contract/answer-problem.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { Batch } from '../../rows.ts';
import { noMoreRows, type MadeFile } from '../source.ts';
import { answerOf, notUnderstood } from './answer.ts';
import type { HttpClient } from './http-client.ts';
import { lineFeed, openingBracket } from './json-bytes.ts';
import { listIn } from './json-text.ts';
import { lineBlocksOf, validText } from './line-blocks.ts';
import { listedBatches, type Pages } from './listed-batches.ts';
import { oneAhead } from './one-ahead.ts';
import { Passing } from './remote-failure.ts';
import { ServerExport } from './server-export.ts';
import { RowLines } from './row-lines.ts';
import {
  neededColumns,
  type Choices,
  type Chosen,
  type Reading,
  type RemoteDataset,
  type Server,
  type Told,
} from './server.ts';

const name = z.string().min(1).max(256);
const datasetSchema = z.object({
  id: name,
  label: name,
  description: z.string().max(1_000).default(''),
  columns: z
    .array(z.object({ key: name, label: name, type: z.enum(columnTypes) }))
    .min(1)
    .max(2_000),
  parameters: z
    .array(
      z.object({
        key: name,
        label: name,
        kind: z.enum(['choice', 'choices']),
        required: z.boolean().default(false),
      }),
    )
    .max(20)
    .default([]),
  rows: z.int().nonnegative().optional(),
  /** There may be others than this version knows. */
  exports: z
    .array(z.string())
    .default([])
    .transform((exports) => formatIds.filter((format) => exports.includes(format))),
  period: z.boolean().default(false),
  applies: z
    .object({ filters: z.boolean().default(false), sort: z.boolean().default(false) })
    .default({ filters: false, sort: false }),
});
const datasetsSchema = z.object({ datasets: z.array(datasetSchema).max(1_000) });
type Described = z.output<typeof datasetSchema>;

const choiceSchema = z.object({
  id: z.int(),
  label: z.string().max(1_000),
  detail: z.string().max(1_000).default(''),
});
const foundSchema = z.object({
  choices: z.array(choiceSchema).max(10_000),
  total: z.int().nonnegative().optional(),
});

const headSchema = z.object({
  head: z.object({ rows: z.int().nonnegative().nullish(), snapshot: z.string().max(4_096).optional() }),
});
const endSchema = z.object({ end: z.object({ rows: z.int().nonnegative() }) });
const pageSchema = z.object({
  total: z.int().nonnegative().nullish(),
  rows: z.array(z.unknown()),
  next: z.string().min(1).max(4_096).nullable(),
});

/** Choices that a search gives. */
const mostChoices = 50;
/** Times in a row that a stream goes on behind what has arrived without a row more. */
const mostResumptions = 3;

/** How far a stream has come. */
interface Place {
  received: number;
  /** The state of the data that its rows are of, where the server can go on with it. */
  snapshot: string | undefined;
}

/** A server that follows `analytics-api.yaml`. */
export class AnalyticsApi implements Server {
  readonly #client: HttpClient;
  readonly #base: URL;

  constructor(client: HttpClient, url: URL) {
    this.#client = client;
    this.#base = new URL(url.pathname.endsWith('/') ? url : `${url.href}/`);
  }

  async datasets(): Promise<readonly RemoteDataset[]> {
    const { bytes } = await this.#client.page(new URL('datasets', this.#base));
    const { datasets } = this.#checked(datasetsSchema, answerOf(this.#client, bytes), 'badDatasets');
    return datasets.map((dataset) => ({
      info: {
        id: dataset.id,
        label: dataset.label,
        description: dataset.description,
        parameters: dataset.parameters,
        columns: dataset.columns,
        hasPeriod: dataset.period,
        ...(dataset.exports.length > 0 && { madeFormats: dataset.exports }),
      },
      choices: this.#choices(dataset),
      make: (spec, chosen, format) => this.#make(dataset, spec, chosen, format),
      ask: (spec, chosen) => this.#ask(dataset, spec, chosen),
    }));
  }

  #choices({ id }: Described): Choices {
    const ask = async (parameter: string, name: string, values: readonly string[]): Promise<Found> => {
      const path = [id, 'parameters', parameter].map(encodeURIComponent).join('/');
      const { bytes } = await this.#client.page(
        asking(new URL(`datasets/${path}`, this.#base), [[name, values]]),
      );
      const { choices, total = choices.length } = this.#checked(
        foundSchema,
        answerOf(this.#client, bytes),
        'badChoices',
      );
      return { choices, total };
    };
    return {
      search: async (parameter, text) => {
        const { choices, total } = await ask(parameter, 'text', [text.trim()]);
        return { choices: choices.slice(0, mostChoices), total: Math.max(total, choices.length) };
      },
      find: async (parameter, ids) => (await ask(parameter, 'ids', ids.map(String))).choices,
    };
  }

  #make({ id, columns, exports }: Described, spec: QuerySpec, chosen: Chosen, format: Format): MadeFile {
    if (!exports.includes(format)) throw new ExportFailure('REMOTE_EXPORT_NOT_OFFERED', { format });
    const { filters, sort, period, limit } = spec;
    const names = new Map(columns.map(({ key, label }) => [key, label]));
    const asked: readonly ColumnChoice[] = spec.columns ?? columns.map(({ key }) => ({ key }));
    return new ServerExport(this.#client, this.#base, id, {
      format,
      columns: asked.map(({ key, name = names.get(key) }) => ({ key, name })),
      filters,
      sort,
      parameters: Object.fromEntries(chosen),
      ...(period && { period }),
      ...(limit !== undefined && { limit }),
    });
  }

  #ask({ id, columns, applies, rows }: Described, spec: QuerySpec, chosen: Chosen): Reading {
    const left = {
      filters: applies.filters ? [] : spec.filters,
      // What is filtered here may be sorted there; the other way round the server has no end to sort up to.
      sort: applies.sort ? [] : spec.sort,
    };
    const given = neededColumns(columns, spec, left);
    const { limit, period } = spec;
    const isNarrowed =
      spec.filters.length > 0 || chosen.size > 0 || period?.from !== undefined || period?.to !== undefined;
    const isAllDone = left.filters.length === 0 && left.sort.length === 0;
    const url = asking(new URL(`datasets/${encodeURIComponent(id)}/rows`, this.#base), [
      ['columns', given.map(({ key }) => key)],
      ...(applies.filters ? spec.filters.map((filter) => ['filter', [JSON.stringify(filter)]] as const) : []),
      [
        'sort',
        applies.sort
          ? spec.sort.map(({ column, direction }) => (direction === 'descending' ? `-${column}` : column))
          : [],
      ],
      ...Array.from(chosen, ([key, ids]) => [`parameters[${key}]`, ids.map(String)] as const),
      ['from', period?.from === undefined ? [] : [period.from]],
      ['to', period?.to === undefined ? [] : [period.to]],
      ['limit', isAllDone && limit !== undefined ? [String(limit)] : []],
    ]);
    return {
      columns: given,
      left,
      count: () => Promise.resolve(isNarrowed || rows === undefined ? 'unknown' : { about: rows }),
      batches: () => oneAhead(this.#rows(url, given.length)),
    };
  }

  async *#rows(url: URL, columns: number): AsyncGenerator<Batch, Told> {
    const first = await this.#client.stream(url);
    if (!String(first.headers['content-type']).startsWith('application/x-ndjson'))
      return yield* this.#pageRows(url, columns, (await this.#client.page(url, 'GET', first)).bytes);
    return yield* this.#stream(url, columns, first.body);
  }

  async *#pageRows(url: URL, columns: number, first: Buffer): AsyncGenerator<Batch, Told> {
    const lines = new RowLines(columns, this.#client);
    const told = yield* listedBatches(this.#pages(url, first), lines, this.#client);
    return { ...told, ...noMoreRows };
  }

  async *#pages(url: URL, first: Buffer): Pages {
    const seen = new Set<string>();
    for (let bytes = first; ;) {
      const listed = listIn(this.#client, validText(bytes), 'rows');
      const { next, total } = this.#checked(pageSchema, listed?.envelope, 'badPage');
      if (listed) yield listed;
      if (next === null) return { rows: total ?? undefined };
      if (seen.has(next)) throw notUnderstood(this.#client, { problem: 'pagesCircle' });
      seen.add(next);
      ({ bytes } = await this.#client.page(asking(url, [['cursor', [next]]])));
    }
  }

  /** One that breaks off goes on where it was, if the server still has the same state of the data. */
  async *#stream(url: URL, columns: number, first: Readable): AsyncGenerator<Batch, Told> {
    const place: Place = { received: 0, snapshot: undefined };
    let body = first;
    for (let failed = 0; ;) {
      const before = place.received;
      const ending = yield* this.#arriving(body, columns, place);
      if (!(ending instanceof Passing)) return ending;
      failed = place.received > before ? 0 : failed + 1;
      if (failed > mostResumptions || (place.received > 0 && place.snapshot === undefined))
        throw ending.failure;
      ({ body } = await this.#client.stream(restOf(url, place)));
    }
  }

  /** The rows of one answer; gives why it broke off when it did. */
  async *#arriving(body: Readable, columns: number, place: Place): AsyncGenerator<Batch, Told | Passing> {
    const rows = new RowLines(columns, this.#client);
    const taken = (): Batch => {
      place.received += rows.rows;
      return rows.take();
    };
    let broken = new Passing(new ExportFailure('REMOTE_BROKEN', { host: this.#client.host }));
    let isHead = true;
    try {
      for await (const lines of lineBlocksOf(body, this.#client)) {
        for (let at = 0; at < lines.length;) {
          if (!isHead && lines[at] === openingBracket) {
            at = rows.add(lines, at);
            if (rows.isFull) yield taken();
            continue;
          }
          const end = lines.indexOf(lineFeed, at);
          const line = lines.toString('utf8', at, end);
          at = end + 1;
          if (line === '') continue;
          const value = answerOf(this.#client, line);
          if (isHead) {
            const { head } = this.#checked(headSchema, value, 'badHead');
            if (place.received > 0 && head.snapshot !== place.snapshot)
              throw new ExportFailure('REMOTE_CHANGED', { name: this.#client.host });
            place.snapshot = head.snapshot;
            isHead = false;
          } else if (Array.isArray(value)) {
            rows.addValues(value);
          } else {
            const { end: told } = this.#checked(endSchema, value, 'badEnd');
            if (rows.rows > 0) yield taken();
            return { rows: told.rows, ...noMoreRows };
          }
        }
      }
    } catch (thrown) {
      const error = this.#client.failureOf(thrown);
      if (!(error instanceof Passing)) throw error;
      broken = error;
    }
    if (rows.rows > 0) yield taken();
    return broken;
  }

  #checked<S extends z.ZodType>(schema: S, answer: unknown, problem: PlainAnswerProblem): z.output<S> {
    const parsed = schema.safeParse(answer);
    if (parsed.success) return parsed.data;
    throw notUnderstood(this.#client, { problem });
  }
}

/** Adds parameters to an address; the values of a list have commas between them, and none in them (OpenAPI: form, not exploded). */
function asking(url: URL, parameters: readonly (readonly [string, readonly string[]])[]): URL {
  const given = parameters
    .filter(([, values]) => values.length > 0)
    .map(([name, values]) => `${encodeURIComponent(name)}=${values.map(encodeURIComponent).join()}`);
  return new URL(`${url.href}${url.search === '' ? '?' : '&'}${given.join('&')}`);
}

/** Where the rows are that have not arrived yet. */
const restOf = (url: URL, { received, snapshot = '' }: Place): URL =>
  received === 0
    ? url
    : asking(url, [
        ['snapshot', [snapshot]],
        ['offset', [String(received)]],
      ]);
