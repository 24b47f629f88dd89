import { createHash } from 'node:crypto';
import type { ColumnType } from '../../../../preload/contract/dataset.ts';
import { ExportFailure } from '../../../../preload/contract/errors.ts';
import type { Row } from '../../rows.ts';
import { answerOf, notUnderstood } from './answer.ts';
import { isRecord } from './flat-record.ts';
import type { HttpClient, Page } from './http-client.ts';
import { RecordTable, type ToldColumn } from './record-table.ts';
import { batchesOfPages } from './record-batches.ts';
import { neededColumns, type RemoteDataset, type Server, type Told } from './server.ts';

/** A page of a list, however its view paginates (Django REST Framework, API Guide, Pagination). */
interface ListPage {
  records: readonly object[];
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
    const first: ListPage[] = [];
    for await (const page of this.#pagesFrom(this.#url)) {
      first.push(page);
      if (first.reduce((sum, { records }) => sum + records.length, 0) >= enoughRecords) break;
    }
    const table = new RecordTable(
      first.flatMap(({ records }) => records),
      await this.#toldColumns(),
    );
    const { columns } = table;
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
      const given = neededColumns(columns, spec, spec);
      const places = given.map((column) => columns.indexOf(column));
      return {
        columns: given,
        left: { filters: spec.filters, sort: spec.sort },
        count: () => Promise.resolve(first[0]?.count === undefined ? 'unknown' : { about: first[0].count }),
        batches: () =>
          batchesOfPages(this.#rows(table, first), { identity: identity < 0 ? undefined : identity, places }),
      };
    };
    return [{ info, ask }];
  }

  /** The pages that are there already, then those behind them. */
  async *#rows(
    table: RecordTable,
    first: readonly ListPage[],
  ): AsyncGenerator<readonly Row[], Pick<Told, 'rows'>> {
    let last: ListPage | undefined;
    for (const page of first) {
      last = page;
      yield this.#rowsOf(page, table);
    }
    if (last?.next)
      for await (const page of this.#pagesFrom(last.next)) {
        last = page;
        yield this.#rowsOf(page, table);
      }
    return { rows: last?.count };
  }

  #rowsOf({ records }: ListPage, table: RecordTable): Row[] {
    return records.map((record) => {
      const row = table.row(record);
      if (typeof row === 'string')
        throw notUnderstood(this.#client, `there is a field '${row}' that the first rows had not`);
      return row;
    });
  }

  async *#pagesFrom(url: URL): AsyncGenerator<ListPage> {
    const seen = new Set<string>();
    let empty = 0;
    for (let next: URL | undefined = url; next;) {
      // Millions of rows have thousands of addresses, which may be long.
      const place = createHash('sha256').update(next.href).digest('base64');
      if (seen.has(place)) throw notUnderstood(this.#client, 'its pages lead round in a circle');
      seen.add(place);
      const page = this.#listPage(await this.#client.page(next), next);
      empty = page.records.length === 0 ? empty + 1 : 0;
      if (empty > mostEmptyPages && page.next)
        throw notUnderstood(this.#client, 'its pages are empty and do not end');
      next = page.next;
      yield page;
    }
  }

  #listPage({ text, headers }: Page, url: URL): ListPage {
    const answer = answerOf(this.#client, text);
    const own = (next: string): URL => this.#client.ownUrl(next, url);
    if (Array.isArray(answer)) {
      const next = nextLink(String(headers.link ?? ''));
      return {
        records: this.#records(answer),
        count: undefined,
        next: next === undefined ? undefined : own(next),
      };
    }
    const { results, count, next } = (isRecord(answer) ? answer : {}) as Record<string, unknown>;
    if (!Array.isArray(results)) throw notUnderstood(this.#client, 'there is no list of rows in it');
    return {
      records: this.#records(results),
      count: typeof count === 'number' ? count : undefined,
      next: typeof next === 'string' && next !== '' ? own(next) : undefined,
    };
  }

  #records(list: readonly unknown[]): readonly object[] {
    if (!list.every(isRecord)) throw notUnderstood(this.#client, 'its rows are no objects');
    return list;
  }

  /** What OPTIONS says of the fields to whoever may change them (API Guide, Metadata). */
  async #toldColumns(): Promise<ReadonlyMap<string, ToldColumn>> {
    const told = new Map<string, ToldColumn>();
    try {
      const answer = answerOf(this.#client, (await this.#client.page(this.#url, 'OPTIONS')).text) as {
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
