import { createHash } from 'node:crypto';
import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { Batch } from '../../rows.ts';
import { noMoreRows } from '../source.ts';
import { answerOf, notUnderstood, recordOf } from './answer.ts';
import { isRecord } from './flat-record.ts';
import type { HttpClient, Page } from './http-client.ts';
import { elementsIn, isEmpty, lengthOf, listIn, type Listed } from './json-text.ts';
import { validText } from './line-blocks.ts';
import { listedBatches, type Pages } from './listed-batches.ts';
import { RecordLines } from './record-lines.ts';
import { RecordTable, type ToldColumn } from './record-table.ts';
import { neededColumns, type RemoteDataset, type Server, type Told } from './server.ts';

/** A page of a list, however its view paginates (Django REST Framework, API Guide, Pagination). */
interface ListPage extends Listed {
  /** Undefined where the view does not count: cursors, and lists in one piece. */
  count: number | undefined;
  next: URL | undefined;
}

/** Pages without a row, one after another, from which on nothing more is expected. */
const mostEmptyPages = 3;
/** Records that show which columns there are. */
const enoughRecords = 1_000;

/** Any list endpoint of a Django REST Framework, as one dataset `rows`. */
export class DrfServer implements Server {
  readonly #client: HttpClient;
  readonly #url: URL;
  readonly #label: string;

  constructor(client: HttpClient, url: URL, label: string) {
    this.#client = client;
    this.#url = url;
    this.#label = label;
  }

  async datasets(): Promise<readonly RemoteDataset[]> {
    let first: ListPage[] = [];
    let records = 0;
    for await (const page of this.#pagesFrom(this.#url)) {
      first.push(page);
      records += lengthOf(page);
      if (records >= enoughRecords) break;
    }
    const table = new RecordTable(this.#recordsOf(first), await this.#toldColumns());
    const { columns } = table;
    const count = first[0]?.count;
    const info = {
      id: 'rows',
      label: this.#label,
      description: 'Every row of this list.',
      parameters: [],
      columns: [...columns],
      hasPeriod: false,
    };
    const identity = columns.findIndex(({ key }) => identities.includes(key.toLowerCase()));
    const ask: RemoteDataset['ask'] = (spec) => {
      const needed = new Set(neededColumns(columns, spec, spec).map(({ key }) => key));
      return {
        columns: columns.filter(({ key }) => needed.has(key)),
        left: { filters: spec.filters, sort: spec.sort },
        count: () => Promise.resolve(count === undefined ? 'unknown' : { about: count }),
        batches: () => {
          const pages = this.#pages(first);
          first = [];
          return this.#batches(pages, new RecordLines(table, needed, identity, this.#client));
        },
      };
    };
    return [{ info, ask }];
  }

  async *#batches(pages: Pages, lines: RecordLines): AsyncGenerator<Batch, Told> {
    const told = yield* listedBatches(pages, lines, this.#client);
    return { ...told, ...noMoreRows, repeatedRows: lines.repeatedRows };
  }

  /** The pages that are there already, then those behind them. */
  async *#pages(there: ListPage[]): Pages {
    let last: ListPage | undefined;
    for (let page = there.shift(); page; page = there.shift()) {
      last = page;
      yield page;
    }
    const next = last ? last.next : this.#url;
    if (next)
      for await (const page of this.#pagesFrom(next)) {
        last = page;
        yield page;
      }
    return { rows: last?.count };
  }

  *#recordsOf(pages: readonly ListPage[]): Generator<object> {
    for (const page of pages) for (const element of elementsIn(page)) yield recordOf(this.#client, element);
  }

  async *#pagesFrom(url: URL): AsyncGenerator<ListPage> {
    const seen = new Set<string>();
    let empty = 0;
    for (let next: URL | undefined = url; next;) {
      // Millions of rows have thousands of addresses, which may be long.
      const place = createHash('sha256').update(next.href).digest('base64');
      if (seen.has(place)) throw notUnderstood(this.#client, { problem: 'pagesCircle' });
      seen.add(place);
      const page = this.#listPage(await this.#client.page(next), next);
      empty = isEmpty(page) ? empty + 1 : 0;
      if (empty > mostEmptyPages && page.next) throw notUnderstood(this.#client, { problem: 'emptyPages' });
      next = page.next;
      yield page;
    }
  }

  #listPage({ bytes, headers }: Page, url: URL): ListPage {
    const listed = listIn(this.#client, validText(bytes), 'results');
    if (!listed) throw notUnderstood(this.#client, { problem: 'noRows' });
    const { count, next } = (isRecord(listed.envelope) ? listed.envelope : {}) as Record<string, unknown>;
    const place = Array.isArray(listed.envelope) ? nextLink(String(headers.link ?? '')) : next;
    return {
      ...listed,
      count: typeof count === 'number' ? count : undefined,
      next: typeof place === 'string' && place !== '' ? this.#client.ownUrl(place, url) : undefined,
    };
  }

  /** What OPTIONS says of the fields to whoever may change them (API Guide, Metadata). */
  async #toldColumns(): Promise<ReadonlyMap<string, ToldColumn>> {
    const told = new Map<string, ToldColumn>();
    try {
      const answer = answerOf(this.#client, (await this.#client.page(this.#url, 'OPTIONS')).bytes) as {
        actions?: Record<string, Record<string, { type?: string; label?: string }>>;
      };
      const fields = answer.actions?.POST ?? answer.actions?.PUT ?? {};
      for (const [key, { type, label }] of Object.entries(fields)) {
        const known = columnTypes.get(String(type));
        told.set(key, { ...(typeof label === 'string' && { label }), ...(known && { type: known }) });
      }
    } catch (error) {
      // It need not be there; without it the rows tell.
      if (!(error instanceof ExportFailure) || error.code === 'CANCELLED') throw error;
    }
    return told;
  }
}

/** What a list's rows are usually told apart by. */
const identities = ['id', 'pk', 'uuid', 'url'];

/** The fields' types that say more of a column than its values. */
const columnTypes = new Map<string, ColumnType>([
  ['decimal', 'decimal'],
  ['float', 'number'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['boolean', 'boolean'],
]);

/** The address with `rel="next"` in a Link header (RFC 8288, section 3). */
function nextLink(header: string): string | undefined {
  for (const [, address, parameters = ''] of header.matchAll(/<([^>]*)>((?:\s*;\s*[^,;]+)*)/g))
    if (/;\s*rel\s*=\s*"?[^";]*\bnext\b/i.test(parameters)) return address;
  return undefined;
}
